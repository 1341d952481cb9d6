import type { ConvenerTurn } from "#platform/chat";
import type { Turn } from "#platform/turn";
import {
  composeAccepted,
  composeDeclined,
  composeElsewhere,
} from "./messages/outcomes.ts";
import { moveTopic } from "./move-topic.ts";
import { listTargets } from "./store/merges.ts";
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

/**
 * Accepts what enough people endorse, where the community wants that; on record
 * as the bot's act. Returns the topic as it is then.
 */
export async function acceptByEndorsements(
  turn: Turn,
  topic: Topic,
  endorsements: number,
): Promise<Topic> {
  const { autoAccept } = turn.community;
  if (autoAccept === null || endorsements < autoAccept) return topic;
  if (topic.stage !== "collect") return topic;
  const bot = { ...turn, actor: null };
  return (await accept(bot, topic.number, { endorsements })) ?? topic;
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

export type NotOpen =
  | { ok: false; reason: "no-topic" | "topic-closed" }
  /** `into` is the topic of its own that it is part of. */
  | { ok: false; reason: "topic-merged"; into: number };

type Open = { ok: true; topic: Topic };

/** The topic, if it is open: what was merged away is gone on with where it is now. */
export async function findOpenTopic(
  { tx, community }: Turn,
  number: number,
): Promise<Open | NotOpen> {
  const topic = await findTopic(tx, community.id, number);
  if (!topic) return { ok: false, reason: "no-topic" };
  const into = (await listTargets(tx, community.id, number)).at(-1);
  if (into !== undefined) return { ok: false, reason: "topic-merged", into };
  if (topic.stage === "closed") return { ok: false, reason: "topic-closed" };
  return { ok: true, topic };
}

/**
 * The open topic that a convener works on; one that is only raised is accepted
 * by that, on the record.
 */
export async function acceptFirst(
  turn: ConvenerTurn,
  number: number,
): Promise<Open | NotOpen> {
  const found = await findOpenTopic(turn, number);
  if (!found.ok || found.topic.stage !== "collect") return found;
  const accepted = await acceptTopic(turn, number);
  return { ok: true, topic: accepted ?? found.topic };
}
