import { eraseWords } from "#platform/community";
import type { Listener } from "#platform/turn";

/**
 * What they had to do stays with nobody, and the conveners are told so in the
 * next round of reminders, as of one who left.
 */
export const forgetOwner: Listener = {
  on: "member.forgotten",
  async run({ tx, community }, { eraser }) {
    await eraseWords(
      tx,
      community.id,
      {
        table: "followups",
        key: ["number"],
        texts: ["text", "reason", "asked_reason"],
        author: "handed_out_by_id",
      },
      eraser,
    );
    await eraseWords(
      tx,
      community.id,
      {
        table: "followup_reports",
        key: ["followup", "seq"],
        texts: ["text"],
        author: "author_id",
      },
      eraser,
    );
  },
};
