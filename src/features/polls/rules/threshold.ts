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

/** More than half is asked where a half is, see `leastToPass`. */
export const isHalf = (threshold: Threshold): boolean =>
  threshold.of === "share" && 2 * threshold.n === threshold.d;

/** The least whole number that is at least that many, or that share of `whole`. */
export function leastToReach(threshold: Threshold, whole: number): number {
  if (threshold.of === "count") return threshold.n;
  const d = BigInt(threshold.d);
  return Number((BigInt(threshold.n) * BigInt(whole) + d - 1n) / d);
}

/**
 * The least that passes: at least the share, but a half means more than half
 * (过半数), as people take it and article 1259 has it; and never nothing.
 */
export const leastToPass = (threshold: Threshold, whole: number): number =>
  isHalf(threshold)
    ? Math.floor(whole / 2) + 1
    : Math.max(1, leastToReach(threshold, whole));
