import type { Db, Tx } from "#platform/store";
import type { BallotContent, Source } from "../types.ts";

/** What was voted in a secret poll; nothing here says by whom or when. */
export interface SecretBallot {
  readonly receipt: string;
  readonly content: BallotContent;
  readonly reason: string | null;
  readonly source: Source;
}

const shelves = 2 ** 16;
/** So many ballots at least share a shelf once there are more of them. */
const leastOnShelf = 64;

/**
 * Puts a ballot in. The others of its shelf are written anew with it: in
 * PostgreSQL the place and the transaction of a row would else tell in which
 * order the ballots came, and with which voter's row.
 */
export async function insertSecretBallot(
  tx: Tx,
  communityId: number,
  poll: number,
  ballot: SecretBallot & { readonly shelf: number },
): Promise<void> {
  const ofPoll = tx
    .selectFrom("secret_ballots")
    .where("community_id", "=", communityId)
    .where("poll", "=", poll);
  const { count } = await ofPoll
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const width = widthOfShelf(count);
  const from = Math.floor(ballot.shelf / width) * width;
  const beside = await tx
    .deleteFrom("secret_ballots")
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("shelf", ">=", from)
    .where("shelf", "<", from + width)
    .returningAll()
    .execute();
  const rows = [
    ...beside,
    {
      community_id: communityId,
      poll,
      receipt: ballot.receipt,
      shelf: ballot.shelf,
      content: JSON.stringify(ballot.content),
      reason: ballot.reason,
      source: ballot.source,
    },
  ];
  await tx
    .insertInto("secret_ballots")
    .values(rows.sort((a, b) => (a.receipt < b.receipt ? -1 : 1)))
    .execute();
}

/** Halves as the ballots double, so that a shelf stays as full. */
function widthOfShelf(ballots: number): number {
  let width = shelves;
  while (ballots * (width / shelves) >= 2 * leastOnShelf) width /= 2;
  return width;
}

export const shelfOf = (random: (below: number) => number): number =>
  random(shelves);

/** Takes out the ballot of this receipt; false: there is none. */
export async function deleteSecretBallot(
  tx: Tx,
  communityId: number,
  poll: number,
  receipt: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("secret_ballots")
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("receipt", "=", receipt)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function hasReceipt(
  db: Db,
  communityId: number,
  poll: number,
  receipt: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("secret_ballots")
    .select("receipt")
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("receipt", "=", receipt)
    .executeTakeFirst();
  return row !== undefined;
}

/** By their receipts. */
export async function listSecretBallots(
  db: Db,
  communityId: number,
  poll: number,
): Promise<SecretBallot[]> {
  const rows = await db
    .selectFrom("secret_ballots")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .orderBy("receipt")
    .execute();
  return rows.map((row) => ({
    receipt: row.receipt,
    content: JSON.parse(row.content) as BallotContent,
    reason: row.reason,
    source: row.source,
  }));
}

/** Notes that an elector has voted, by the day alone; false: they had before. */
export async function insertVoter(
  tx: Tx,
  communityId: number,
  voter: { poll: number; electorId: number; on: string; source: Source },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("poll_voters")
    .values({
      community_id: communityId,
      poll: voter.poll,
      elector_id: voter.electorId,
      voted_on: voter.on,
      source: voter.source,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** They may vote again; false: they had not voted. */
export async function deleteVoter(
  tx: Tx,
  communityId: number,
  voter: { poll: number; electorId: number },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("poll_voters")
    .where("community_id", "=", communityId)
    .where("poll", "=", voter.poll)
    .where("elector_id", "=", voter.electorId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
