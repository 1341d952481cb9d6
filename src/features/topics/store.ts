import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";
import { toSearchText } from "./rules.ts";
import type { Outcome, Stage, Topic, TopicTable } from "./types.ts";

const asTopic = (row: TopicTable): Topic => ({
  number: row.number,
  text: row.text,
  authorId: row.author_id,
  raisedById: row.raised_by_id,
  stage: row.stage as Stage,
  outcome: row.outcome as Outcome | null,
  reason: row.reason,
  opinions: row.opinions,
  raisedAt: row.raised_at,
  closedAt: row.closed_at,
});

export async function insertTopic(
  tx: Tx,
  communityId: number,
  topic: Pick<
    Topic,
    "number" | "text" | "authorId" | "raisedById" | "raisedAt"
  >,
): Promise<void> {
  await tx
    .insertInto("topics")
    .values({
      community_id: communityId,
      number: topic.number,
      text: topic.text,
      search_text: toSearchText(topic.text),
      author_id: topic.authorId,
      raised_by_id: topic.raisedById,
      stage: "collect",
      outcome: null,
      reason: null,
      opinions: 0,
      raised_at: topic.raisedAt,
      closed_at: null,
    })
    .execute();
}

const ofCommunity = (db: Db, communityId: number) =>
  db.selectFrom("topics").selectAll().where("community_id", "=", communityId);

export async function findTopic(
  db: Db,
  communityId: number,
  number: number,
): Promise<Topic | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && asTopic(row);
}

/** The raised topics that wait for a convener, the oldest first. */
export async function listScreeningQueue(
  db: Db,
  communityId: number,
): Promise<Topic[]> {
  const rows = await ofCommunity(db, communityId)
    .where("stage", "=", "collect")
    .orderBy("number")
    .execute();
  return rows.map(asTopic);
}

/** Newest first, `limit` from `offset`; with words of `readSearch`, those that contain them all. */
export async function searchTopics(
  db: Db,
  communityId: number,
  search: { words: readonly string[]; offset: number; limit: number },
): Promise<Topic[]> {
  let query = ofCommunity(db, communityId);
  for (const word of search.words) {
    query = query.where(
      // Without a name for the sign that escapes, SQLite has none.
      sql<boolean>`search_text like ${likePattern(word)} escape '!'`,
    );
  }
  const rows = await query
    .orderBy("number", "desc")
    .offset(search.offset)
    .limit(search.limit)
    .execute();
  return rows.map(asTopic);
}

const likePattern = (word: string) => `%${word.replace(/[!%_]/g, "!$&")}%`;

export async function listTopicsOf(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<Topic[]> {
  const rows = await ofCommunity(db, communityId)
    .where("author_id", "=", memberId)
    .where("stage", "!=", "closed")
    .orderBy("number", "desc")
    .execute();
  return rows.map(asTopic);
}

export async function setStage(
  tx: Tx,
  communityId: number,
  topic: number,
  set: {
    stage: Stage;
    outcome: Outcome | null;
    reason: string | null;
    closedAt: number | null;
  },
): Promise<void> {
  await tx
    .updateTable("topics")
    .set({
      stage: set.stage,
      outcome: set.outcome,
      reason: set.reason,
      closed_at: set.closedAt,
    })
    .where("community_id", "=", communityId)
    .where("number", "=", topic)
    .execute();
}

export async function addOpinionCount(
  tx: Tx,
  communityId: number,
  topic: number,
): Promise<number> {
  const { opinions } = await tx
    .updateTable("topics")
    .set((eb) => ({ opinions: eb("opinions", "+", 1) }))
    .where("community_id", "=", communityId)
    .where("number", "=", topic)
    .returning("opinions")
    .executeTakeFirstOrThrow();
  return opinions;
}

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
