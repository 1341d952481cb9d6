import type { Db, Tx } from "#platform/store";

/** False: this person endorsed it before. */
export async function insertEndorsement(
  tx: Tx,
  communityId: number,
  endorsement: { topic: number; memberId: number; now: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("endorsements")
    .values({
      community_id: communityId,
      topic: endorsement.topic,
      member_id: endorsement.memberId,
      endorsed_at: endorsement.now,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function countEndorsements(
  db: Db,
  communityId: number,
  topic: number,
): Promise<number> {
  const { count } = await db
    .selectFrom("endorsements")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .executeTakeFirstOrThrow();
  return count;
}

/** Who endorsed it, by member id. */
export async function listEndorsers(
  db: Db,
  communityId: number,
  topic: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("endorsements")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .execute();
  return rows.map((row) => row.member_id);
}
