import type { CardKind } from "#platform/outbox";
import { gatherTopic } from "./gather-topic.ts";
import { composeTopicCard } from "./messages/card.ts";
import { findTopic } from "./store/topics.ts";

export const topicCard: CardKind = {
  kind: "topic",
  async render(turn, number, words) {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    if (!topic) throw new Error(`topic ${number} has a card but is not there`);
    return composeTopicCard(turn, words, await gatherTopic(turn, topic));
  },
};
