import { foldText } from "./fold-text.ts";
import { type Adjusted, localDate, settleLocal } from "./local-time.ts";
import type { ReadingContext } from "./read-date.ts";
import type { DateScan } from "./date-rules.ts";
import { deadlineLength, leadLength, scanDate } from "./scan-date.ts";
import { scanTime } from "./scan-time.ts";

export type ReadMoment =
  | {
      ok: true;
      at: number;
      local: Temporal.PlainDateTime;
      adjusted?: Adjusted;
      rest: string;
    }
  | { ok: false; reason: "unreadable" }
  | { ok: false; reason: "no-time"; understood: Temporal.PlainDate }
  | { ok: false; reason: "past"; understood: Temporal.PlainDateTime };

/**
 * The date and time at the start of what someone wrote; a time alone is
 * today's. `rest` keeps every sign but the blanks before it, so that lists can
 * be split at their commas. `adjusted` tells that the clocks skip that time
 * (`local` is what they show instead) or show it twice (the first is meant).
 */
export function readMoment(text: string, context: ReadingContext): ReadMoment {
  const { head, rest } = foldText(text);
  const today = localDate(context.now, context.timeZone);
  const day = scanDate(head, today);
  const scan = day === null ? scanTimeFirst(head, today) : timeOn(day, head);
  if (scan === null)
    return day === null
      ? { ok: false, reason: "unreadable" }
      : { ok: false, reason: "no-time", understood: day.date };
  const end = scan.length + deadlineLength(head.slice(scan.length));
  const settled = settleLocal(scan.wanted, context.timeZone);
  return settled.at <= context.now
    ? { ok: false, reason: "past", understood: settled.local }
    : { ok: true, ...settled, rest: rest(end) };
}

interface MomentScan {
  wanted: Temporal.PlainDateTime;
  length: number;
}

function timeOn(day: DateScan, head: string): MomentScan | null {
  const time = scanTime(head.slice(day.length), day.part);
  return (
    time && {
      wanted: day.date.toPlainDateTime().add({ minutes: time.minutes }),
      length: day.length + time.length,
    }
  );
}

/** 3pm tomorrow, 19:30 on Friday. */
function scanTimeFirst(
  head: string,
  today: Temporal.PlainDate,
): MomentScan | null {
  const lead = leadLength(head);
  const time = scanTime(head.slice(lead));
  if (time === null) return null;
  const end = lead + time.length;
  const behind = head.slice(end);
  const blank = behind.length - behind.trimStart().length;
  const day = blank === 0 ? null : scanDate(behind.trimStart(), today);
  return {
    wanted: (day?.date ?? today)
      .toPlainDateTime()
      .add({ minutes: time.minutes }),
    length: end + (day === null ? 0 : blank + day.length),
  };
}
