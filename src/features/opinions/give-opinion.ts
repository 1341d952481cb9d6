import { readText } from "#platform/i18n";
import type { ChatTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
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
  const opinion = { topic: topic.number, authorId: actor.id, text: read.text };
  const before = await findSameWords(tx, community.id, opinion);
  if (before !== undefined)
    return { ok: true, topic, seq: before, isNew: false };
  const seq = await insertOpinion(tx, community.id, {
    ...opinion,
    givenAt: turn.now,
  });
  if (turn.voice === "person") {
    await saveJudgement(tx, community.id, {
      topic: topic.number,
      seq,
      memberId: actor.id,
      judgement: "agree",
    });
  }
  await addOpinionCount(tx, community.id, topic.number);
  await record(turn, {
    act: "opinion.given",
    number: topic.number,
    data: { seq, author: actor.id },
  });
  await touchCard(turn, { kind: "topic", number: topic.number });
  return { ok: true, topic, seq, isNew: true };
}
