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

/** A vote that counts. */
export interface Ballot {
  readonly memberId: number;
  /** The option's index. */
  readonly choice: number;
  readonly castAt: number;
}

/**
 * SHA-256 of a JSON list of `[member, choice, castAt]`, in the order of the
 * members' numbers. Whoever holds the ballots can recount that they are still
 * those of the closing; the times keep others from guessing them.
 */
export function digestBallots(ballots: readonly Ballot[]): string {
  const rows = ballots
    .map(({ memberId, choice, castAt }) => [memberId, choice, castAt] as const)
    .sort(([a], [b]) => a - b);
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
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
