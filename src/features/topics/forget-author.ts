import { eraseWords, type WordColumns } from "#platform/community";
import type { Listener } from "#platform/turn";
import { indexWithAddenda } from "./index-topic.ts";
import { findTopics } from "./store/topics.ts";

export const topicWords = {
  table: "topics",
  key: ["number"],
  texts: ["text", "reason", "on_behalf_of", "place_name"],
  author: "author_id",
  at: "raised_at",
} satisfies WordColumns;

/** What was raised stays, without the name in it; what was about to be raised goes. */
export const forgetAuthor: Listener = {
  on: "member.forgotten",
  async run({ tx, community }, { memberId, eraser }) {
    await tx
      .deleteFrom("topic_drafts")
      .where("community_id", "=", community.id)
      .where("member_id", "=", memberId)
      .execute();
    await eraseWords(
      tx,
      community.id,
      {
        table: "topic_drafts",
        key: ["draft_id"],
        json: ["body"],
        author: "member_id",
      },
      eraser,
    );
    const added = await eraseWords(
      tx,
      community.id,
      {
        table: "topic_addenda",
        key: ["topic", "seq"],
        texts: ["text"],
        author: "member_id",
      },
      eraser,
    );
    const named = await eraseWords(tx, community.id, topicWords, eraser);
    const numbers = new Set([
      ...named.map(({ number }) => Number(number)),
      ...added.map(({ topic }) => Number(topic)),
    ]);
    for (const topic of await findTopics(tx, community.id, [...numbers])) {
      await indexWithAddenda(tx, community.id, topic);
    }
  },
};
