import { scanChineseDate, scanChineseWeekday } from "./chinese-dates.ts";
import type { DateScan } from "./date-rules.ts";
import { scanEnglishDate, scanEnglishWeekday } from "./english-dates.ts";
import { scanNumericDate } from "./numeric-dates.ts";

const LEAD = /^(?:(?:on|by|until|till)\s+|(?:到|截至|截止到?)\s?)/i;
// 周五前 is due on Friday; 12月5日前门 is a gate.
const DEADLINE = /^\s?(?:[之以]前|为止|前(?![面台门后端院方厅排边]))/;

/** The past is read too: whoever asked says whether it will do. */
export function scanDate(
  head: string,
  today: Temporal.PlainDate,
): DateScan | null {
  const lead = leadLength(head);
  const text = head.slice(lead);
  const scan =
    scanNumericDate(text, today) ??
    scanChineseDate(text, today) ??
    scanEnglishDate(text, today);
  if (scan === null) return null;
  const named = lead + scan.length + weekdayLength(text, scan);
  return { ...scan, length: named + deadlineLength(head.slice(named)) };
}

/** The "until" before a date or time: 到周五, by Friday. */
export function leadLength(head: string): number {
  return LEAD.exec(head)?.[0].length ?? 0;
}

/** The "by then" behind a date or time: 周五前, 八点之前. */
export function deadlineLength(behind: string): number {
  return DEADLINE.exec(behind)?.[0].length ?? 0;
}

/** As the bot itself writes it, 12月3日 周四: only when it is that day. */
function weekdayLength(text: string, { date, length }: DateScan): number {
  const behind = text.slice(length);
  const said = scanChineseWeekday(behind) ?? scanEnglishWeekday(behind);
  return said?.weekday === date.dayOfWeek ? said.length : 0;
}
