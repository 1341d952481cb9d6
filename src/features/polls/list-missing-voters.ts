import { listMembers, mayDecide, type Member } from "#platform/community";
import type { Turn } from "#platform/turn";
import { listAllResidents } from "#features/communities";
import { isByHousehold } from "./find-electors.ts";
import { listElectors } from "./store/electors.ts";
import { listVoted } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

/**
 * Who may give a vote that is missing: all of a household until it has voted.
 * Where everyone in the chat may vote, those on the roster.
 */
export async function listMissingVoters(
  { tx, community }: Turn,
  poll: Poll,
): Promise<Member[]> {
  const { electorate } = poll.rules;
  const voted = new Set(await listVoted(tx, community.id, poll));
  const members = (await listMembers(tx, community.id)).filter(
    (member) => member.isPresent && mayDecide(member),
  );
  if (electorate === "everyone") {
    return members.filter(
      ({ id, joinedAt }) => joinedAt !== null && !voted.has(id),
    );
  }
  const electors = await listElectors(tx, community.id, poll.number);
  const holders = new Set(
    electors.flatMap(({ holderId, electorId }) =>
      voted.has(electorId) ? [] : [holderId],
    ),
  );
  if (!isByHousehold(electorate)) {
    return members.filter(({ id }) => holders.has(id));
  }
  const residents = await listAllResidents(tx, community.id);
  const asked = new Set(
    residents.flatMap(({ householdId, memberId }) =>
      holders.has(householdId) ? [memberId] : [],
    ),
  );
  return members.filter(({ id }) => asked.has(id));
}
