import { foldText } from "./fold-text.ts";
import {
  type Adjusted,
  endOfLocalDay,
  localDate,
  localDateTime,
  settleLocal,
} from "./local-time.ts";
import type { ReadingContext } from "./read-date.ts";
import { readMoment } from "./read-moment.ts";
import { scanDate } from "./scan-date.ts";
import { scanDuration } from "./scan-duration.ts";

export type ReadUntil =
  | {
      ok: true;
      at: number;
      local: Temporal.PlainDateTime;
      adjusted?: Adjusted;
      rest: string;
    }
  | { ok: false; reason: "unreadable" }
  | { ok: false; reason: "past"; understood: Temporal.PlainDateTime };

/**
 * Until when: a duration (30m, 12h, 2d, 2 days, 30分钟, 2天), a date and time,
 * or a date, which is its last millisecond and so shows as 23:59. Days keep
 * the wall time: 2d at 18:00 ends at 18:00 even if the clocks change.
 */
export function readUntil(text: string, context: ReadingContext): ReadUntil {
  const moment = readMoment(text, context);
  if (moment.ok || moment.reason === "past") return moment;
  const duration = readDuration(text, context);
  if (duration !== null) return duration;
  return readEndOfDay(text, context);
}

function readEndOfDay(text: string, context: ReadingContext): ReadUntil {
  const { head, rest } = foldText(text);
  const today = localDate(context.now, context.timeZone);
  const scan = scanDate(head, today);
  if (scan === null) return { ok: false, reason: "unreadable" };
  const at = endOfLocalDay(scan.date, context.timeZone);
  if (at <= context.now) {
    const understood = scan.date.toPlainDateTime("23:59");
    return { ok: false, reason: "past", understood };
  }
  const local = localDateTime(at, context.timeZone);
  return { ok: true, at, local, rest: rest(scan.length) };
}

function readDuration(text: string, context: ReadingContext): ReadUntil | null {
  const { head, rest } = foldText(text);
  const scan = scanDuration(head);
  if (scan === null) return null;
  const from = localDateTime(context.now, context.timeZone);
  const { days, exactMs, length } = scan;
  const day =
    days === 0
      ? { at: context.now }
      : settleLocal(from.add({ days }), context.timeZone);
  const at = day.at + exactMs;
  const local = localDateTime(at, context.timeZone);
  return at <= context.now
    ? { ok: false, reason: "past", understood: local }
    : { ok: true, ...day, at, local, rest: rest(length) };
}
