import type { Db } from "#platform/store";

/** Whether an act was ever recorded in the community. */
export async function hasHappened(
  db: Db,
  communityId: number,
  acts: readonly string[],
): Promise<boolean> {
  const row = await db
    .selectFrom("ledger")
    .select("seq")
    .where("community_id", "=", communityId)
    .where("act", "in", acts)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
