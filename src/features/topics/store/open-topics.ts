import type { Db } from "#platform/store";
import type { Stage, Topic } from "../types.ts";
import { asTopic } from "./topics.ts";

export interface OpenStage {
  readonly stage: Exclude<Stage, "closed">;
  /** All that are there. */
  readonly count: number;
  /** The newest of them. */
  readonly topics: readonly Topic[];
}

const openStages = [
  "collect",
  "deliberate",
  "act",
  "supervise",
  "evaluate",
] as const;

/** What is open, stage by stage on its way; of each no more than `most`, the newest first. */
export async function listOpenStages(
  db: Db,
  communityId: number,
  most: number,
): Promise<OpenStage[]> {
  const counts = await db
    .selectFrom("topics")
    .select((eb) => ["stage", eb.fn.countAll<number>().as("count")])
    .where("community_id", "=", communityId)
    .where("stage", "!=", "closed")
    .groupBy("stage")
    .execute();
  const open: OpenStage[] = [];
  for (const stage of openStages) {
    const count = counts.find((one) => one.stage === stage)?.count ?? 0;
    if (count === 0) continue;
    const rows = await db
      .selectFrom("topics")
      .selectAll()
      .where("community_id", "=", communityId)
      .where("stage", "=", stage)
      .orderBy("number", "desc")
      .limit(most)
      .execute();
    open.push({ stage, count, topics: rows.map(asTopic) });
  }
  return open;
}
