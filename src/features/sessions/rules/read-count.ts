/** What people of any language write around a number of people. */
export interface CountWords {
  /** Before the most that may come: "max". */
  readonly before: readonly string[];
  /** After a number of people, or nothing: "people". */
  readonly after: readonly string[];
}

const anyOf = (words: readonly string[]): string =>
  `(?:${words.map((word) => RegExp.escape(word)).join("|")})`;

const digits = "([0-9０-９]{1,5})";

const asNumber = (written: string): number => Number(written.normalize("NFKC"));

/** `max 20` at the end of a text, and what stands before it. */
export function findCount(
  text: string,
  words: CountWords,
): { count: number; rest: string } | null {
  const pattern = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}])${anyOf(words.before)}\\s*[:：=＝]?\\s*${digits}\\s*${anyOf(words.after)}?\\s*$`,
    "iu",
  );
  const match = pattern.exec(text);
  return match?.[1] === undefined
    ? null
    : { count: asNumber(match[1]), rest: text.slice(0, match.index).trimEnd() };
}

/** A text that is nothing but a number of people; null: it is something else. */
export function readCount(text: string, words: CountWords): number | null {
  const pattern = new RegExp(
    `^\\s*${digits}\\s*${anyOf(words.after)}?\\s*$`,
    "iu",
  );
  const written = pattern.exec(text)?.[1];
  return written === undefined ? null : asNumber(written);
}
