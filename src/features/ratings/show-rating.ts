import type { CardKind } from "#platform/outbox";
import { findTopic } from "#features/topics";
import { composeCard } from "./messages.ts";
import { findRating } from "./store.ts";

/** The card has the number of its topic. */
export const ratingCard: CardKind = {
  kind: "rating",
  async render(turn, number, words) {
    const { tx, community } = turn;
    const topic = await findTopic(tx, community.id, number);
    const rating = await findRating(tx, community.id, number);
    if (!topic || !rating) {
      throw new Error(`topic ${number} has a rating card but no rating`);
    }
    return composeCard(turn, words, { topic, rating });
  },
};
