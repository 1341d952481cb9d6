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
      agree: 0,
      disagree: 0,
      pass: 0,
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
export const listOpinions = (
  db: Db,
  communityId: number,
  topic: number,
): Promise<Opinion[]> =>
  db
    .selectFrom("opinions")
    .select([
      "topic",
      "seq",
      "text",
      "author_id as authorId",
      "agree",
      "disagree",
      "pass",
    ])
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .orderBy("seq")
    .execute();

/** One a person and opinion: the next one takes the place of the last, also in the counts. */
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
  const key = {
    community_id: communityId,
    topic: judged.topic,
    seq: judged.seq,
    member_id: judged.memberId,
  };
  const before = await tx
    .selectFrom("judgements")
    .select("judgement")
    .where((eb) => eb.and(key))
    .executeTakeFirst();
  if (before?.judgement === judgement) return;
  await tx
    .insertInto("judgements")
    .values({ ...key, judgement })
    .onConflict((c) =>
      c
        .columns(["community_id", "topic", "seq", "member_id"])
        .doUpdateSet({ judgement }),
    )
    .execute();
  await tx
    .updateTable("opinions")
    .set((eb) => ({
      [judgement]: eb(judgement, "+", 1),
      ...(before && {
        [before.judgement]: eb(before.judgement as Judgement, "-", 1),
      }),
    }))
    .where("community_id", "=", communityId)
    .where("topic", "=", judged.topic)
    .where("seq", "=", judged.seq)
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
