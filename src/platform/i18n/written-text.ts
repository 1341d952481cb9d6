/** Code points, as Telegram counts and as people see characters. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** At most `longest` code points; what is cut leaves an ellipsis. */
export function cutText(text: string, longest: number): string {
  const points = Array.from(text);
  return points.length <= longest
    ? text
    : `${points.slice(0, longest - 1).join("")}…`;
}

/** Marks that show nothing, such as those for direction and fillers, are no text. */
export const hasInk = (text: string): boolean =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(
    text.replace(/\p{Default_Ignorable_Code_Point}/gu, ""),
  );

/**
 * Without the marks that turn the direction of writing for all that follows, and
 * without the one character that PostgreSQL cannot keep.
 */
export const cleanText = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069\u0000]/g, "");

/** What somebody wrote, as it will be kept; lengths are in code points. */
export function readText(
  text: string,
  longest: number,
):
  | { ok: true; text: string }
  | { ok: false; reason: "empty" }
  | { ok: false; reason: "too-long"; length: number } {
  const kept = cleanText(text)
    .replace(/\r\n?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (!hasInk(kept)) return { ok: false, reason: "empty" };
  const length = lengthOf(kept);
  return length > longest
    ? { ok: false, reason: "too-long", length }
    : { ok: true, text: kept };
}
