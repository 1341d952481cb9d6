import { readDate, type ReadingContext } from "#platform/clock";

export const longestText = 280;
export const longestReason = 280;
export const longestReport = 500;

/** What somebody wrote, as it will be kept. */
export function readText(
  text: string,
  longest: number,
): { ok: true; text: string } | { ok: false; reason: "empty" | "too-long" } {
  const kept = text
    .replace(/\r\n?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  // Marks that show nothing, such as those for direction, are no text.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(kept))
    return { ok: false, reason: "empty" };
  if (Array.from(kept).length > longest)
    return { ok: false, reason: "too-long" };
  return { ok: true, text: kept };
}

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
    word: Array.from(word).slice(0, 30).join(""),
  };
}
