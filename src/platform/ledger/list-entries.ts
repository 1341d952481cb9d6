import type { Db } from "#platform/store";

export interface RecordedEntry {
  readonly at: number;
  readonly memberId: number | null;
  readonly act: string;
  readonly reason: string | null;
}

/** An item's trace, oldest first. */
export async function listEntries(
  db: Db,
  communityId: number,
  number: number,
): Promise<RecordedEntry[]> {
  const rows = await db
    .selectFrom("ledger")
    .select(["at", "member_id", "act", "details"])
    .where("community_id", "=", communityId)
    .where("number", "=", number)
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    at: row.at,
    memberId: row.member_id,
    act: row.act,
    reason: row.details
      ? ((JSON.parse(row.details) as { reason: string | null }).reason ?? null)
      : null,
  }));
}

/** Whether any person did one of these since then. */
export async function hasEntrySince(
  db: Db,
  communityId: number,
  sought: { acts: readonly string[]; since: number },
): Promise<boolean> {
  const row = await db
    .selectFrom("ledger")
    .select("seq")
    .where("community_id", "=", communityId)
    .where("at", ">=", sought.since)
    .where("member_id", "is not", null)
    .where("act", "in", sought.acts)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What one member did, as far as it is on record, oldest first. */
export async function listEntriesBy(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<{ seq: number; at: number; act: string; number: number | null }[]> {
  return db
    .selectFrom("ledger")
    .select(["seq", "at", "act", "number"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("seq")
    .execute();
}
