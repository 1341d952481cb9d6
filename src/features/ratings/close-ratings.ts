import { listConveners } from "#platform/community";
import { cancelJob } from "#platform/jobs";
import { record } from "#platform/ledger";
import { say, tell, touchCard, type Item } from "#platform/outbox";
import { createWords } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import { closePoll, listPollsOfTopic } from "#features/polls";
import { findTopic, moveTopic } from "#features/topics";
import { composeLowOffer, composeResult } from "./messages.ts";
import { isDoubtful } from "./rules.ts";
import { endRating, findRating } from "./store.ts";

export const closing = "ratings.close";

/**
 * Ends the rating and closes the topic with its score, and what is still being
 * voted on in it; the group hears the result. False: it is not being rated.
 */
export async function closeRatings(
  turn: Turn,
  topicNumber: number,
): Promise<boolean> {
  const { tx, community } = turn;
  const rating = await findRating(tx, community.id, topicNumber);
  if (rating?.state !== "open") return false;
  const topic = await moveTopic(turn, topicNumber, {
    move: "rate",
    outcome: "rated",
  });
  if (!topic) {
    await cancelRatings(turn, topicNumber);
    return false;
  }
  await end(turn, topicNumber, "closed");
  await record(turn, {
    act: "rating.closed",
    number: topicNumber,
    // The sum of a few stars would give single ones away.
    data: {
      count: rating.count,
      sum: rating.average === null ? null : rating.sum,
    },
  });
  for (const poll of await listPollsOfTopic(tx, community.id, topicNumber)) {
    if (poll.closedAt === null) await closePoll(turn, poll.number);
  }
  const { locale, timeZone } = community;
  await say(turn, {
    to: "group",
    content: composeResult(createWords({ locale, timeZone, now: turn.now }), {
      topic,
      rating,
    }),
    replyTo: { kind: "rating", number: topicNumber },
  });
  const [convener] = await listConveners(tx, community.id);
  if (convener && isDoubtful(rating)) {
    await tell(
      turn,
      convener,
      (words) => composeLowOffer(turn, words, { topic, rating }),
      {
        about: lowOffer(topicNumber),
        replaces: `ratings.low/${topicNumber}`,
      },
    );
  }
  return true;
}

/** Ends the rating without a result: the topic is being done again. */
export async function cancelRatings(
  turn: Turn,
  topic: number,
): Promise<boolean> {
  const rating = await findRating(turn.tx, turn.community.id, topic);
  if (rating?.state !== "open") return false;
  await end(turn, topic, "cancelled");
  await record(turn, { act: "rating.cancelled", number: topic });
  return true;
}

async function end(
  turn: Turn,
  topic: number,
  as: "closed" | "cancelled",
): Promise<void> {
  const { tx, community } = turn;
  await endRating(tx, community.id, { topic, as, at: turn.now });
  await cancelJob(turn, `${closing}/${topic}`);
  await touchCard(turn, { kind: "rating", number: topic });
}

/** What the offer to reopen a topic with a low score is about. */
export const lowOffer = (topic: number): Item => ({
  kind: "ratings.low",
  number: topic,
});

/** Whether the offer to reopen a topic with a low score still stands. */
export async function isOfferOpen(turn: Turn, topic: number): Promise<boolean> {
  const { tx, community } = turn;
  const found = await findTopic(tx, community.id, topic);
  return found?.stage === "closed" && found.outcome === "rated";
}
