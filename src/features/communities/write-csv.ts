import Papa from "papaparse";
import { formulaStart } from "./rules/roster-cells.ts";

/** A table for Excel: with the mark by which it knows UTF-8, and no cell a formula. */
export const writeCsv = (
  titles: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string =>
  `\ufeff${Papa.unparse({ fields: [...titles], data: rows.map((row) => [...row]) }, { escapeFormulae: formulaStart })}\r\n`;
