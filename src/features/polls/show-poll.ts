import type { CardKind } from "#platform/outbox";
import { viewPoll } from "./count-poll.ts";
import { composePollCard } from "./messages/card.ts";
import { findPoll } from "./store/polls.ts";

export const pollCard: CardKind = {
  kind: "poll",
  async render(turn, number, words) {
    const { tx, community } = turn;
    const poll = await findPoll(tx, community.id, number);
    if (!poll) throw new Error(`poll ${number} has a card but is not there`);
    const view = await viewPoll(tx, community.id, poll);
    return composePollCard(turn, words, view);
  },
};
