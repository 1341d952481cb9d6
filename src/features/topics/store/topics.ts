import type { Db, Tx } from "#platform/store";
import { indexTopic } from "../index-topic.ts";
import type {
  Category,
  Outcome,
  Source,
  Stage,
  Topic,
  TopicTable,
} from "../types.ts";

export const asTopic = (row: TopicTable): Topic => ({
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
  source: row.source as Source,
  category: row.category as Category | null,
  isUrgent: row.priority > 0,
  isUnnamed: row.is_unnamed === 1,
  onBehalfOf: row.on_behalf_of,
  mergedInto: row.merged_into,
  recurs: row.recurs,
  place: asPlace(row),
  editedAt: row.edited_at,
});

function asPlace(row: TopicTable): Topic["place"] {
  const { latitude, longitude, place_name: name } = row;
  if (latitude !== null && longitude !== null) {
    return { latitude, longitude, name };
  }
  return name === null ? null : { latitude: null, longitude: null, name };
}

export async function insertTopic(
  tx: Tx,
  communityId: number,
  topic: Pick<
    Topic,
    | "number"
    | "text"
    | "authorId"
    | "raisedById"
    | "raisedAt"
    | "source"
    | "isUnnamed"
    | "onBehalfOf"
    | "recurs"
    | "place"
  >,
): Promise<void> {
  await tx
    .insertInto("topics")
    .values({
      community_id: communityId,
      number: topic.number,
      text: topic.text,
      // Written by the index below.
      search_text: "",
      author_id: topic.authorId,
      raised_by_id: topic.raisedById,
      stage: "collect",
      outcome: null,
      reason: null,
      opinions: 0,
      raised_at: topic.raisedAt,
      closed_at: null,
      source: topic.source,
      category: null,
      priority: 0,
      is_unnamed: Number(topic.isUnnamed),
      on_behalf_of: topic.onBehalfOf,
      merged_into: null,
      recurs: topic.recurs,
      latitude: topic.place?.latitude ?? null,
      longitude: topic.place?.longitude ?? null,
      place_name: topic.place?.name ?? null,
      edited_at: null,
    })
    .execute();
  await indexTopic(tx, communityId, topic.number, topic.text);
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

export async function findTopics(
  db: Db,
  communityId: number,
  numbers: readonly number[],
): Promise<Topic[]> {
  if (numbers.length === 0) return [];
  const rows = await ofCommunity(db, communityId)
    .where("number", "in", numbers)
    .execute();
  return rows.map(asTopic);
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

/** When somebody brought in what they did since then. */
export async function listRaisedAt(
  db: Db,
  communityId: number,
  by: { memberId: number; since: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom("topics")
    .select("raised_at")
    .where("community_id", "=", communityId)
    .where("raised_by_id", "=", by.memberId)
    .where("raised_at", ">", by.since)
    .execute();
  return rows.map((row) => row.raised_at);
}

/** The open topic in these very words that the same person brought in since then. */
export async function findSameTopic(
  db: Db,
  communityId: number,
  said: { memberId: number; since: number; text: string },
): Promise<Topic | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("raised_by_id", "=", said.memberId)
    .where("raised_at", ">", said.since)
    .where("text", "=", said.text)
    .where("stage", "!=", "closed")
    .executeTakeFirst();
  return row && asTopic(row);
}

export async function setText(
  tx: Tx,
  communityId: number,
  edited: { topic: number; text: string; now: number },
): Promise<void> {
  await tx
    .updateTable("topics")
    .set({ text: edited.text, edited_at: edited.now })
    .where("community_id", "=", communityId)
    .where("number", "=", edited.topic)
    .execute();
}

export async function setPlace(
  tx: Tx,
  communityId: number,
  topic: number,
  place: NonNullable<Topic["place"]>,
): Promise<void> {
  await tx
    .updateTable("topics")
    .set({
      latitude: place.latitude,
      longitude: place.longitude,
      place_name: place.name,
    })
    .where("community_id", "=", communityId)
    .where("number", "=", topic)
    .execute();
}
