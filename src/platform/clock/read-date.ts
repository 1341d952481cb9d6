import { foldText } from "./fold-text.ts";
import { localDate } from "./local-time.ts";
import { scanDate } from "./scan-date.ts";

/** When and where something is read: epoch ms and the community's zone. */
export interface ReadingContext {
  now: number;
  timeZone: string;
}

export type ReadDate =
  | { ok: true; date: Temporal.PlainDate; rest: string }
  | { ok: false; reason: "unreadable" }
  | { ok: false; reason: "past"; understood: Temporal.PlainDate };

/**
 * The date at the start of what someone wrote, and the text behind it without
 * the blank or comma between them. A bare 12-05 is the next such day, today
 * counted. Never throws on any text.
 */
export function readDate(text: string, context: ReadingContext): ReadDate {
  const { head, rest } = foldText(text);
  const today = localDate(context.now, context.timeZone);
  const scan = scanDate(head, today);
  if (scan === null) return { ok: false, reason: "unreadable" };
  if (Temporal.PlainDate.compare(scan.date, today) < 0)
    return { ok: false, reason: "past", understood: scan.date };
  return {
    ok: true,
    date: scan.date,
    rest: rest(scan.length).replace(/^[,，、:：]\s*/, ""),
  };
}
