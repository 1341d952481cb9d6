import type { Cell } from "./roster-cells.ts";
import { textOf } from "./roster-cells.ts";

export type Column = "unit" | "area" | "owners" | "telegram";

/** What a column is called by the contract, then what people call it. */
const names: Record<Column, readonly RegExp[]> = {
  unit: [
    /^(房号|unit)$/,
    /^(房[间屋]号?|房號|房间号码|室号|门牌号?|户号|房屋编号|单元房号|unitno\.?|room|roomno\.?|flat|apartment)$/,
  ],
  area: [
    /^(面积|area)$/,
    /^(建筑面积|房屋面积|产权面积|专有面积|专有部分面积|建面|面積|floorarea)$/,
  ],
  owners: [
    /^(业主|owners)$/,
    /^(业主姓名|业主名称|业主名字|产权人|产权人姓名|户主|姓名|業主|owner|ownernames?|names?)$/,
  ],
  telegram: [
    /^telegram$/,
    /^(telegram(账号|用户名|名|id|name|username)|tg|tg账号|电报|电报账号|username)$/,
  ],
};

const all = Object.keys(names) as Column[];
const needed: readonly Column[] = ["unit", "area", "owners"];

/** Title rows come above the header, seldom more. */
const deepestHeader = 10;

export interface Header {
  /** Where in the table it stands, from 0. */
  readonly at: number;
  /** Where in a row each column stands. */
  readonly columns: Partial<Record<Column, number>>;
  /** Titles of columns that mean nothing to a roster. */
  readonly ignored: readonly string[];
  readonly missing: readonly Column[];
}

/** The row with the most titles of a roster; null: none of the first has any. */
export function findHeader(table: readonly (readonly Cell[])[]): Header | null {
  const headers = table
    .slice(0, deepestHeader)
    .map(readHeader)
    .filter((header) => header.missing.length < needed.length)
    .sort((a, b) => a.missing.length - b.missing.length || a.at - b.at);
  return headers[0] ?? null;
}

function readHeader(row: readonly Cell[], at: number): Header {
  const titles = row.map(textOf);
  const plain = titles.map(plainTitle);
  const columns: Partial<Record<Column, number>> = {};
  for (const column of all) {
    const found = names[column]
      .map((name) => plain.findIndex((title) => name.test(title)))
      .find((index) => index >= 0);
    if (found !== undefined) columns[column] = found;
  }
  const taken = new Set(Object.values(columns));
  return {
    at,
    columns,
    ignored: titles.filter((title, i) => title !== "" && !taken.has(i)),
    missing: needed.filter((column) => columns[column] === undefined),
  };
}

/** A title without its unit: 建筑面积（㎡）, Area (m²), 面积/平方米, 房号*. */
const plainTitle = (title: string): string =>
  title
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/[([【].*?[)\]】]/g, "")
    .replace(/[/:]?(m2|sqm|平方米|平米)$/, "")
    .replace(/[*:]/g, "");

/** The header once more, as printed on each page of a long table. */
export const isTitleOfUnit = (unit: string): boolean =>
  names.unit.some((name) => name.test(plainTitle(unit)));
