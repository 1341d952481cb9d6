import type { ChatTurn } from "#platform/chat";
import { findTopic, type Topic } from "#features/topics";
import { nextStep, type Step, type Walk } from "./rules.ts";
import { listJudgementsBy, listOpinions, saveJudgement } from "./store.ts";
import type { Judgement, Opinion } from "./types.ts";

/** Where somebody stands on the way through a topic's opinions. */
export interface Judging {
  readonly topic: Topic;
  /** All opinions, as they stand now. */
  readonly opinions: readonly Opinion[];
  /** Whether any of them is somebody else's. */
  readonly hasOthers: boolean;
  /** null: none is left on this way. */
  readonly step: Step | null;
  /** How they judged it before; null: not yet. */
  readonly before: Judgement | null;
  readonly walk: Walk;
}

export type Judged =
  | { ok: true; judging: Judging }
  | { ok: false; reason: "no-topic" | "closed" | "no-opinion" | "own" };

/** The opinion to be judged after `after`; only a present person judges. */
export async function continueJudging(
  turn: ChatTurn,
  topic: Topic,
  at: { after: number | null; walk: Walk },
): Promise<Judging> {
  const { tx, community, actor } = turn;
  const opinions = await listOpinions(tx, community.id, topic.number);
  const given = await listJudgementsBy(tx, community.id, {
    topic: topic.number,
    memberId: actor.id,
  });
  const others = opinions.filter(({ authorId }) => authorId !== actor.id);
  const step = nextStep(others, given, at);
  return {
    topic,
    opinions,
    hasOthers: others.length > 0,
    step,
    before: step && (given.get(step.opinion.seq) ?? null),
    walk: at.walk,
  };
}

/** One judgement a person and opinion, which the next one replaces; null: none, only on to the next. */
export async function judgeOpinion(
  turn: ChatTurn,
  press: {
    topic: number;
    seq: number;
    judgement: Judgement | null;
    walk: Walk;
  },
): Promise<Judged> {
  const { tx, community, actor } = turn;
  const topic = await findTopic(tx, community.id, press.topic);
  if (!topic) return { ok: false, reason: "no-topic" };
  if (topic.stage === "closed") return { ok: false, reason: "closed" };
  const at = { after: press.seq, walk: press.walk };
  // The way on is found first: judged, an opinion is no longer on it.
  const judging = await continueJudging(turn, topic, at);
  const judged = judging.opinions.find(({ seq }) => seq === press.seq);
  if (!judged) return { ok: false, reason: "no-opinion" };
  if (judged.authorId === actor.id) return { ok: false, reason: "own" };
  if (press.judgement === null) return { ok: true, judging };
  await saveJudgement(tx, community.id, {
    topic: topic.number,
    seq: press.seq,
    memberId: actor.id,
    judgement: press.judgement,
  });
  const opinions = await listOpinions(tx, community.id, topic.number);
  return { ok: true, judging: { ...judging, opinions } };
}
