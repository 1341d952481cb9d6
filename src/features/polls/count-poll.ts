import { countJoined } from "#platform/community";
import type { Db } from "#platform/store";
import type { PollView } from "./messages/card.ts";
import { orderByLot } from "./rules/draw-lot.ts";
import { electionOf } from "./rules/election-of-poll.ts";
import { judgeResult, standing, type Result } from "./rules/judge-result.ts";
import type { Election } from "./rules/read-election.ts";
import { listCast, turnoutOf } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

/** The poll with all ballots that count, as `npm run tally` reads it too. */
export async function gatherElection(
  db: Db,
  communityId: number,
  poll: Poll,
): Promise<Election> {
  const cast = await listCast(db, communityId, poll);
  const { options, rules, lotSeed, tieChoice, electors, areaCm2 } = poll;
  // Who goes out in the rounds of a running poll would tell how the lot falls.
  const lotOrder =
    lotSeed === null || poll.closedAt === null
      ? null
      : orderByLot(lotSeed, options.length);
  return electionOf({ options, rules, lotOrder, tieChoice }, cast, {
    electors,
    areaCm2,
  });
}

/** How it stands now: what the card shows. */
export async function viewPoll(
  db: Db,
  communityId: number,
  poll: Poll,
): Promise<PollView> {
  const election = await gatherElection(db, communityId, poll);
  return {
    poll,
    standing: standing(poll, election),
    turnout: await turnoutOf(db, communityId, poll),
    joined: await countJoined(db, communityId),
  };
}

/** How it ended, or would end now. */
export async function resultOf(
  db: Db,
  communityId: number,
  poll: Poll,
): Promise<Result> {
  return judgeResult(poll, await gatherElection(db, communityId, poll));
}
