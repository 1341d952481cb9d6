import type { Db, Tx } from "#platform/store";
import type { Judgement, Opinion } from "./types.ts";

/** Returns the number that the opinion takes within its topic. */
export async function insertOpinion(
  tx: Tx,
  communityId: number,
  opinion: { topic: number; text: string; authorId: number; givenAt: number },
): Promise<number> {
  const last = await tx
    .selectFrom("opinions")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .where("community_id", "=", communityId)
    .where("topic", "=", opinion.topic)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  await tx
    .insertInto("opinions")
    .values({
      community_id: communityId,
      topic: opinion.topic,
      seq,
      text: opinion.text,
      author_id: opinion.authorId,
      given_at: opinion.givenAt,
    })
    .execute();
  return seq;
}

/** The number of what this person said in the same words before. */
export async function findSameWords(
  db: Db,
  communityId: number,
  said: { topic: number; authorId: number; text: string },
): Promise<number | undefined> {
  const row = await db
    .selectFrom("opinions")
    .select("seq")
    .where("community_id", "=", communityId)
    .where("topic", "=", said.topic)
    .where("author_id", "=", said.authorId)
    .where("text", "=", said.text)
    .executeTakeFirst();
  return row?.seq;
}

/** What was said on a topic, in the order in which it was said. */
export async function listOpinions(
  db: Db,
  communityId: number,
  topic: number,
): Promise<Opinion[]> {
  const rows = await db
    .selectFrom("opinions as o")
    .leftJoin("judgements as j", (join) =>
      join
        .onRef("j.community_id", "=", "o.community_id")
        .onRef("j.topic", "=", "o.topic")
        .onRef("j.seq", "=", "o.seq"),
    )
    .select((eb) => {
      const count = (judgement: Judgement) =>
        eb.fn
          .count<number>("j.member_id")
          .filterWhere("j.judgement", "=", judgement);
      return [
        "o.topic",
        "o.seq",
        "o.text",
        "o.author_id as authorId",
        count("agree").as("agree"),
        count("disagree").as("disagree"),
        count("pass").as("pass"),
      ];
    })
    .where("o.community_id", "=", communityId)
    .where("o.topic", "=", topic)
    .groupBy(["o.topic", "o.seq", "o.text", "o.author_id"])
    .orderBy("o.seq")
    .execute();
  return rows;
}

export async function saveJudgement(
  tx: Tx,
  communityId: number,
  judged: {
    topic: number;
    seq: number;
    memberId: number;
    judgement: Judgement;
  },
): Promise<void> {
  const { judgement } = judged;
  await tx
    .insertInto("judgements")
    .values({
      community_id: communityId,
      topic: judged.topic,
      seq: judged.seq,
      member_id: judged.memberId,
      judgement,
    })
    .onConflict((c) =>
      c
        .columns(["community_id", "topic", "seq", "member_id"])
        .doUpdateSet({ judgement }),
    )
    .execute();
}

/** How one person judged the opinions on a topic, by their numbers. */
export async function listJudgementsBy(
  db: Db,
  communityId: number,
  by: { topic: number; memberId: number },
): Promise<Map<number, Judgement>> {
  const rows = await db
    .selectFrom("judgements")
    .select(["seq", "judgement"])
    .where("community_id", "=", communityId)
    .where("topic", "=", by.topic)
    .where("member_id", "=", by.memberId)
    .execute();
  return new Map(rows.map((row) => [row.seq, row.judgement as Judgement]));
}

/** Ids of the members who judged anything on a topic. */
export async function listJudges(
  db: Db,
  communityId: number,
  topic: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("judgements")
    .select("member_id")
    .distinct()
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .execute();
  return rows.map((row) => row.member_id);
}
