import { findMember } from "#platform/community";
import type { Db } from "#platform/store";
import { findElectorsOf } from "./find-electors.ts";
import { listOpenPolls } from "./store/polls.ts";
import { hasVoted } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

/** Those in which the member gives a vote and has not, newest first. */
export async function listPollsToVote(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<Poll[]> {
  const member = await findMember(db, communityId, memberId);
  if (!member) return [];
  const toVote: Poll[] = [];
  for (const poll of await listOpenPolls(db, communityId)) {
    const electors = await findElectorsOf(db, communityId, poll, member);
    for (const elector of electors) {
      if (await hasVoted(db, communityId, poll, elector)) continue;
      toVote.push(poll);
      break;
    }
  }
  return toVote;
}
