import { createHash } from "node:crypto";

/** Indices of options; the most votes win, and a tie is said to be a tie. */
export type Outcome =
  | { readonly kind: "no-votes" }
  | { readonly kind: "winner"; readonly option: number }
  | { readonly kind: "tie"; readonly options: readonly number[] };

export function judgePoll(counts: readonly number[]): Outcome {
  const most = Math.max(...counts);
  if (most <= 0) return { kind: "no-votes" };
  const first = counts.flatMap((count, i) => (count === most ? [i] : []));
  const [option = 0] = first;
  return first.length === 1
    ? { kind: "winner", option }
    : { kind: "tie", options: first };
}

/**
 * SHA-256 of all ballots as a sorted JSON list of the options chosen, counted
 * from 1: it proves the count and names no voter.
 */
export function digestBallots(counts: readonly number[]): string {
  const ballots = counts.flatMap((count, i) =>
    Array.from({ length: count }, () => i + 1),
  );
  return createHash("sha256").update(JSON.stringify(ballots)).digest("hex");
}

/** A vote after the deadline is late, even if nothing has closed the poll yet. */
export const hasEnded = (
  poll: { readonly closesAt: number; readonly closedAt: number | null },
  now: number,
): boolean => poll.closedAt !== null || now >= poll.closesAt;

/** A length of time in the unit that people would say it in. */
export function roundLength(ms: number): {
  unit: "days" | "hours" | "minutes";
  count: number;
} {
  const hours = ms / 3_600_000;
  if (hours >= 47.5) return { unit: "days", count: Math.round(hours / 24) };
  if (hours >= 2) return { unit: "hours", count: Math.round(hours) };
  return { unit: "minutes", count: Math.max(1, Math.round(hours * 60)) };
}
