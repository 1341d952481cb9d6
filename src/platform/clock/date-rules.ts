import type { DayPart } from "./day-parts.ts";

/** A date at the beginning of a text; 今晚 and "tonight" also say a part. */
export interface DateScan {
  date: Temporal.PlainDate;
  length: number;
  part?: DayPart;
}

/** A weekday (1 Monday … 7 Sunday) at the beginning of a text. */
export interface WeekdayScan {
  weekday: number;
  length: number;
}

/** A way of naming a day; null when there is no such day. */
export type DateRule = readonly [
  RegExp,
  (
    match: RegExpExecArray,
    today: Temporal.PlainDate,
  ) => Temporal.PlainDate | null,
];

/** The first rule whose pattern fits decides, even if it finds no day. */
export function applyRules(
  rules: readonly DateRule[],
  head: string,
  today: Temporal.PlainDate,
): DateScan | null {
  for (const [pattern, read] of rules) {
    const match = pattern.exec(head);
    if (match === null) continue;
    const date = read(match, today);
    return date && { date, length: match[0].length };
  }
  return null;
}

/** One pattern out of several, read from left to right. */
export function joinPatterns(...parts: readonly RegExp[]): RegExp {
  return new RegExp(parts.map(({ source }) => source).join(""), "i");
}
