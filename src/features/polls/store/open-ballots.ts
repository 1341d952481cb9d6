import type { Db, Tx } from "#platform/store";
import type { BallotContent, OpenBallotTable, Source } from "../types.ts";

/** A vote that counts; `attempt` numbers the votes of one elector. */
export interface OpenBallot {
  readonly electorId: number;
  readonly attempt: number;
  readonly memberId: number | null;
  readonly content: BallotContent;
  readonly reason: string | null;
  readonly source: Source;
  readonly castAt: number;
  /** It is history: it was changed or taken back. */
  readonly isReplaced: boolean;
}

const asBallot = (row: OpenBallotTable): OpenBallot => ({
  electorId: row.elector_id,
  attempt: row.attempt,
  memberId: row.member_id,
  content: JSON.parse(row.content) as BallotContent,
  reason: row.reason,
  source: row.source,
  castAt: row.cast_at,
  isReplaced: row.replaced_at !== null,
});

const counting = (db: Db, communityId: number, poll: number) =>
  db
    .selectFrom("open_ballots")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("replaced_at", "is", null);

/** The elector's last vote, which may have been taken back since. */
export async function findLastBallot(
  db: Db,
  communityId: number,
  poll: number,
  electorId: number,
): Promise<OpenBallot | undefined> {
  const row = await db
    .selectFrom("open_ballots")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("elector_id", "=", electorId)
    .orderBy("attempt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && asBallot(row);
}

/** Those that count, by the electors' numbers. */
export async function listOpenBallots(
  db: Db,
  communityId: number,
  poll: number,
): Promise<OpenBallot[]> {
  const rows = await counting(db, communityId, poll)
    .orderBy("elector_id")
    .execute();
  return rows.map(asBallot);
}

/** Makes it the elector's vote after `last`, which stays as history. */
export async function insertOpenBallot(
  tx: Tx,
  communityId: number,
  vote: Omit<OpenBallot, "attempt" | "isReplaced"> & {
    readonly poll: number;
    readonly last: OpenBallot | undefined;
  },
): Promise<void> {
  const { poll, last, castAt } = vote;
  if (last && !last.isReplaced) {
    await replaceOpenBallot(tx, communityId, poll, last, castAt);
  }
  await tx
    .insertInto("open_ballots")
    .values({
      community_id: communityId,
      poll,
      elector_id: vote.electorId,
      attempt: (last?.attempt ?? 0) + 1,
      member_id: vote.memberId,
      content: JSON.stringify(vote.content),
      reason: vote.reason,
      source: vote.source,
      cast_at: castAt,
      replaced_at: null,
    })
    .execute();
}

/** The vote does not count any more; it stays as history. */
export async function replaceOpenBallot(
  tx: Tx,
  communityId: number,
  poll: number,
  ballot: Pick<OpenBallot, "electorId" | "attempt">,
  now: number,
): Promise<void> {
  await tx
    .updateTable("open_ballots")
    .set({ replaced_at: now })
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("elector_id", "=", ballot.electorId)
    .where("attempt", "=", ballot.attempt)
    .execute();
}

/** Takes back all votes of an elector, replaced ones too; false: there were none. */
export async function deleteOpenBallots(
  tx: Tx,
  communityId: number,
  of: { poll: number; electorId: number },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("open_ballots")
    .where("community_id", "=", communityId)
    .where("poll", "=", of.poll)
    .where("elector_id", "=", of.electorId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
