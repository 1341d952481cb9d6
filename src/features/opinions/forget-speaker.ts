import { eraseWords } from "#platform/community";
import type { Listener } from "#platform/turn";

/** What was said stays, without the name in it. */
export const forgetSpeaker: Listener = {
  on: "member.forgotten",
  async run({ tx, community }, { eraser }) {
    await eraseWords(
      tx,
      community.id,
      { table: "opinions", key: ["topic", "seq"], texts: ["text"] },
      eraser,
    );
  },
};
