/** Code points, as Telegram counts and as people see characters. */
const lengthOf = (text: string) => Array.from(text).length;

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
  return lengthOf(kept) > longest
    ? { ok: false, reason: "too-long" }
    : { ok: true, text: kept };
}
