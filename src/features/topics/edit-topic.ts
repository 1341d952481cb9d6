import { createHash } from "node:crypto";
import type { ChatTurn } from "#platform/chat";
import { readText } from "#platform/i18n";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { indexWithAddenda } from "./index-topic.ts";
import { keepQuiet } from "./keep-quiet.ts";
import { readTopicText } from "./read-matter.ts";
import { longestAddendum, mayAdd, mayEdit } from "./rules/authorship.ts";
import { longestTopic } from "./rules/title.ts";
import { insertAddendum } from "./store/addenda.ts";
import { countEndorsements } from "./store/endorsements.ts";
import { listMergedInto } from "./store/merges.ts";
import { findTopic, setText } from "./store/topics.ts";
import type { Topic } from "./types.ts";

export type Edited =
  | { ok: true }
  | { ok: false; reason: "not-yours" | "closed" }
  /** Somebody endorsed it while its author was writing. */
  | { ok: false; reason: "endorsed"; topic: Topic }
  | { ok: false; reason: "empty" | "too-long"; limit: number };

/** The actor's own topic. */
export async function findOwnTopic(
  turn: ChatTurn,
  number: number,
): Promise<Topic | undefined> {
  const topic = await findTopic(turn.tx, turn.community.id, number);
  const isOwn = turn.voice === "person" && topic?.authorId === turn.actor.id;
  return isOwn ? topic : undefined;
}

/** Whether nobody else relies on its words yet. */
export async function isEditable(
  { tx, community }: Turn,
  topic: Topic,
): Promise<boolean> {
  const { number } = topic;
  const endorsements = await countEndorsements(tx, community.id, number);
  const merged = await listMergedInto(tx, community.id, number);
  return mayEdit(topic, { endorsements, merged: merged.length });
}

/** What somebody raised in the wrong words is put right, while nobody relies on it. */
export async function editTopic(
  turn: ChatTurn,
  number: number,
  text: string,
): Promise<Edited> {
  const { tx, community, now } = turn;
  const topic = await findOwnTopic(turn, number);
  if (!topic) return { ok: false, reason: "not-yours" };
  if (!mayAdd(topic)) return { ok: false, reason: "closed" };
  if (!(await isEditable(turn, topic))) {
    return { ok: false, reason: "endorsed", topic };
  }
  const read = readTopicText(text);
  if (!read.ok) return { ok: false, reason: read.reason, limit: longestTopic };
  if (read.text === topic.text) return { ok: true };
  const edited = { topic: number, text: read.text, now };
  await setText(tx, community.id, edited);
  await record(keepQuiet(turn, topic), {
    act: "topic.edited",
    number,
    data: { before: digestOf(topic.text) },
  });
  await showChange(turn, { ...topic, text: read.text });
  return { ok: true };
}

/** What its author adds stands below the topic's own words, which stay. */
export async function addToTopic(
  turn: ChatTurn,
  number: number,
  text: string,
): Promise<Exclude<Edited, { reason: "endorsed" }>> {
  const { tx, community, actor, now } = turn;
  const topic = await findOwnTopic(turn, number);
  if (!topic) return { ok: false, reason: "not-yours" };
  if (!mayAdd(topic)) return { ok: false, reason: "closed" };
  const read = readText(text, longestAddendum);
  if (!read.ok) {
    return { ok: false, reason: read.reason, limit: longestAddendum };
  }
  const added = { topic: number, text: read.text, memberId: actor.id, now };
  await insertAddendum(tx, community.id, added);
  await record(keepQuiet(turn, topic), { act: "topic.added", number });
  await showChange(turn, topic);
  return { ok: true };
}

async function showChange(turn: ChatTurn, topic: Topic): Promise<void> {
  await indexWithAddenda(turn.tx, turn.community.id, topic);
  await touchCard(turn, { kind: "topic", number: topic.number });
}

/** Shows later that a text was the one, without keeping what its author took back. */
const digestOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url");
