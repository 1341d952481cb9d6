import type { Db, Tx } from "#platform/store";
import type { ClaimTries } from "../rules/claim.ts";
import type { ClaimTryTable } from "../types.ts";

const asTries = (row: ClaimTryTable): ClaimTries => ({
  wrong: row.wrong,
  since: row.since,
  lockedUntil: row.locked_until,
});

export async function findTries(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<ClaimTries | null> {
  const row = await db
    .selectFrom("claim_tries")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row ? asTries(row) : null;
}

/** Those of one person in all communities: who guesses may belong to several. */
export async function listTriesOf(
  db: Db,
  userId: number,
): Promise<ClaimTries[]> {
  const rows = await db
    .selectFrom("claim_tries as t")
    .innerJoin("members as m", (join) =>
      join
        .onRef("m.community_id", "=", "t.community_id")
        .onRef("m.member_id", "=", "t.member_id"),
    )
    .selectAll("t")
    .where("m.user_id", "=", userId)
    .execute();
  return rows.map(asTries);
}

export async function setTries(
  tx: Tx,
  communityId: number,
  memberId: number,
  tries: ClaimTries,
): Promise<void> {
  const row = {
    wrong: tries.wrong,
    since: tries.since,
    locked_until: tries.lockedUntil,
  };
  await tx
    .insertInto("claim_tries")
    .values({ community_id: communityId, member_id: memberId, ...row })
    .onConflict((c) =>
      c.columns(["community_id", "member_id"]).doUpdateSet(row),
    )
    .execute();
}
