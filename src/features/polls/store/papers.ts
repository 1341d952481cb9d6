import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";
import type { BallotContent } from "../types.ts";

/** Papers that one person entered at once and another confirms as a whole. */
export interface PaperBatch {
  readonly id: number;
  readonly poll: number;
  readonly enteredBy: number;
  /** Who was named to confirm it; null: another convener, or anybody where it is posted. */
  readonly witnessId: number | null;
  /** It was put to the group. */
  readonly isPosted: boolean;
  readonly state: "pending" | "confirmed" | "dropped" | "void";
}

export interface Paper {
  readonly electorId: number;
  /** Whose it is, where one person votes and not a household. */
  readonly memberId: number | null;
  /** null: of a secret poll, where voters and ballots lie apart; or decided already. */
  readonly content: BallotContent | null;
  readonly reason: string | null;
}

export interface SecretPaper {
  readonly content: BallotContent;
  readonly reason: string | null;
}

interface PaperBatchTable {
  community_id: number;
  batch_id: number;
  poll: number;
  entered_by: number;
  witness_id: number | null;
  is_posted: number;
  state: PaperBatch["state"];
  entered_at: number;
  decided_by: number | null;
}

interface PaperTable {
  community_id: number;
  batch_id: number;
  elector_id: number;
  member_id: number | null;
  content: string | null;
  reason: string | null;
}

interface SecretPaperTable {
  community_id: number;
  batch_id: number;
  place: number;
  content: string;
  reason: string | null;
}

declare module "#platform/store" {
  interface Tables {
    paper_batches: PaperBatchTable;
    papers: PaperTable;
    secret_papers: SecretPaperTable;
  }
}

const asBatch = (row: PaperBatchTable): PaperBatch => ({
  id: row.batch_id,
  poll: row.poll,
  enteredBy: row.entered_by,
  witnessId: row.witness_id,
  isPosted: row.is_posted === 1,
  state: row.state,
});

/**
 * Keeps a batch until it is decided. Of a secret poll `secret` has the ballots, in
 * the order of what stands on them: nothing pairs them with the voters.
 */
export async function insertBatch(
  tx: Tx,
  communityId: number,
  batch: Pick<PaperBatch, "poll" | "enteredBy" | "witnessId" | "isPosted"> & {
    readonly papers: readonly Paper[];
    readonly secret: readonly SecretPaper[];
    readonly now: number;
  },
): Promise<PaperBatch> {
  const row = await tx
    .insertInto("paper_batches")
    .values({
      community_id: communityId,
      batch_id: sql<number>`(select coalesce(max(batch_id), 0) + 1 from paper_batches where community_id = ${communityId})`,
      poll: batch.poll,
      entered_by: batch.enteredBy,
      witness_id: batch.witnessId,
      is_posted: Number(batch.isPosted),
      state: "pending",
      entered_at: batch.now,
      decided_by: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const key = { community_id: communityId, batch_id: row.batch_id };
  await tx
    .insertInto("papers")
    .values(
      batch.papers
        .toSorted((a, b) => a.electorId - b.electorId)
        .map(({ electorId, memberId, content, reason }) => ({
          ...key,
          elector_id: electorId,
          member_id: memberId,
          content: content && JSON.stringify(content),
          reason,
        })),
    )
    .execute();
  const secret = batch.secret
    .map(({ content, reason }) => ({
      content: JSON.stringify(content),
      reason,
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map((one, place) => ({ ...key, place, ...one }));
  if (secret.length > 0) {
    await tx.insertInto("secret_papers").values(secret).execute();
  }
  return asBatch(row);
}

const orderOf = (one: { content: string; reason: string | null }): string =>
  `${one.content} ${one.reason ?? ""}`;

export async function findBatch(
  db: Db,
  communityId: number,
  id: number,
): Promise<PaperBatch | undefined> {
  const row = await db
    .selectFrom("paper_batches")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("batch_id", "=", id)
    .executeTakeFirst();
  return row && asBatch(row);
}

/** What waits for a second person, the oldest first. */
export async function listPendingBatches(
  db: Db,
  communityId: number,
  poll: number,
): Promise<PaperBatch[]> {
  const rows = await db
    .selectFrom("paper_batches")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("state", "=", "pending")
    .orderBy("batch_id")
    .execute();
  return rows.map(asBatch);
}

/** Those of one person that wait for a second one, in whichever polls. */
export async function listPendingBatchesBy(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<PaperBatch[]> {
  const rows = await db
    .selectFrom("paper_batches")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("entered_by", "=", memberId)
    .where("state", "=", "pending")
    .orderBy("batch_id")
    .execute();
  return rows.map(asBatch);
}

/** By the electors' numbers. */
export async function listPapers(
  db: Db,
  communityId: number,
  batch: number,
): Promise<Paper[]> {
  const rows = await db
    .selectFrom("papers")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("batch_id", "=", batch)
    .orderBy("elector_id")
    .execute();
  return rows.map((row) => ({
    electorId: row.elector_id,
    memberId: row.member_id,
    content:
      row.content === null ? null : (JSON.parse(row.content) as BallotContent),
    reason: row.reason,
  }));
}

export async function listSecretPapers(
  db: Db,
  communityId: number,
  batch: number,
): Promise<SecretPaper[]> {
  const rows = await db
    .selectFrom("secret_papers")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("batch_id", "=", batch)
    .orderBy("place")
    .execute();
  return rows.map((row) => ({
    content: JSON.parse(row.content) as BallotContent,
    reason: row.reason,
  }));
}

/** Who entered and decided it stays; what stood on the papers does not. */
export async function settleBatch(
  tx: Tx,
  communityId: number,
  id: number,
  settled: {
    state: Exclude<PaperBatch["state"], "pending">;
    decidedBy: number | null;
  },
): Promise<void> {
  await tx
    .updateTable("paper_batches")
    .set({ state: settled.state, decided_by: settled.decidedBy })
    .where("community_id", "=", communityId)
    .where("batch_id", "=", id)
    .execute();
  for (const table of ["papers", "secret_papers"] as const) {
    await tx
      .deleteFrom(table)
      .where("community_id", "=", communityId)
      .where("batch_id", "=", id)
      .execute();
  }
}

/** What stands on the paper of one person; of a secret poll nobody knows which it is. */
export async function deletePapersOf(
  tx: Tx,
  communityId: number,
  memberId: number,
): Promise<void> {
  await tx
    .deleteFrom("papers")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("content", "is not", null)
    .execute();
}
