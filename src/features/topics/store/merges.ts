import type { Db, Tx } from "#platform/store";
import { findTopic } from "./topics.ts";

export async function setMergedInto(
  tx: Tx,
  communityId: number,
  topic: number,
  target: number | null,
): Promise<void> {
  await tx
    .updateTable("topics")
    .set({ merged_into: target })
    .where("community_id", "=", communityId)
    .where("number", "=", topic)
    .execute();
}

/** The topics that were merged into this one itself, by number. */
export async function listMergedInto(
  db: Db,
  communityId: number,
  topic: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("topics")
    .select("number")
    .where("community_id", "=", communityId)
    .where("merged_into", "=", topic)
    .orderBy("number")
    .execute();
  return rows.map((row) => row.number);
}

/** What it was merged into, and that in turn; the last is a topic of its own. */
export async function listTargets(
  db: Db,
  communityId: number,
  topic: number,
): Promise<number[]> {
  const targets: number[] = [];
  let at = await findTopic(db, communityId, topic);
  while (at && at.mergedInto !== null) {
    targets.push(at.mergedInto);
    at = await findTopic(db, communityId, at.mergedInto);
  }
  return targets;
}
