import { cutText } from "#platform/i18n";
import { readDate, type ReadingContext } from "#platform/clock";

export const longestText = 280;
export const longestReason = 280;
export const longestReport = 500;

export type ReadDue =
  | { ok: true; dueOn: Temporal.PlainDate; rest: string }
  | { ok: false; reason: "no-due" }
  | { ok: false; reason: "unreadable-due"; word: string }
  | { ok: false; reason: "past-due"; understood: Temporal.PlainDate };

/** A due date at the start of a text, and what follows it. */
export function readDue(text: string, context: ReadingContext): ReadDue {
  const kept = text.trim();
  if (kept === "") return { ok: false, reason: "no-due" };
  const read = readDate(kept, context);
  if (read.ok) return { ok: true, dueOn: read.date, rest: read.rest };
  if (read.reason === "past") {
    return { ok: false, reason: "past-due", understood: read.understood };
  }
  const [word = ""] = kept.split(/\s+/);
  return {
    ok: false,
    reason: "unreadable-due",
    word: cutText(word, 30),
  };
}
