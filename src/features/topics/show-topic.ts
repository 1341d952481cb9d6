import { findMember } from "#platform/community";
import type { CardKind } from "#platform/outbox";
import { composeTopicCard } from "./messages/card.ts";
import { countEndorsements } from "./store/endorsements.ts";
import { findTopic } from "./store/topics.ts";

export const topicCard: CardKind = {
  kind: "topic",
  async render(turn, number, words) {
    const { tx, community } = turn;
    const topic = await findTopic(tx, community.id, number);
    if (!topic) throw new Error(`topic ${number} has a card but is not there`);
    return composeTopicCard(turn, words, {
      topic,
      author: await findMember(tx, community.id, topic.authorId),
      endorsements: await countEndorsements(tx, community.id, number),
    });
  },
};
