import { readUntil, type Adjusted, type ReadingContext } from "#platform/clock";
import { cutText, readText } from "#platform/i18n";

/** Long enough for a reason, short enough for a card. */
export const longestReason = 200;

const longestWord = 30;

export type ExtensionRefusal =
  | { ok: false; reason: "no-until" | "reason-missing" }
  | { ok: false; reason: "unreadable-until"; word: string }
  | { ok: false; reason: "past"; understood: Temporal.PlainDateTime }
  /** Shorter than it is open anyway. */
  | { ok: false; reason: "not-later"; understood: number }
  | { ok: false; reason: "reason-too-long"; length: number };

export type ReadExtension =
  | { ok: true; closesAt: number; adjusted: Adjusted | null; reason: string }
  | ExtensionRefusal;

/** `until reason`, of a poll that closes at `closesAt` until now. */
export function readExtension(
  text: string,
  { closesAt, ...context }: ReadingContext & { readonly closesAt: number },
): ReadExtension {
  const kept = text.trim();
  if (kept === "") return { ok: false, reason: "no-until" };
  const until = readUntil(kept, context);
  if (!until.ok) {
    if (until.reason === "past") return until;
    const [word = ""] = kept.split(/\s+/);
    const cut = cutText(word, longestWord);
    return { ok: false, reason: "unreadable-until", word: cut };
  }
  if (until.at <= closesAt) {
    return { ok: false, reason: "not-later", understood: until.at };
  }
  const read = readText(
    until.rest.replace(/^[\s:：,，、]+/, ""),
    longestReason,
  );
  if (!read.ok) {
    return read.reason === "empty"
      ? { ok: false, reason: "reason-missing" }
      : { ok: false, reason: "reason-too-long", length: read.length };
  }
  const { at, adjusted = null } = until;
  return { ok: true, closesAt: at, adjusted, reason: read.text };
}
