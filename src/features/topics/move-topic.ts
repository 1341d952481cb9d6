import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { stageAfter, type ClosingMove, type Move } from "./rules/stages.ts";
import { findTopic, setStage } from "./store/topics.ts";
import type { Outcome, Topic } from "./types.ts";
import { unmergeTopic } from "./unmerge-topic.ts";

/**
 * Moves a topic on, into the ledger and onto its card. Returns the topic as it
 * is then; null: there is none, or it cannot move so from where it is.
 */
export async function moveTopic(
  turn: Turn,
  number: number,
  how: { reason?: string; data?: Record<string, number> } & (
    | { move: ClosingMove; outcome: Outcome }
    | { move: Exclude<Move, ClosingMove>; outcome?: never }
  ),
): Promise<Topic | null> {
  const { tx, community } = turn;
  const topic = await findTopic(tx, community.id, number);
  const stage = topic && stageAfter(topic.stage, how.move);
  if (!stage) return null;
  if (stage === topic.stage) return topic;
  const reason = how.reason ?? null;
  if (topic.mergedInto !== null) await unmergeTopic(turn, number, reason);
  const set = {
    stage,
    outcome: how.outcome ?? null,
    reason,
    closedAt: stage === "closed" ? turn.now : null,
  };
  await setStage(tx, community.id, number, set);
  await record(turn, {
    act: `topic.${how.move}`,
    number,
    ...(reason !== null && { reason }),
    data: { ...how.data, stage },
  });
  await touchCard(turn, { kind: "topic", number });
  return { ...topic, ...set, mergedInto: null };
}
