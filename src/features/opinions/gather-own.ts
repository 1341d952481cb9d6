import type { Db } from "#platform/store";

/** What opinions keep about a member, by its names in the file that they get. */
export async function gatherOwnOpinions(
  db: Db,
  communityId: number,
  memberId: number,
) {
  const said = await db
    .selectFrom("opinions")
    .select(["topic", "seq", "text", "given_at"])
    .where("community_id", "=", communityId)
    .where("author_id", "=", memberId)
    .orderBy("topic")
    .orderBy("seq")
    .execute();
  const judged = await db
    .selectFrom("judgements")
    .select(["topic", "seq", "judgement"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("topic")
    .orderBy("seq")
    .execute();
  return {
    opinions: said.map((row) => ({
      topic: row.topic,
      opinion: row.seq,
      text: row.text,
      at: new Date(row.given_at).toISOString(),
    })),
    judgements: judged.map((row) => ({
      topic: row.topic,
      opinion: row.seq,
      judgement: row.judgement,
    })),
  };
}

export async function countOpinionsBy(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<number> {
  const { count } = await db
    .selectFrom("opinions")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("community_id", "=", communityId)
    .where("author_id", "=", memberId)
    .executeTakeFirstOrThrow();
  return count;
}
