import {
  listOptions,
  noVotes,
  orderBy,
  type Count,
  type Option,
  type RankedBallot,
  type Round,
  type TieRule,
} from "./election.ts";
import { settleTies, type Settle } from "./settle-ties.ts";

/**
 * Instant-runoff: the lowest option goes out, one a round, and its ballots move
 * to their next, until one has more than half of the continuing ballots. A
 * ballot whose best remaining options are equal is exhausted from then on.
 */
export function countRunoff(election: {
  readonly options: number;
  readonly ballots: readonly RankedBallot[];
  readonly tie: TieRule;
}): Count {
  const options = listOptions(election.options);
  const ballots = election.ballots.filter(
    ({ votes, ranking }) => votes > 0 && ranking.length > 0,
  );
  if (ballots.length === 0) return noVotes(election.options);
  const settled = settleTies(
    (settle, rounds) => runOff(options, ballots, settle, rounds),
    election.tie,
    ballots.length,
  );
  const last = settled.rounds.at(-1);
  return {
    ...settled,
    totals: options.map((option) => last?.totals.get(option) ?? 0),
  };
}

function runOff(
  options: readonly Option[],
  ballots: readonly RankedBallot[],
  settle: Settle,
  rounds: Round[],
): Pick<Count, "winners" | "order"> {
  let standing = [...options];
  const out: Option[] = [];
  const exhausted = new Set<RankedBallot>();
  for (;;) {
    const { totals, exhaustedVotes } = countTops(ballots, standing, exhausted);
    const of = (option: Option) => totals.get(option) ?? 0;
    const continuing = standing.reduce((sum, option) => sum + of(option), 0);
    const round = { totals, exhausted: exhaustedVotes };
    const winner =
      continuing === 0
        ? pickOne(standing, standing[0], settle)
        : standing.find((option) => 2 * of(option) > continuing);
    if (winner !== undefined) {
      rounds.push({ ...round, eliminated: [], elected: [winner] });
      const others = standing.filter((option) => option !== winner);
      return {
        winners: [winner],
        order: [
          [winner],
          ...orderBy(others, (a, b) => of(a) - of(b)),
          ...out.toReversed().map((option) => [option]),
        ],
      };
    }
    const least = Math.min(...standing.map(of));
    const lowest = standing.filter((option) => of(option) === least);
    const last = lowest.at(-1);
    // With no ballot on any of them, who goes first changes nothing.
    const loser = least === 0 ? last : pickOne(lowest, last, settle);
    if (loser === undefined) throw new Error("a round without options");
    rounds.push({ ...round, eliminated: [loser], elected: [] });
    standing = standing.filter((option) => option !== loser);
    out.push(loser);
  }
}

const pickOne = (
  tied: readonly Option[],
  byOrder: Option | undefined,
  settle: Settle,
): Option | undefined =>
  tied.length > 1 && byOrder !== undefined ? settle(tied, byOrder) : tied[0];

/** The votes that each standing option has on top; ballots that have none are marked. */
function countTops(
  ballots: readonly RankedBallot[],
  standing: readonly Option[],
  exhausted: Set<RankedBallot>,
): { totals: Map<Option, number>; exhaustedVotes: number } {
  const totals = new Map(standing.map((option) => [option, 0]));
  let exhaustedVotes = 0;
  for (const ballot of ballots) {
    const top = exhausted.has(ballot) ? null : topOf(ballot, totals);
    if (top === null) {
      exhausted.add(ballot);
      exhaustedVotes += ballot.votes;
    } else totals.set(top, (totals.get(top) ?? 0) + ballot.votes);
  }
  return { totals, exhaustedVotes };
}

/** The one best option of those in `standing`; null: none, or several equal ones. */
export function topOf(
  { ranking }: Pick<RankedBallot, "ranking">,
  standing: { has(option: Option): boolean },
): Option | null {
  for (const group of ranking) {
    const best = group.filter((option) => standing.has(option));
    if (best.length > 1) return null;
    if (best[0] !== undefined) return best[0];
  }
  return null;
}
