import { createHash } from "node:crypto";
import type { BallotContent } from "../types.ts";

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
  readonly electorId: number;
  readonly content: BallotContent;
  readonly castAt: number;
}

/**
 * SHA-256 of a JSON list of `[elector, content, castAt]`, in the order of the
 * electors' numbers. Whoever holds the ballots can recount that they are still
 * those of the closing; the times keep others from guessing them.
 */
export const digestBallots = (ballots: readonly Ballot[]): string =>
  digestRows(
    ballots
      .toSorted((a, b) => a.electorId - b.electorId)
      .map(({ electorId, content, castAt }) => [electorId, content, castAt]),
  );

/** Of a secret poll: `[receipt, content]`, as they are published, by receipt. */
export const digestSecretBallots = (
  ballots: readonly {
    readonly receipt: string;
    readonly content: BallotContent;
  }[],
): string =>
  digestRows(
    ballots
      .map(({ receipt, content }) => [receipt, content] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const digestRows = (rows: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(rows)).digest("hex");

/** A vote after the deadline is late, even if nothing has closed the poll yet. */
export const hasEnded = (
  poll: { readonly closesAt: number; readonly closedAt: number | null },
  now: number,
): boolean => poll.closedAt !== null || now >= poll.closesAt;

const hourMs = 3_600_000;

/**
 * When those who have not voted are reminded, once: a day before the end, but
 * not before half of the time is over. null: it is too short for that.
 */
export function reminderAt(poll: {
  readonly openedAt: number;
  readonly closesAt: number;
}): number | null {
  const { openedAt, closesAt } = poll;
  if (closesAt - openedAt < 4 * hourMs) return null;
  return Math.max(
    Math.floor((openedAt + closesAt) / 2),
    closesAt - 24 * hourMs,
  );
}

/** A length of time in the unit that people would say it in. */
export function roundLength(ms: number): {
  unit: "days" | "hours" | "minutes";
  count: number;
} {
  const hours = ms / hourMs;
  if (hours >= 47.5) return { unit: "days", count: Math.round(hours / 24) };
  if (hours >= 2) return { unit: "hours", count: Math.round(hours) };
  return { unit: "minutes", count: Math.max(1, Math.round(hours * 60)) };
}
