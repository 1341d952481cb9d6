import { stemmer } from "stemmer";
import { writeDigits } from "./numerals.ts";
import { splitTitle } from "./title.ts";

/** Scripts without spaces between words: two neighbours may be a word. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]$/v;
const unit =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|\p{N}+|[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]]+|\S/gv;
const ink = /[\p{L}\p{N}]/u;

/** Longer search words are no words; PostgreSQL's index takes no long ones. */
const longestWord = 64;

/**
 * What a text is found by, however it was typed: characters of Chinese, stems of
 * English, whole numbers, and the signs between them.
 */
export function unitsOf(text: string): string[] {
  const folded = writeDigits(text.normalize("NFKC").toLowerCase());
  return Array.from(folded.matchAll(unit), ([found]) => toStem(found));
}

function toStem(found: string): string {
  if (/^\p{N}/u.test(found)) return found.replace(/^0+(?=\d)/, "");
  return /^[a-z]+$/.test(found) ? stemmer(found) : found;
}

/** Units as one text, so that those of a search are a part of it. */
export const joinUnits = (units: readonly string[]): string =>
  ` ${units.join(" ")} `;

/** The words of the index that lead to these units: each unit, and each two neighbours in Chinese. */
const wordsIn = (units: readonly string[]): string[] =>
  units.flatMap((found, i) => {
    if (!ink.test(found)) return [];
    const pair = pairAt(units, i);
    return pair === null ? [keep(found)] : [keep(found), pair];
  });

function pairAt(units: readonly string[], i: number): string | null {
  const [first = "", second = ""] = [units[i], units[i + 1]];
  return unspaced.test(first) && unspaced.test(second) ? first + second : null;
}

const keep = (word: string) => Array.from(word).slice(0, longestWord).join("");

/** All words under which a topic is in the index; true: its title has the word. */
export function indexWords(text: string): Map<string, boolean> {
  const inTitle = new Set(wordsIn(unitsOf(splitTitle(text).title)));
  return new Map(
    wordsIn(unitsOf(text)).map((word) => [word, inTitle.has(word)]),
  );
}

/** What somebody searches for: each of these in a row, in any order. */
export interface Sought {
  readonly rows: readonly (readonly string[])[];
  /** The search is nothing but `#12` or `12`. */
  readonly number: number | null;
}

/** Reads a search; signs around words, and alone, count for nothing. */
export function readSearch(search: string): Sought {
  const rows = search
    .split(/\s+/)
    .map((word) => trimSigns(unitsOf(word)))
    .filter((row) => row.length > 0);
  const [only] = rows.flat();
  const isNumber = rows.flat().length === 1 && /^\d{1,9}$/.test(only ?? "");
  return { rows, number: isNumber ? Number(only) : null };
}

function trimSigns(units: readonly string[]): readonly string[] {
  const isInk = (found: string) => ink.test(found);
  return units.slice(units.findIndex(isInk), units.findLastIndex(isInk) + 1);
}

/** The fewest words of the index that a topic with this row has. */
export const wordsOfRow = (row: readonly string[]): string[] => {
  const pairs = row.map((_, i) => pairAt(row, i));
  const words = row.flatMap((found, i) => {
    if (pairs[i]) return [pairs[i]];
    return pairs[i - 1] || !ink.test(found) ? [] : [keep(found)];
  });
  return [...new Set(words)];
};

/** Whether the index alone answers it: a row of one word. */
export const isOneWord = (row: readonly string[]): boolean =>
  row.length === 1 || (row.length === 2 && pairAt(row, 0) !== null);
