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

/** Wrong receipts that one person may try a day: they are not to be guessed. */
export const mostTries = 5;
export const triesEveryMs = 86_400_000;
