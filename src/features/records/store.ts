import type { Db, Tx } from "#platform/store";

/** Up to when the last digest looked at what was done; null: there was none. */
export async function findCoveredUntil(
  db: Db,
  communityId: number,
): Promise<number | null> {
  const row = await db
    .selectFrom("digests")
    .select("covered_until")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return row?.covered_until ?? null;
}

export async function noteCovered(
  tx: Tx,
  communityId: number,
  until: number,
): Promise<void> {
  await tx
    .insertInto("digests")
    .values({ community_id: communityId, covered_until: until })
    .onConflict((c) =>
      c.column("community_id").doUpdateSet({ covered_until: until }),
    )
    .execute();
}
