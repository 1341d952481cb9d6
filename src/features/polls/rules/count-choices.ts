import {
  listOptions,
  noVotes,
  orderBy,
  pickLeader,
  type ChoiceBallot,
  type Count,
  type TieRule,
} from "./election.ts";

/**
 * Single choice and approval: the most votes win. With `most` 1 a ballot for
 * several options is not counted; an empty one counts for none.
 */
export function countChoices(election: {
  readonly options: number;
  readonly ballots: readonly ChoiceBallot[];
  readonly most: number | null;
  readonly tie: TieRule;
}): Count {
  const options = listOptions(election.options);
  const totals = options.map(() => 0);
  let notCounted = 0;
  for (const { votes, choices } of election.ballots) {
    const chosen = new Set(choices);
    if (election.most !== null && chosen.size > election.most) {
      notCounted += votes;
      continue;
    }
    for (const option of chosen) totals[option] = (totals[option] ?? 0) + votes;
  }
  const rest: Count["notes"] =
    notCounted > 0
      ? [{ note: "not-counted", votes: notCounted, why: "several-choices" }]
      : [];
  if (totals.every((total) => total === 0)) {
    const none = noVotes(election.options);
    return { ...none, notes: [...none.notes, ...rest] };
  }
  const order = orderBy(options, (a, b) => (totals[a] ?? 0) - (totals[b] ?? 0));
  const led = pickLeader(order, election.tie);
  return { ...led, order, totals, notes: [...led.notes, ...rest] };
}
