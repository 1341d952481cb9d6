import type { Db, Tx } from "#platform/store";

/** How many wrong receipts a member tried on the day that began then. */
export async function countTries(
  db: Db,
  communityId: number,
  memberId: number,
  dayStart: number,
): Promise<number> {
  const row = await db
    .selectFrom("receipt_tries")
    .select("wrong")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("since", "=", dayStart)
    .executeTakeFirst();
  return row?.wrong ?? 0;
}

export async function noteTries(
  tx: Tx,
  communityId: number,
  memberId: number,
  tries: { wrong: number; dayStart: number },
): Promise<void> {
  const row = { wrong: tries.wrong, since: tries.dayStart };
  await tx
    .insertInto("receipt_tries")
    .values({ community_id: communityId, member_id: memberId, ...row })
    .onConflict((c) =>
      c.columns(["community_id", "member_id"]).doUpdateSet(row),
    )
    .execute();
}

export async function deleteTries(
  tx: Tx,
  communityId: number,
  memberId: number,
): Promise<void> {
  await tx
    .deleteFrom("receipt_tries")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}
