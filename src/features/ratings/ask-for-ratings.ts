import { addLocalDays } from "#platform/clock";
import { schedule } from "#platform/jobs";
import { record } from "#platform/ledger";
import { findCardMessage, showCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findTopic, moveTopic } from "#features/topics";
import { closing } from "./close-ratings.ts";
import { openDays } from "./rules.ts";
import { findRating, openRating } from "./store.ts";

/**
 * Asks everybody how the topic was handled, in one message that stays open for
 * seven days. False: there is no such topic, it is closed or being done.
 */
export async function askForRatings(
  turn: Turn,
  topic: number,
): Promise<boolean> {
  const { tx, community } = turn;
  if (!(await isToBeRated(turn, topic))) return false;
  const rating = await findRating(tx, community.id, topic);
  if (rating?.state === "open") return true;
  const closesAt = addLocalDays({
    at: turn.now,
    timeZone: community.timeZone,
    days: openDays,
  });
  await openRating(tx, community.id, { topic, askedAt: turn.now, closesAt });
  await record(turn, { act: "rating.asked", number: topic });
  await schedule(turn, {
    kind: closing,
    key: `${closing}/${topic}`,
    dueAt: closesAt,
    payload: { topic },
  });
  const replyTo = await findCardMessage(tx, community.id, {
    kind: "topic",
    number: topic,
  });
  await showCard(turn, {
    kind: "rating",
    number: topic,
    ...(replyTo !== null && { replyTo }),
  });
  return true;
}

/** Whether the topic is where it is rated, once moved on if need be. */
async function isToBeRated(turn: Turn, number: number): Promise<boolean> {
  const topic = await findTopic(turn.tx, turn.community.id, number);
  if (!topic) return false;
  if (topic.stage === "evaluate") return true;
  return (await moveTopic(turn, number, { move: "evaluate" })) !== null;
}
