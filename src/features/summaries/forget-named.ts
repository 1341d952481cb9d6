import { eraseWords } from "#platform/community";
import type { Listener } from "#platform/turn";

/** Summaries name who does what; drafts of a convener who goes go with them. */
export const forgetNamed: Listener = {
  on: "member.forgotten",
  async run({ tx, community }, { memberId, eraser }) {
    await tx
      .updateTable("summaries")
      .set({ state: "discarded" })
      .where("community_id", "=", community.id)
      .where("convener_id", "=", memberId)
      .where("state", "=", "open")
      .execute();
    await eraseWords(
      tx,
      community.id,
      {
        table: "summaries",
        key: ["topic", "draft"],
        texts: ["computed", "note"],
        author: "convener_id",
      },
      eraser,
    );
  },
};
