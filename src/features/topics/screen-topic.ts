import type { ConvenerTurn } from "#platform/chat";
import { findMember } from "#platform/community";
import { tell } from "#platform/outbox";
import { composeDeclined } from "./messages/screening.ts";
import { moveTopic } from "./move-topic.ts";
import { findTopic } from "./store/topics.ts";
import type { Topic } from "./types.ts";

export const acceptTopic = (turn: ConvenerTurn, number: number) =>
  moveTopic(turn, number, { move: "accept" });

/** The author is told, with the reason if there is one. */
export async function declineTopic(
  turn: ConvenerTurn,
  number: number,
  reason: string | null,
): Promise<Topic | null> {
  const topic = await moveTopic(turn, number, {
    move: "decline",
    outcome: "declined",
    ...(reason !== null && { reason }),
  });
  const author =
    topic && (await findMember(turn.tx, turn.community.id, topic.authorId));
  if (author && author.id !== turn.actor.id) {
    await tell(turn, author, (words) => composeDeclined(words, topic), {
      about: { kind: "topic", number },
    });
  }
  return topic;
}

/**
 * The open topic that a convener works on; one that is only raised is accepted
 * by that, on the record.
 */
export async function acceptFirst(
  turn: ConvenerTurn,
  number: number,
): Promise<
  | { ok: true; topic: Topic }
  | { ok: false; reason: "no-topic" | "topic-closed" }
> {
  const topic = await findTopic(turn.tx, turn.community.id, number);
  if (!topic) return { ok: false, reason: "no-topic" };
  if (topic.stage === "closed") return { ok: false, reason: "topic-closed" };
  const accepted =
    topic.stage === "collect" ? await acceptTopic(turn, number) : null;
  return { ok: true, topic: accepted ?? topic };
}
