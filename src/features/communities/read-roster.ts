import Papa from "papaparse";
import type { IncomingFile } from "#platform/chat";
import { hasInk } from "#platform/i18n";
import type { Cell } from "./rules/roster-cells.ts";
import { readRoster, type ReadRoster } from "./rules/roster.ts";
import { unpackSheets } from "./unpack-sheets.ts";

export type ReadFile =
  | ReadRoster
  | {
      readonly ok: false;
      readonly reason:
        "no-file" | "old-excel" | "no-table" | "too-large" | "encoding";
    };

/** Reads a roster from a CSV or an XLSX file, as Excel and WPS save them. */
export async function readRosterFile({
  bytes,
}: IncomingFile): Promise<ReadFile> {
  if (!bytes) return { ok: false, reason: "no-file" };
  if (startsWith(bytes, [0x50, 0x4b])) {
    const unpacked = await unpackSheets(bytes);
    return unpacked.ok ? readFirst(unpacked.tables) : unpacked;
  }
  // What Excel wrote before 2007, and what it protects by a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { ok: false, reason: "old-excel" };
  }
  const text = decode(bytes);
  if (text === null) return { ok: false, reason: "encoding" };
  if (!hasInk(text.replace(/[,;"]/g, "")))
    return { ok: false, reason: "empty" };
  // Many property systems call a web page .xls.
  if (/^\s*<(?:!doctype|html|table|\?xml|meta)/i.test(text)) {
    return { ok: false, reason: "old-excel" };
  }
  return readFirst(
    separators.map(
      (delimiter) => Papa.parse<string[]>(text, { delimiter }).data,
    ),
  );
}

const separators = [",", ";", "\t"];

/** What tells least of why a table is no roster comes first. */
const unreadable = ["empty", "no-header", "no-column"];

/** Of several sheets, or ways to split the lines, the first that has a header counts. */
function readFirst(tables: readonly Cell[][][]): ReadRoster {
  let nearest: ReadRoster = { ok: false, reason: "empty" };
  for (const table of tables) {
    const read = readRoster(table);
    if (rankOf(read) < 0) return read;
    if (rankOf(read) > rankOf(nearest)) nearest = read;
  }
  return nearest;
}

/** Negative: it has a header. */
const rankOf = (read: ReadRoster): number =>
  read.ok ? -1 : unreadable.indexOf(read.reason);

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/**
 * UTF-8 with or without a mark, UTF-16 with one (Excel's “Unicode text”), else
 * GBK, which Chinese Excel saves. null: none of them.
 */
function decode(bytes: Uint8Array): string | null {
  const labels = startsWith(bytes, [0xff, 0xfe])
    ? ["utf-16le"]
    : startsWith(bytes, [0xfe, 0xff])
      ? ["utf-16be"]
      : ["utf-8", "gb18030"];
  for (const label of labels) {
    const text = decodeAs(label, bytes);
    if (text !== null) return text.includes("\u0000") ? null : text;
  }
  return null;
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
