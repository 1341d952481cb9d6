import { eraseWords, type WordColumns } from "#platform/community";
import type { Listener } from "#platform/turn";

export const opinionWords = {
  table: "opinions",
  key: ["topic", "seq"],
  texts: ["text"],
  author: "author_id",
  at: "given_at",
} satisfies WordColumns;

/** What was said stays, without the name in it. */
export const forgetSpeaker: Listener = {
  on: "member.forgotten",
  async run({ tx, community }, { eraser }) {
    await eraseWords(tx, community.id, opinionWords, eraser);
  },
};
