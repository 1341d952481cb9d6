import {
  listOptions,
  noVotes,
  orderBy,
  pickLeader,
  type Count,
  type Option,
  type RankedBallot,
  type TieRule,
} from "./election.ts";

/**
 * Schulze's method with winning votes as strength (M. Schulze, Social Choice
 * and Welfare 36, 2011): an option beats another when its strongest chain of
 * pairwise wins to it is stronger than the one back. Totals: how many it beats.
 */
export function countSchulze(election: {
  readonly options: number;
  readonly ballots: readonly RankedBallot[];
  readonly tie: TieRule;
}): Count {
  const options = listOptions(election.options);
  const preferred = comparePairs(options, election.ballots);
  if (preferred.every((row) => row.every((votes) => votes === 0))) {
    return noVotes(election.options);
  }
  const strength = findStrongestPaths(options, preferred);
  const at = (a: Option, b: Option) => strength[a]?.[b] ?? 0;
  const beats = (a: Option, b: Option) => at(a, b) > at(b, a);
  const totals = options.map(
    (a) => options.filter((b) => b !== a && beats(a, b)).length,
  );
  const order = layer(options, beats);
  return { ...pickLeader(order, election.tie), order, totals };
}

/** How many votes rank the one above the other; the unranked are last together. */
function comparePairs(
  options: readonly Option[],
  ballots: readonly RankedBallot[],
): number[][] {
  const preferred = options.map(() => options.map(() => 0));
  for (const { votes, ranking } of ballots) {
    const place = options.map((option) => {
      const found = ranking.findIndex((group) => group.includes(option));
      return found < 0 ? ranking.length : found;
    });
    for (const a of options) {
      const row = preferred[a] ?? [];
      for (const b of options) {
        if ((place[a] ?? 0) < (place[b] ?? 0)) row[b] = (row[b] ?? 0) + votes;
      }
    }
  }
  return preferred;
}

/** A chain is as strong as its weakest win (Floyd–Warshall). */
function findStrongestPaths(
  options: readonly Option[],
  preferred: readonly (readonly number[])[],
): number[][] {
  const of = (a: Option, b: Option) => preferred[a]?.[b] ?? 0;
  const strength = options.map((a) =>
    options.map((b) => (of(a, b) > of(b, a) ? of(a, b) : 0)),
  );
  for (const by of options) {
    for (const from of options) {
      const row = strength[from] ?? [];
      for (const to of options) {
        if (from === to) continue;
        const through = Math.min(row[by] ?? 0, strength[by]?.[to] ?? 0);
        row[to] = Math.max(row[to] ?? 0, through);
      }
    }
  }
  return strength;
}

/** Again and again those whom none of the rest beats; "beats" has no circles. */
function layer(
  options: readonly Option[],
  beats: (a: Option, b: Option) => boolean,
): Option[][] {
  const rank = new Map<Option, number>();
  for (let rest = [...options]; rest.length > 0;) {
    const best = rest.filter((a) => !rest.some((b) => beats(b, a)));
    for (const option of best) rank.set(option, rest.length);
    rest = rest.filter((option) => !best.includes(option));
  }
  const of = (option: Option) => rank.get(option) ?? 0;
  return orderBy(options, (a, b) => of(a) - of(b));
}
