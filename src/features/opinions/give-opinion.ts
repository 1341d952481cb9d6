import { readText } from "#platform/i18n";
import type { ChatTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { addOpinionCount, findTopic, type Topic } from "#features/topics";
import { longestOpinion } from "./rules.ts";
import { findSameWords, insertOpinion, saveJudgement } from "./store.ts";

export type Given =
  | { ok: true; topic: Topic; seq: number; isNew: boolean }
  | { ok: false; reason: "no-topic" | "nobody" | "absent" | "empty" }
  | { ok: false; reason: "closed"; topic: Topic }
  | { ok: false; reason: "too-long"; length: number };

/** The same words of the same person count once. */
export async function giveOpinion(
  turn: ChatTurn,
  said: { topic: number; text: string },
): Promise<Given> {
  const { tx, community, actor } = turn;
  if (turn.voice === "channel") return { ok: false, reason: "nobody" };
  if (!actor.isPresent) return { ok: false, reason: "absent" };
  const topic = await findTopic(tx, community.id, said.topic);
  if (!topic) return { ok: false, reason: "no-topic" };
  if (topic.stage === "closed") return { ok: false, reason: "closed", topic };
  const read = readText(said.text, longestOpinion);
  if (!read.ok) return read;
  const kept = await keepOpinion(turn, {
    topic: topic.number,
    authorId: actor.id,
    text: read.text,
    isJudged: turn.voice === "person",
  });
  return { ok: true, topic, ...kept };
}

async function keepOpinion(
  turn: Turn,
  given: { topic: number; authorId: number; text: string; isJudged: boolean },
): Promise<{ seq: number; isNew: boolean }> {
  const { tx, community } = turn;
  const { isJudged, ...opinion } = given;
  const { topic: number, authorId } = opinion;
  const before = await findSameWords(tx, community.id, opinion);
  if (before !== undefined) return { seq: before, isNew: false };
  const seq = await insertOpinion(tx, community.id, {
    ...opinion,
    givenAt: turn.now,
  });
  if (isJudged) {
    await saveJudgement(tx, community.id, {
      topic: number,
      seq,
      memberId: authorId,
      judgement: "agree",
    });
  }
  await addOpinionCount(tx, community.id, number);
  await record(turn, {
    act: "opinion.given",
    number,
    data: { seq, author: authorId },
  });
  await touchCard(turn, { kind: "topic", number });
  return { seq, isNew: true };
}

/** Who took another topic for theirs put it in words of their own. */
export const keepJoined: Listener = {
  on: "topic.joined",
  async run(turn, { topic: number, memberId, text }) {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    const read = readText(text, longestOpinion);
    if (!topic || !read.ok || read.text === topic.text) return;
    await keepOpinion(turn, {
      topic: number,
      authorId: memberId,
      text: read.text,
      isJudged: true,
    });
  },
};
