import { hasInk, lengthOf } from "#platform/i18n";
import { readArea, type AreaFault } from "./areas.ts";
import {
  isExcelDate,
  keyOfUnit,
  textOf,
  tidyText,
  tidyUnit,
  type Cell,
} from "./roster-cells.ts";
import {
  findHeader,
  isTitleOfUnit,
  type Column,
  type Header,
} from "./roster-columns.ts";

/** One household, as the roster file has it. */
export interface RosterRow {
  readonly unit: string;
  readonly areaCm2: number;
  readonly owners: readonly string[];
  /** Usernames without @, as far as they are given. */
  readonly telegram: readonly string[];
}

export interface RosterFault {
  /** Counted as the person sees them in the file. */
  readonly row: number;
  readonly reason:
    | AreaFault
    | "no-unit"
    | "unit-is-date"
    | "unit-too-long"
    | "duplicate-unit"
    | "no-owner"
    | "owner-too-long"
    | "bad-telegram";
  /** What stands there. */
  readonly value: string;
}

export type ReadRoster =
  | {
      readonly ok: true;
      readonly rows: readonly RosterRow[];
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly reason: "empty" | "no-header" | "no-rows" }
  | { readonly ok: false; readonly reason: "too-many-rows" }
  | {
      readonly ok: false;
      readonly reason: "no-column";
      readonly missing: readonly Column[];
    }
  | {
      readonly ok: false;
      readonly reason: "faults";
      readonly faults: readonly RosterFault[];
    };

export const mostRows = 20_000;
export const longestUnit = 40;
export const longestOwner = 60;

/** The last line of a table: what it sums up is no household. */
const sumLine = /^(合 ?计|总 ?计|小 ?计|共 ?计|总面积|totals?|sum):?$/iu;

/** Reads a table as Excel has it: titles above the header, gaps and sums between the rows. */
export function readRoster(table: readonly (readonly Cell[])[]): ReadRoster {
  if (table.every(isBlank)) return { ok: false, reason: "empty" };
  const header = findHeader(table);
  if (!header) return { ok: false, reason: "no-header" };
  const { missing, ignored } = header;
  if (missing.length > 0) return { ok: false, reason: "no-column", missing };
  const lines = table.flatMap((cells, i) =>
    i > header.at && !isNoHousehold(header, cells)
      ? [{ cells, row: i + 1 }]
      : [],
  );
  if (lines.length === 0) return { ok: false, reason: "no-rows" };
  if (lines.length > mostRows) return { ok: false, reason: "too-many-rows" };
  const seen = new Set<string>();
  const read = lines.map((line) => readLine(header, line, seen));
  const faults = read.flatMap((line) => line.faults);
  return faults.length > 0
    ? { ok: false, reason: "faults", faults }
    : { ok: true, rows: read.map((line) => line.row), ignored };
}

const isBlank = (cells: readonly Cell[]): boolean =>
  cells.every((cell) => textOf(cell) === "");

function isNoHousehold(header: Header, cells: readonly Cell[]): boolean {
  if (isBlank(cells)) return true;
  const [first = ""] = cells.map(textOf).filter((text) => text !== "");
  const unit = textOf(cellOf(header, cells, "unit"));
  return sumLine.test(unit === "" ? first : unit) || isTitleOfUnit(unit);
}

function cellOf(
  { columns }: Header,
  cells: readonly Cell[],
  column: Column,
): Cell {
  const at = columns[column];
  return at === undefined ? null : (cells[at] ?? null);
}

function readLine(
  header: Header,
  line: { readonly cells: readonly Cell[]; readonly row: number },
  seen: Set<string>,
): { row: RosterRow; faults: RosterFault[] } {
  const cell = (column: Column) => cellOf(header, line.cells, column);
  const unit = tidyUnit(cell("unit"));
  const area = readArea(textOf(cell("area")));
  const owners = readOwners(cell("owners"));
  const telegram = readUsernames(textOf(cell("telegram")));
  const reasons: (RosterFault["reason"] | false | null)[] = [
    judgeUnit(cell("unit"), unit, seen),
    !area.ok && area.reason,
    owners.length === 0 && "no-owner",
    owners.some((owner) => lengthOf(owner) > longestOwner) && "owner-too-long",
    telegram === null && "bad-telegram",
  ];
  return {
    row: {
      unit,
      areaCm2: area.ok ? area.areaCm2 : 0,
      owners,
      telegram: telegram ?? [],
    },
    faults: reasons.flatMap((reason) =>
      reason
        ? [{ row: line.row, reason, value: textOf(cell(columnOf(reason))) }]
        : [],
    ),
  };
}

function columnOf(reason: RosterFault["reason"]): Column {
  if (reason.includes("area")) return "area";
  if (reason.includes("owner")) return "owners";
  return reason === "bad-telegram" ? "telegram" : "unit";
}

function judgeUnit(
  cell: Cell,
  unit: string,
  seen: Set<string>,
): RosterFault["reason"] | null {
  if (!hasInk(unit)) return "no-unit";
  if (isExcelDate(cell)) return "unit-is-date";
  if (lengthOf(unit) > longestUnit) return "unit-too-long";
  const key = keyOfUnit(unit);
  if (seen.has(key)) return "duplicate-unit";
  seen.add(key);
  return null;
}

/** Names as they are written, apart by 、 or ; or on lines of their own. */
export function readOwners(cell: Cell): string[] {
  const text = typeof cell === "string" ? cell : textOf(cell);
  const names = text.normalize("NFC").split(/[、;；\r\n]/);
  return [...new Set(names.map(tidyText).filter(hasInk))];
}

/** null: one of them is no username. */
function readUsernames(text: string): string[] | null {
  const names = text
    .split(/[、;,，\s]+/)
    .filter((name) => name !== "")
    .map((name) => name.replace(/^(?:https?:\/\/)?t\.me\//i, ""))
    .map((name) => name.replace(/^@/, ""));
  return names.every((name) => /^[a-z]\w{3,31}$/i.test(name))
    ? [...new Set(names)]
    : null;
}
