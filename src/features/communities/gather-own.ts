import type { Member } from "#platform/community";
import type { Db } from "#platform/store";
import { findHouseholdsOf } from "./store/residents.ts";

/** What a community keeps about a member, by its names in the file that they get. */
export async function gatherOwnMembership(
  db: Db,
  communityId: number,
  member: Member,
) {
  const households = await findHouseholdsOf(db, communityId, member.id);
  return {
    member: {
      number: member.id,
      name: member.name,
      username: member.username,
      role: member.role,
      isAdmin: member.isAdmin,
      isPresent: member.isPresent,
      joinedAt:
        member.joinedAt === null
          ? null
          : new Date(member.joinedAt).toISOString(),
    },
    households: households.map((household) => ({
      unit: household.unit,
      areaCm2: household.areaCm2,
      owners: household.owners,
    })),
  };
}
