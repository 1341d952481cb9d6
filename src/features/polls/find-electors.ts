import { mayDecide, type Member } from "#platform/community";
import type { Db } from "#platform/store";
import { findHouseholdsOf } from "#features/communities";
import { findElectors } from "./store/electors.ts";
import type { Electorate, Poll } from "./types.ts";

/** Whether a vote is a household's or an owner's, and not one person's. */
export const isByHousehold = (electorate: Electorate): boolean =>
  electorate === "household" || electorate === "owner";

/** Whose votes a member gives in a poll: their own, or those of their households. */
export async function findElectorsOf(
  db: Db,
  communityId: number,
  poll: Pick<Poll, "number" | "rules">,
  member: Member,
): Promise<number[]> {
  if (!mayDecide(member)) return [];
  const { electorate } = poll.rules;
  if (electorate === "everyone") return [member.id];
  const holders = isByHousehold(electorate)
    ? (await findHouseholdsOf(db, communityId, member.id)).map(({ id }) => id)
    : [member.id];
  return findElectors(db, communityId, poll.number, holders);
}
