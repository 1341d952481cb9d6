import type { Stage, Topic } from "../types.ts";
import { isAccepting, stageAfter } from "./stages.ts";

type Part = Pick<Topic, "number" | "stage" | "outcome">;

export type MergeRefusal =
  | "itself"
  | "merged-already"
  | "closed"
  | "under-way"
  | "target-merged"
  | "target-solved"
  | "target-closed";

/**
 * Whether one topic may become part of another; null: it may. Both are open
 * then, and what is open was merged into nothing: no circle can come of it.
 */
export function judgeMerge(topic: Part, target: Part): MergeRefusal | null {
  if (topic.number === target.number) return "itself";
  if (topic.outcome === "merged") return "merged-already";
  if (topic.stage === "closed") return "closed";
  if (stageAfter(topic.stage, "merge") === null) return "under-way";
  if (target.outcome === "merged") return "target-merged";
  if (target.outcome === "rated") return "target-solved";
  return target.stage === "closed" ? "target-closed" : null;
}

/** Where a merged topic came from, by the acts that the ledger has of it. */
export const stageBeforeMerge = (acts: readonly string[]): Stage =>
  acts.some(isAccepting) ? "deliberate" : "collect";
