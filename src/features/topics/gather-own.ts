import type { Db } from "#platform/store";
import { asTopic } from "./store/topics.ts";
import type { Topic } from "./types.ts";

/** What a member raised, the newest first. */
export async function listRaised(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<Topic[]> {
  const rows = await db
    .selectFrom("topics")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("author_id", "=", memberId)
    .orderBy("number", "desc")
    .execute();
  return rows.map(asTopic);
}

/** What topics keep about a member, by its names in the file that they get. */
export async function gatherOwnTopics(
  db: Db,
  communityId: number,
  memberId: number,
) {
  const endorsed = await db
    .selectFrom("endorsements")
    .select(["topic", "endorsed_at"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("topic")
    .execute();
  const addenda = await db
    .selectFrom("topic_addenda")
    .select(["topic", "text", "added_at"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("topic")
    .orderBy("seq")
    .execute();
  const photos = await db
    .selectFrom("topic_photos")
    .select(["topic", "file_id", "added_at"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("topic")
    .orderBy("seq")
    .execute();
  const drafts = await db
    .selectFrom("topic_drafts")
    .select(["body", "created_at"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("topic", "is", null)
    .orderBy("draft_id")
    .execute();
  return {
    topics: (await listRaised(db, communityId, memberId)).map((topic) => ({
      number: topic.number,
      text: topic.text,
      stage: topic.stage,
      outcome: topic.outcome,
      isUnnamed: topic.isUnnamed,
      place: topic.place,
      raisedAt: isoOf(topic.raisedAt),
    })),
    endorsements: endorsed.map((row) => ({
      topic: row.topic,
      at: isoOf(row.endorsed_at),
    })),
    addenda: addenda.map((row) => ({
      topic: row.topic,
      text: row.text,
      at: isoOf(row.added_at),
    })),
    photos: photos.map((row) => ({
      topic: row.topic,
      fileId: row.file_id,
      at: isoOf(row.added_at),
    })),
    topicDrafts: drafts.map((row) => ({
      content: JSON.parse(row.body) as unknown,
      at: isoOf(row.created_at),
    })),
  };
}

const isoOf = (at: number): string => new Date(at).toISOString();
