import { dateOf, nextMonthDay } from "./calendar-days.ts";
import type { DateScan } from "./date-rules.ts";

// 3-2-501 and 12/5号楼 are doors, not days; 1-2个人 is a range.
const FULL = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d%]|[-/.]\d)/;
const SHORT =
  /^(\d{1,2})[-/](\d{1,2})(?![\d%]|[-/.:]\d|[点时分个人天年月米元次名位万]|周(?![一二三四五六日天])|\s?(?:[号楼栋幢单室户层座]|st\b|nd\b|rd\b|th\b))/i;

/** 2026-12-05, 2026/12/5, 2026.12.5, and 12-05, 12/5: the next such day. */
export function scanNumericDate(
  head: string,
  today: Temporal.PlainDate,
): DateScan | null {
  const full = FULL.exec(head);
  if (full !== null) {
    const [all, year, , month, day] = full;
    const date = dateOf(Number(year), Number(month), Number(day));
    return date && { date, length: all.length };
  }
  const short = SHORT.exec(head);
  if (short === null) return null;
  const date = nextMonthDay(today, Number(short[1]), Number(short[2]));
  return date && { date, length: short[0].length };
}
