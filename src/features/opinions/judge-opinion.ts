import type { ChatTurn } from "#platform/chat";
import { findTopic, type Topic } from "#features/topics";
import { nextStep, recount, type Step, type Walk } from "./rules.ts";
import { listJudgementsBy, listOpinions, saveJudgement } from "./store.ts";
import type { Judgement, Opinion } from "./types.ts";

/** Where somebody stands on the way through a topic's opinions. */
export interface Judging {
  readonly topic: Topic;
  /** All opinions, as they stand now. */
  readonly opinions: readonly Opinion[];
  /** Whether any of them is somebody else's. */
  readonly hasOthers: boolean;
  /** How the actor judged so far, by the opinions' numbers. */
  readonly given: ReadonlyMap<number, Judgement>;
  /** null: none is left on this way. */
  readonly step: Step | null;
  /** How they judged it before; null: not yet. */
  readonly before: Judgement | null;
  readonly walk: Walk;
}

export type Judged =
  | { ok: true; judging: Judging }
  | {
      ok: false;
      reason: "in-group" | "no-topic" | "closed" | "no-opinion" | "own";
    };

interface Press {
  readonly topic: number;
  readonly seq: number;
  readonly walk: Walk;
}

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
    given,
    step,
    before: step && (given.get(step.opinion.seq) ?? null),
    walk: at.walk,
  };
}

/**
 * Where a press leads, with the counts as they will be; nothing is saved yet.
 * null as judgement: none, only on to the next.
 */
export async function readPress(
  turn: ChatTurn,
  press: Press & { judgement: Judgement | null },
): Promise<Judged> {
  const { tx, community, actor } = turn;
  if (turn.place === "group") return { ok: false, reason: "in-group" };
  const topic = await findTopic(tx, community.id, press.topic);
  if (!topic) return { ok: false, reason: "no-topic" };
  if (topic.stage === "closed") return { ok: false, reason: "closed" };
  const at = { after: press.seq, walk: press.walk };
  // The way on is found first: judged, an opinion is no longer on it.
  const judging = await continueJudging(turn, topic, at);
  const judged = judging.opinions.find(({ seq }) => seq === press.seq);
  if (!judged) return { ok: false, reason: "no-opinion" };
  if (judged.authorId === actor.id) return { ok: false, reason: "own" };
  const { judgement } = press;
  if (judgement === null) return { ok: true, judging };
  const before = judging.given.get(press.seq) ?? null;
  const opinions = judging.opinions.map((opinion) =>
    opinion === judged ? recount(opinion, before, judgement) : opinion,
  );
  return { ok: true, judging: { ...judging, opinions } };
}

/** One judgement a person and opinion, which the next one replaces. */
export const judgeOpinion = (
  { tx, community, actor }: ChatTurn,
  { topic, seq, judgement }: Omit<Press, "walk"> & { judgement: Judgement },
): Promise<void> =>
  saveJudgement(tx, community.id, {
    topic,
    seq,
    memberId: actor.id,
    judgement,
  });
