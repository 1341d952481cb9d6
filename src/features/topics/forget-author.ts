import { eraseWords } from "#platform/community";
import type { Listener } from "#platform/turn";
import { indexTopic } from "./index-topic.ts";
import { findTopic } from "./store/topics.ts";

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
      { table: "topic_drafts", key: ["draft_id"], json: ["body"] },
      eraser,
    );
    await eraseWords(
      tx,
      community.id,
      { table: "topic_addenda", key: ["topic", "seq"], texts: ["text"] },
      eraser,
    );
    const named = await eraseWords(
      tx,
      community.id,
      {
        table: "topics",
        key: ["number"],
        texts: ["text", "reason", "on_behalf_of", "place_name"],
      },
      eraser,
    );
    for (const { number } of named) {
      const topic = await findTopic(tx, community.id, Number(number));
      if (topic) await indexTopic(tx, community.id, topic.number, topic.text);
    }
  },
};
