import type { Db, Tx } from "#platform/store";

/** A member or a household, and the elector whose vote it gives. */
export interface ElectorHolder {
  readonly holderId: number;
  readonly electorId: number;
  readonly areaCm2: number;
}

/** Rows of one statement: PostgreSQL and SQLite limit its parameters. */
const rowsAtOnce = 500;

export async function insertElectors(
  tx: Tx,
  communityId: number,
  poll: number,
  holders: readonly ElectorHolder[],
): Promise<void> {
  const rows = holders.map(({ holderId, electorId, areaCm2 }) => ({
    community_id: communityId,
    poll,
    holder_id: holderId,
    elector_id: electorId,
    area_cm2: areaCm2,
  }));
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await tx
      .insertInto("poll_electors")
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
  }
}

export async function listElectors(
  db: Db,
  communityId: number,
  poll: number,
): Promise<ElectorHolder[]> {
  const rows = await db
    .selectFrom("poll_electors")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .orderBy("holder_id")
    .execute();
  return rows.map((row) => ({
    holderId: row.holder_id,
    electorId: row.elector_id,
    areaCm2: row.area_cm2,
  }));
}

/** The electors that these members or households hold in a frozen electorate. */
export async function findElectors(
  db: Db,
  communityId: number,
  poll: number,
  holderIds: readonly number[],
): Promise<number[]> {
  if (holderIds.length === 0) return [];
  const rows = await db
    .selectFrom("poll_electors")
    .select("elector_id")
    .distinct()
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("holder_id", "in", [...holderIds])
    .orderBy("elector_id")
    .execute();
  return rows.map((row) => row.elector_id);
}
