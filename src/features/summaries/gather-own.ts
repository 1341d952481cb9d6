import type { Db } from "#platform/store";

/** Topics on which a member began a summary and did not post it. */
export async function listSummariesDrafted(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("summaries")
    .select("topic")
    .where("community_id", "=", communityId)
    .where("convener_id", "=", memberId)
    .where("state", "=", "open")
    .orderBy("topic")
    .execute();
  return rows.map((row) => row.topic);
}
