import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";
import { keyOfUnit } from "../rules/roster-cells.ts";
import type { RosterRow } from "../rules/roster.ts";
import type { Household, HouseholdTable } from "../types.ts";

/** Rows of one statement: PostgreSQL and SQLite limit its parameters. */
export const rowsAtOnce = 500;

export const asHousehold = (row: HouseholdTable): Household => ({
  id: row.household_id,
  unit: row.unit,
  areaCm2: row.area_cm2,
  owners: JSON.parse(row.owners) as string[],
  telegram: JSON.parse(row.telegram) as string[],
  isActive: row.is_active === 1,
  ownedSince: row.owned_since,
});

const ofCommunity = (db: Db, communityId: number) =>
  db
    .selectFrom("households")
    .selectAll()
    .where("community_id", "=", communityId);

/** Those on the roster now, in the order of the file they came with. */
export async function listHouseholds(
  db: Db,
  communityId: number,
): Promise<Household[]> {
  const rows = await ofCommunity(db, communityId)
    .where("is_active", "=", 1)
    .orderBy("household_id")
    .execute();
  return rows.map(asHousehold);
}

/** Also those that are no longer on the roster. */
export async function listEveryHousehold(
  db: Db,
  communityId: number,
): Promise<Household[]> {
  const rows = await ofCommunity(db, communityId)
    .orderBy("household_id")
    .execute();
  return rows.map(asHousehold);
}

export async function findHousehold(
  db: Db,
  communityId: number,
  id: number,
): Promise<Household | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("household_id", "=", id)
    .where("is_active", "=", 1)
    .executeTakeFirst();
  return row && asHousehold(row);
}

export async function findHouseholdByUnit(
  db: Db,
  communityId: number,
  unit: string,
): Promise<Household | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("unit_key", "=", keyOfUnit(unit))
    .where("is_active", "=", 1)
    .executeTakeFirst();
  return row && asHousehold(row);
}

/** Returns them with the ids that they were given. */
export async function insertHouseholds(
  tx: Tx,
  communityId: number,
  rows: readonly RosterRow[],
  now: number,
): Promise<Household[]> {
  const { last } = await tx
    .selectFrom("households")
    .select(sql<number>`coalesce(max(household_id), 0)`.as("last"))
    .where("community_id", "=", communityId)
    .executeTakeFirstOrThrow();
  const values = rows.map((row, i) => ({
    community_id: communityId,
    household_id: last + 1 + i,
    unit: row.unit,
    unit_key: keyOfUnit(row.unit),
    area_cm2: row.areaCm2,
    owners: JSON.stringify(row.owners),
    telegram: JSON.stringify(row.telegram),
    is_active: 1,
    owned_since: now,
  }));
  for (let at = 0; at < values.length; at += rowsAtOnce) {
    await tx
      .insertInto("households")
      .values(values.slice(at, at + rowsAtOnce))
      .execute();
  }
  return values.map(asHousehold);
}

export async function changeHousehold(
  tx: Tx,
  communityId: number,
  id: number,
  change: Partial<Omit<Household, "id">>,
): Promise<void> {
  await tx
    .updateTable("households")
    .set({
      ...(change.unit !== undefined && { unit: change.unit }),
      ...(change.areaCm2 !== undefined && { area_cm2: change.areaCm2 }),
      ...(change.owners && { owners: JSON.stringify(change.owners) }),
      ...(change.telegram && { telegram: JSON.stringify(change.telegram) }),
      ...(change.isActive !== undefined && {
        is_active: Number(change.isActive),
      }),
      ...(change.ownedSince !== undefined && {
        owned_since: change.ownedSince,
      }),
    })
    .where("community_id", "=", communityId)
    .where("household_id", "=", id)
    .execute();
}

/** What the roster has now; areas in cm². */
export async function countHouseholds(
  db: Db,
  communityId: number,
): Promise<{ households: number; areaCm2: number }> {
  const { households, area_cm2 } = await db
    .selectFrom("households")
    .select((eb) => [
      eb.fn.countAll<number>().as("households"),
      eb.fn
        .coalesce(eb.fn.sum<number>("area_cm2"), sql<number>`0`)
        .as("area_cm2"),
    ])
    .where("community_id", "=", communityId)
    .where("is_active", "=", 1)
    .executeTakeFirstOrThrow();
  return { households, areaCm2: area_cm2 };
}
