import { strFromU8, unzipSync, type UnzipFileInfo } from "fflate";
import readSheets from "read-excel-file/universal";
import type { Cell } from "./rules/roster-cells.ts";

export type UnpackedSheets =
  | { ok: true; tables: Cell[][][] }
  | { ok: false; reason: "old-excel" | "no-table" | "too-large" };

/** What a roster of 20,000 households unpacks to, several times over. */
const mostBytes = 40 * 1024 * 1024;
/** Cells between the first and the last, empty ones too: each takes memory. */
const mostCells = 10_000_000;

/**
 * The sheets of an XLSX file. Before anything is unpacked the sizes that the
 * archive states are looked at, and nothing is unpacked beyond them.
 */
export async function unpackSheets(bytes: Uint8Array): Promise<UnpackedSheets> {
  const listed = listFiles(bytes);
  if (!listed) return { ok: false, reason: "no-table" };
  const names = listed.map((file) => file.name);
  if (names.some((name) => /vbaProject\.bin$|workbook\.bin$/.test(name))) {
    return { ok: false, reason: "old-excel" };
  }
  if (!names.includes("xl/workbook.xml")) {
    return { ok: false, reason: "no-table" };
  }
  const size = listed.reduce((sum, file) => sum + file.originalSize, 0);
  if (size > mostBytes) return { ok: false, reason: "too-large" };
  try {
    if (spans(bytes) > mostCells) return { ok: false, reason: "too-large" };
    const sheets = await readSheets(Uint8Array.from(bytes).buffer);
    // The library's own type says typeof Date where it gives dates.
    return { ok: true, tables: sheets.map(({ data }) => data as Cell[][]) };
  } catch {
    // It throws at whatever Excel would not have written.
    return { ok: false, reason: "no-table" };
  }
}

function listFiles(bytes: Uint8Array): UnzipFileInfo[] | null {
  const files: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter(file) {
        files.push(file);
        return false;
      },
    });
  } catch {
    return null;
  }
  return files;
}

/** One cell far out makes the reader fill all before it with empty ones. */
function spans(bytes: Uint8Array): number {
  const sheets = unzipSync(bytes, {
    filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name),
  });
  let cells = 0;
  for (const sheet of Object.values(sheets)) {
    let rows = 0;
    let columns = 0;
    for (const [, letters = "", row] of strFromU8(sheet).matchAll(
      /\sr=["']([A-Z]*)(\d+)["']/g,
    )) {
      rows = Math.max(rows, Number(row));
      columns = Math.max(columns, columnOf(letters));
    }
    cells += rows * Math.max(columns, 1);
  }
  return cells;
}

/** A is 1, AA is 27. */
const columnOf = (letters: string): number =>
  Array.from(letters).reduce(
    (column, letter) => column * 26 + (letter.charCodeAt(0) - 64),
    0,
  );
