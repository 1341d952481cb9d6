import { listEntries, record } from "#platform/ledger";
import type { Turn } from "#platform/turn";
import { composeApart } from "./messages/outcomes.ts";
import { stageBeforeMerge } from "./rules/merging.ts";
import { setMergedInto } from "./store/merges.ts";
import { findTopic, setStage } from "./store/topics.ts";
import { tellAuthor } from "./tell-author.ts";
import { touchMerged } from "./touch-merged.ts";
import type { Topic } from "./types.ts";

export type Unmerged =
  | { ok: true; topic: Topic; from: number }
  | { ok: false; reason: "no-topic" | "not-merged" };

/** A merged topic is one of its own again, where it was before. */
export async function unmergeTopic(
  turn: Turn,
  number: number,
  reason: string | null = null,
): Promise<Unmerged> {
  const { tx, community } = turn;
  const topic = await findTopic(tx, community.id, number);
  if (!topic) return { ok: false, reason: "no-topic" };
  const from = topic.mergedInto;
  if (from === null) return { ok: false, reason: "not-merged" };
  const entries = await listEntries(tx, community.id, number);
  const stage = stageBeforeMerge(entries.map(({ act }) => act));
  await touchMerged(turn, number);
  await setMergedInto(tx, community.id, number, null);
  const set = { stage, outcome: null, reason: topic.reason, closedAt: null };
  await setStage(tx, community.id, number, set);
  await record(turn, {
    act: "topic.unmerge",
    number,
    ...(reason !== null && { reason }),
    data: { stage, from },
  });
  const apart = { ...topic, ...set, mergedInto: null };
  await tellAuthor(turn, apart, composeApart(apart, from), "privately");
  return { ok: true, topic: apart, from };
}
