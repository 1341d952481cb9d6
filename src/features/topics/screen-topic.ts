import type { ConvenerTurn } from "#platform/chat";
import type { Turn } from "#platform/turn";
import {
  composeAccepted,
  composeDeclined,
  composeElsewhere,
} from "./messages/outcomes.ts";
import { moveTopic } from "./move-topic.ts";
import { findTopic } from "./store/topics.ts";
import { tellAuthors } from "./tell-author.ts";
import type { Topic } from "./types.ts";

/** Its author is told, where that makes no noise: the card says it in the group. */
export const acceptTopic = (turn: ConvenerTurn, number: number) =>
  accept(turn, number);

async function accept(
  turn: Turn,
  number: number,
  data?: Record<string, number>,
): Promise<Topic | null> {
  const topic = await moveTopic(turn, number, {
    move: "accept",
    ...(data && { data }),
  });
  if (topic) {
    await tellAuthors(turn, topic, composeAccepted, "privately");
  }
  return topic;
}

/** Accepts what enough people endorse, where the community wants that; on record as the bot's act. */
export async function acceptByEndorsements(
  turn: Turn,
  topic: Topic,
  endorsements: number,
): Promise<void> {
  const { autoAccept } = turn.community;
  if (autoAccept === null || endorsements < autoAccept) return;
  if (topic.stage !== "collect") return;
  await accept({ ...turn, actor: null }, topic.number, { endorsements });
}

/** The authors are told, with the reason if there is one. */
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
  if (topic) {
    await tellAuthors(turn, topic, (one) => composeDeclined(one, reason));
  }
  return topic;
}

/** It is not for this community to do; its author is told whose it is. */
export async function sendElsewhere(
  turn: ConvenerTurn,
  number: number,
  whose: string,
): Promise<Topic | null> {
  const topic = await moveTopic(turn, number, {
    move: "elsewhere",
    outcome: "elsewhere",
    reason: whose,
  });
  if (topic) {
    await tellAuthors(turn, topic, (one) => composeElsewhere(one, whose));
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
