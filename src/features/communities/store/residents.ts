import { findMember, type Member } from "#platform/community";
import type { Db, Tx } from "#platform/store";
import type { Household } from "../types.ts";
import { asHousehold } from "./households.ts";

/** The households that somebody lives in or owns; several are possible. */
export async function findHouseholdsOf(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<Household[]> {
  const rows = await db
    .selectFrom("household_members as m")
    .innerJoin("households as h", (join) =>
      join
        .onRef("h.community_id", "=", "m.community_id")
        .onRef("h.household_id", "=", "m.household_id"),
    )
    .selectAll("h")
    .where("m.community_id", "=", communityId)
    .where("m.member_id", "=", memberId)
    .where("h.is_active", "=", 1)
    .orderBy("h.household_id")
    .execute();
  return rows.map(asHousehold);
}

export interface Resident {
  readonly member: Member;
  readonly since: number;
}

/** Who is of a household and has not left the group, those expected by @name too. */
export async function listResidentsOf(
  db: Db,
  communityId: number,
  householdId: number,
): Promise<Resident[]> {
  const rows = await db
    .selectFrom("household_members")
    .select(["member_id", "since"])
    .where("community_id", "=", communityId)
    .where("household_id", "=", householdId)
    .orderBy("member_id")
    .execute();
  const residents: Resident[] = [];
  for (const { member_id, since } of rows) {
    const member = await findMember(db, communityId, member_id);
    if (member?.isPresent) residents.push({ member, since });
  }
  return residents;
}

/** Who is of which household, whether they have left the group or not. */
export async function listAllResidents(
  db: Db,
  communityId: number,
): Promise<{ householdId: number; memberId: number }[]> {
  const rows = await db
    .selectFrom("household_members as m")
    .innerJoin("households as h", (join) =>
      join
        .onRef("h.community_id", "=", "m.community_id")
        .onRef("h.household_id", "=", "m.household_id"),
    )
    .select(["m.household_id", "m.member_id"])
    .where("m.community_id", "=", communityId)
    .where("h.is_active", "=", 1)
    .execute();
  return rows.map((row) => ({
    householdId: row.household_id,
    memberId: row.member_id,
  }));
}

/** Residents whom the bot has met: how many of each household, and how many people in all. */
export async function countResidents(
  db: Db,
  communityId: number,
): Promise<{ byHousehold: Map<number, number>; people: number }> {
  const rows = await db
    .selectFrom("household_members as h")
    .innerJoin("members as m", (join) =>
      join
        .onRef("m.community_id", "=", "h.community_id")
        .onRef("m.member_id", "=", "h.member_id"),
    )
    .select(["h.household_id", "h.member_id"])
    .where("h.community_id", "=", communityId)
    .where("m.is_present", "=", 1)
    .where("m.user_id", "is not", null)
    .execute();
  const households = Map.groupBy(rows, (row) => row.household_id);
  return {
    byHousehold: new Map(
      [...households].map(([id, residents]) => [id, residents.length]),
    ),
    people: new Set(rows.map((row) => row.member_id)).size,
  };
}

/** False: they were of it already. */
export async function insertResident(
  tx: Tx,
  communityId: number,
  resident: { householdId: number; memberId: number; now: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("household_members")
    .values({
      community_id: communityId,
      household_id: resident.householdId,
      member_id: resident.memberId,
      since: resident.now,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False: they were not of it. */
export async function deleteResident(
  tx: Tx,
  communityId: number,
  resident: { householdId: number; memberId: number },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("household_members")
    .where("community_id", "=", communityId)
    .where("household_id", "=", resident.householdId)
    .where("member_id", "=", resident.memberId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteResidentsOf(
  tx: Tx,
  communityId: number,
  householdId: number,
): Promise<void> {
  await tx
    .deleteFrom("household_members")
    .where("community_id", "=", communityId)
    .where("household_id", "=", householdId)
    .execute();
}
