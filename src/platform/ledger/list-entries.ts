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
