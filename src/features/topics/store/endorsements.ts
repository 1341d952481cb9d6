import type { Db, Tx } from "#platform/store";

/** False: this person endorsed this very topic before. */
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

/** The endorsements of a topic and of all that was merged into it, and into those. */
const ofMergedSet = (db: Db, communityId: number, topic: number) =>
  db
    .withRecursive("merged(number)", (qb) =>
      qb
        .selectFrom("topics")
        .select("number")
        .where("community_id", "=", communityId)
        .where("number", "=", topic)
        // Not "all": it would go round a circle for ever.
        .union(
          qb
            .selectFrom("topics")
            .innerJoin("merged", "merged.number", "topics.merged_into")
            .select("topics.number")
            .where("topics.community_id", "=", communityId),
        ),
    )
    .selectFrom("endorsements")
    .innerJoin("merged", "merged.number", "endorsements.topic")
    .where("endorsements.community_id", "=", communityId);

/** How many people endorsed it, or what was merged into it. */
export async function countEndorsements(
  db: Db,
  communityId: number,
  topic: number,
): Promise<number> {
  const { count } = await ofMergedSet(db, communityId, topic)
    .select((eb) =>
      eb.fn.count<number>("endorsements.member_id").distinct().as("count"),
    )
    .executeTakeFirstOrThrow();
  return count;
}

/** Who they are, by member id. */
export async function listEndorsers(
  db: Db,
  communityId: number,
  topic: number,
): Promise<number[]> {
  const rows = await ofMergedSet(db, communityId, topic)
    .select("endorsements.member_id")
    .distinct()
    .orderBy("endorsements.member_id")
    .execute();
  return rows.map((row) => row.member_id);
}

export async function hasEndorsed(
  db: Db,
  communityId: number,
  topic: number,
  memberId: number,
): Promise<boolean> {
  const row = await ofMergedSet(db, communityId, topic)
    .select("endorsements.member_id")
    .where("endorsements.member_id", "=", memberId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
