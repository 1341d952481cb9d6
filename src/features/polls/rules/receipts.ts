const digits = 3;

/** Two words and three digits: easy to keep, and not to be guessed. */
export function makeReceipt(
  words: readonly string[],
  random: (below: number) => number,
): string {
  const word = () => words[random(words.length)] ?? "";
  const number = String(random(10 ** digits)).padStart(digits, "0");
  return [word(), word(), number].join(" ");
}

/** As it is compared: however people space it, write it large or small. */
export const foldReceipt = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The receipts in a text, folded; none: it is no receipt, or a mistyped one.
 * `words` are all that receipts are made of, in every language.
 */
export function readReceipts(text: string, words: readonly string[]): string[] {
  const folded = foldReceipt(text);
  const word = `(?:${words.map(foldReceipt).join("|")})`;
  const isReceipts = new RegExp(`^(?:${word}{2}\\d{${digits}})+$`, "u");
  if (!isReceipts.test(folded)) return [];
  return folded.match(new RegExp(`\\p{L}+\\d{${digits}}`, "gu")) ?? [];
}

/** Words and then three digits, as of a receipt that was mistyped. */
export const looksLikeReceipt = (text: string): boolean =>
  new RegExp(`^\\p{L}{3,}\\d{${digits}}$`, "u").test(foldReceipt(text));

/** Wrong receipts that one person may try a day: they are not to be guessed. */
export const mostTries = 5;
