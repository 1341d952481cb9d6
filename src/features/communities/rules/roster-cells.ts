import { cleanText } from "#platform/i18n";

/** One cell as a CSV or an Excel file gives it. */
export type Cell = string | number | boolean | Date | null;

/** What Excel shows of a number: 29.1+30.2 is 59.3, not 59.300000000000004. */
const excelDigits = 15;

/**
 * A cell as text: full-width signs as usual ones, one space where there are
 * several, and without the apostrophe that keeps a formula from being one.
 */
export function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "number") {
    return String(Number(cell.toPrecision(excelDigits)));
  }
  return tidyText(String(cell).normalize("NFKC"));
}

/** What a spreadsheet takes for the start of a formula, wherever it is sold. */
export const formulaStart = /^[=+\-@＝＋－＠‐‑‒–—―−]/;
const guarded = new RegExp(`^(?:' ?)+(?=${formulaStart.source.slice(1)})`);

/** Names keep the characters that they are written with. */
export const tidyText = (text: string): string =>
  cleanText(text)
    .replace(/[\p{Cc}\p{Z}\u200b\ufeff]+/gu, " ")
    .trim()
    .replace(guarded, "");

/** 3 - 1 - 501, 3－1－501 and 3—1—501 are 3-1-501. */
export const tidyUnit = (cell: Cell): string =>
  textOf(cell).replace(/ ?[-‐‑‒–—―−] ?/g, "-");

/** Units are the same whatever their letters' case and spaces. */
export const keyOfUnit = (unit: string): string =>
  tidyUnit(unit).toLowerCase().replaceAll(" ", "");

const excelDate =
  /^(\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月(\d{1,2}日)?|\d{4}\/\d{1,2}\/\d{1,2}|\d{4}-\d{2}-\d{2}|\d{1,2}-[A-Z][a-z]{2}(-\d{2,4})?|[A-Z][a-z]{2}-\d{2})$/u;

/** Excel takes 3-1 for the first of March, and shows and saves it as that. */
export const isExcelDate = (cell: Cell): boolean =>
  cell instanceof Date || excelDate.test(textOf(cell));
