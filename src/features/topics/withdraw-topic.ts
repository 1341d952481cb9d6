import type { ChatTurn } from "#platform/chat";
import { listConveners } from "#platform/community";
import { createWords } from "#platform/i18n";
import { say, tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findOwnTopic } from "./edit-topic.ts";
import { keepQuiet } from "./keep-quiet.ts";
import { listHolds } from "./list-holds.ts";
import { composeWithdrawn } from "./messages/author.ts";
import { moveTopic } from "./move-topic.ts";
import { mayWithdraw } from "./rules/authorship.ts";
import { listMergedInto } from "./store/merges.ts";
import type { Topic } from "./types.ts";

export type Withdrawn =
  { ok: true; topic: Topic } | { ok: false; reason: "not-yours" | "too-late" };

/** Whether it is nobody's matter but its author's. */
export async function isWithdrawable(
  turn: Turn,
  topic: Topic,
): Promise<boolean> {
  const { tx, community } = turn;
  const { number } = topic;
  const merged = await listMergedInto(tx, community.id, number);
  const holds = await listHolds(turn, number);
  return mayWithdraw(topic, { merged: merged.length, held: holds.length });
}

/** Its author wants it no more; its number, card and trace stay. */
export async function withdrawTopic(
  turn: ChatTurn,
  number: number,
): Promise<Withdrawn> {
  const topic = await findOwnTopic(turn, number);
  if (!topic) return { ok: false, reason: "not-yours" };
  if (!(await isWithdrawable(turn, topic))) {
    return { ok: false, reason: "too-late" };
  }
  const how = { move: "withdraw", outcome: "withdrawn" } as const;
  const withdrawn = await moveTopic(keepQuiet(turn, topic), number, how);
  if (!withdrawn) return { ok: false, reason: "too-late" };
  if (topic.stage === "deliberate") await tellConveners(turn, topic);
  return { ok: true, topic: withdrawn };
}

/** Those who were working on it; if none has the bot in private chat, in the group. */
async function tellConveners(turn: Turn, topic: Topic): Promise<void> {
  const { tx, community, now } = turn;
  const about = { kind: "topic", number: topic.number };
  const conveners = await listConveners(tx, community.id);
  let isTold = false;
  for (const convener of conveners) {
    const compose = composeWithdrawn(topic);
    if (await tellPrivately(turn, convener, compose, { about })) isTold = true;
  }
  if (isTold) return;
  const content = composeWithdrawn(topic)(createWords({ ...community, now }));
  await say(turn, { to: "group", content, about, replyTo: about });
}
