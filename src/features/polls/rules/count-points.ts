import {
  listOptions,
  noVotes,
  orderBy,
  pickLeader,
  type Count,
  type PointsBallot,
  type TieRule,
} from "./election.ts";

/**
 * Score: the highest sum of points wins, or the highest mean over those who
 * scored the option; an option that nobody scored has a mean of 0. Dots: the
 * highest sum, and a ballot that shares out more than `most` is not counted.
 */
export function countPoints(election: {
  readonly options: number;
  readonly ballots: readonly PointsBallot[];
  readonly aggregate: "sum" | "mean";
  /** Points that one ballot may share out; null: any. */
  readonly most: number | null;
  readonly tie: TieRule;
}): Count {
  const options = listOptions(election.options);
  const sums = options.map(() => 0);
  const scorers = options.map(() => 0);
  let notCounted = 0;
  for (const { votes, points } of election.ballots) {
    const all = [...points.values()].reduce((sum, one) => sum + one, 0);
    if (election.most !== null && all > election.most) {
      notCounted += votes;
      continue;
    }
    for (const [option, given] of points) {
      sums[option] = (sums[option] ?? 0) + votes * given;
      scorers[option] = (scorers[option] ?? 0) + votes;
    }
  }
  const rest: Count["notes"] =
    notCounted > 0
      ? [{ note: "not-counted", votes: notCounted, why: "too-many-points" }]
      : [];
  if (scorers.every((count) => count === 0)) {
    const none = noVotes(election.options);
    return { ...none, notes: [...none.notes, ...rest] };
  }
  const isMean = election.aggregate === "mean";
  const partOf = (option: number) => ({
    sum: sums[option] ?? 0,
    of: isMean ? Math.max(1, scorers[option] ?? 0) : 1,
  });
  const order = orderBy(options, (a, b) =>
    compareFractions(partOf(a), partOf(b)),
  );
  const led = pickLeader(order, election.tie);
  return {
    ...led,
    order,
    totals: options.map((option) => partOf(option).sum / partOf(option).of),
    notes: [...led.notes, ...rest],
  };
}

interface Fraction {
  readonly sum: number;
  readonly of: number;
}

/** Exactly, whatever the numbers: means are never compared as decimals. */
function compareFractions(a: Fraction, b: Fraction): number {
  const left = BigInt(a.sum) * BigInt(b.of);
  const right = BigInt(b.sum) * BigInt(a.of);
  return left < right ? -1 : left > right ? 1 : 0;
}
