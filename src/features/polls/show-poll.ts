import { countJoined } from "#platform/community";
import type { CardKind } from "#platform/outbox";
import { composePollCard } from "./messages.ts";
import { findPoll, tallyOf } from "./store.ts";

export const pollCard: CardKind = {
  kind: "poll",
  async render(turn, number, words) {
    const { tx, community } = turn;
    const poll = await findPoll(tx, community.id, number);
    if (!poll) throw new Error(`poll ${number} has a card but is not there`);
    return composePollCard(turn, words, {
      poll,
      tally: await tallyOf(tx, community.id, poll),
      joined: await countJoined(tx, community.id),
    });
  },
};
