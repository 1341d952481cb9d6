/** A part of a whole, or a plain number. */
export type Threshold =
  | { readonly of: "share"; readonly n: number; readonly d: number }
  | { readonly of: "count"; readonly n: number };

/** Reads `2/3`, `50%` or `30`. */
export function readThreshold(text: string | number): Threshold | null {
  const match = /^(\d{1,9})\s*(?:\/\s*([1-9]\d{0,5})|(%))?$/.exec(
    String(text).normalize("NFKC").trim(),
  );
  if (!match) return null;
  const n = Number(match[1]);
  if (match[3]) return shareOf(n, 100);
  return match[2] === undefined
    ? { of: "count", n }
    : shareOf(n, Number(match[2]));
}

const shareOf = (n: number, d: number): Threshold | null =>
  n > d ? null : { of: "share", n, d };

/** At least that many, or that share of `whole`. */
export const reaches = (
  part: number,
  threshold: Threshold,
  whole: number,
): boolean =>
  threshold.of === "count"
    ? part >= threshold.n
    : BigInt(part) * BigInt(threshold.d) >= BigInt(threshold.n) * BigInt(whole);

/**
 * The mark that a proposal has to pass: at least the share, but a half means
 * more than half (过半数), as people take it and article 1259 has it.
 */
export const passes = (
  part: number,
  threshold: Threshold,
  whole: number,
): boolean =>
  threshold.of === "share" && 2 * threshold.n === threshold.d
    ? 2 * part > whole
    : part > 0 && reaches(part, threshold, whole);
