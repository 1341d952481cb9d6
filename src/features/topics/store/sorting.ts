import type { Tx } from "#platform/store";
import type { Category } from "../types.ts";

export async function setSorting(
  tx: Tx,
  communityId: number,
  topic: number,
  set: { category: Category | null; isUrgent: boolean },
): Promise<void> {
  await tx
    .updateTable("topics")
    .set({ category: set.category, priority: Number(set.isUrgent) })
    .where("community_id", "=", communityId)
    .where("number", "=", topic)
    .execute();
}
