import type { Db } from "#platform/store";
import { listMergedInto } from "./store/merges.ts";
import { findTopic } from "./store/topics.ts";
import type { Topic } from "./types.ts";

/** The topic, first, and all that was merged into it, and into those. */
export async function listMergedSet(
  db: Db,
  communityId: number,
  topic: number,
): Promise<Topic[]> {
  const topics: Topic[] = [];
  const numbers = new Set([topic]);
  // What is added on the way is come to as well, and nothing twice.
  for (const number of numbers) {
    const one = await findTopic(db, communityId, number);
    if (one) topics.push(one);
    const parts = await listMergedInto(db, communityId, number);
    for (const part of parts) numbers.add(part);
  }
  return topics;
}
