import { eraseWords } from "#platform/community";
import type { Listener } from "#platform/turn";

/**
 * Their question goes on, as a resident's. What stands in the group's chat stays
 * as it is: Telegram lets nobody change a poll.
 */
export const forgetAsker: Listener = {
  on: "member.forgotten",
  async run({ tx, community }, { eraser }) {
    await eraseWords(
      tx,
      community.id,
      {
        table: "quick_polls",
        key: ["number"],
        texts: ["question", "end_reason"],
        json: ["options"],
        author: "opened_by",
      },
      eraser,
    );
  },
};
