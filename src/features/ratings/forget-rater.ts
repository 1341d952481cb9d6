import { touchCard } from "#platform/outbox";
import type { Listener } from "#platform/turn";
import { deleteOpenStars } from "./store.ts";

/** Stars of a rating that is running are taken back, as a running poll's votes are. */
export const forgetRater: Listener = {
  on: "member.forgotten",
  async run(turn, { memberId }) {
    const { tx, community } = turn;
    for (const topic of await deleteOpenStars(tx, community.id, memberId)) {
      await touchCard(turn, { kind: "rating", number: topic });
    }
  },
};
