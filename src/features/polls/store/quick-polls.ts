import type { Db, Tx } from "#platform/store";

/** A question put to the group as a poll of Telegram's own. */
export interface QuickPoll {
  readonly number: number;
  readonly question: string;
  readonly options: readonly string[];
  readonly openedAt: number;
  readonly closesAt: number;
  /** Telegram was asked to stop it; null: not yet. */
  readonly endedAt: number | null;
  readonly endReason: string | null;
  /** Its result stands; null: not yet. */
  readonly closedAt: number | null;
  /** In the options' order, as Telegram last told. */
  readonly counts: readonly number[];
  readonly voters: number;
}

interface QuickPollTable {
  community_id: number;
  number: number;
  question: string;
  /** A JSON list of texts. */
  options: string;
  opened_by: number;
  opened_at: number;
  closes_at: number;
  ended_at: number | null;
  end_reason: string | null;
  closed_at: number | null;
  /** A JSON list of numbers. */
  counts: string;
  voters: number;
}

declare module "#platform/store" {
  interface Tables {
    quick_polls: QuickPollTable;
  }
}

const asQuickPoll = (row: QuickPollTable): QuickPoll => ({
  number: row.number,
  question: row.question,
  options: JSON.parse(row.options) as string[],
  openedAt: row.opened_at,
  closesAt: row.closes_at,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  closedAt: row.closed_at,
  counts: JSON.parse(row.counts) as number[],
  voters: row.voters,
});

export async function insertQuickPoll(
  tx: Tx,
  communityId: number,
  poll: Pick<
    QuickPoll,
    "number" | "question" | "options" | "openedAt" | "closesAt"
  > & { readonly openedBy: number },
): Promise<void> {
  await tx
    .insertInto("quick_polls")
    .values({
      community_id: communityId,
      number: poll.number,
      question: poll.question,
      options: JSON.stringify(poll.options),
      opened_by: poll.openedBy,
      opened_at: poll.openedAt,
      closes_at: poll.closesAt,
      ended_at: null,
      end_reason: null,
      closed_at: null,
      counts: JSON.stringify(poll.options.map(() => 0)),
      voters: 0,
    })
    .execute();
}

export async function findQuickPoll(
  db: Db,
  communityId: number,
  number: number,
): Promise<QuickPoll | undefined> {
  const row = await db
    .selectFrom("quick_polls")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && asQuickPoll(row);
}

const changed = (tx: Tx, communityId: number, number: number) =>
  tx
    .updateTable("quick_polls")
    .where("community_id", "=", communityId)
    .where("number", "=", number);

export async function setCounts(
  tx: Tx,
  communityId: number,
  poll: Pick<QuickPoll, "number" | "counts" | "voters">,
): Promise<void> {
  await changed(tx, communityId, poll.number)
    .set({ counts: JSON.stringify(poll.counts), voters: poll.voters })
    .execute();
}

export async function setEnded(
  tx: Tx,
  communityId: number,
  ended: { number: number; at: number; reason: string | null },
): Promise<void> {
  await changed(tx, communityId, ended.number)
    .set({ ended_at: ended.at, end_reason: ended.reason })
    .execute();
}

export async function setClosed(
  tx: Tx,
  communityId: number,
  closed: { number: number; at: number },
): Promise<void> {
  await changed(tx, communityId, closed.number)
    .set({ closed_at: closed.at })
    .execute();
}

export interface OwnQuickPoll {
  readonly number: number;
  readonly question: string;
  readonly options: readonly string[];
  readonly openedAt: number;
}

/** What a member asked since then, the oldest first. */
export async function listAskedBy(
  db: Db,
  communityId: number,
  asked: { readonly memberId: number; readonly since: number },
): Promise<OwnQuickPoll[]> {
  const rows = await db
    .selectFrom("quick_polls")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("opened_by", "=", asked.memberId)
    .where("opened_at", ">", asked.since)
    .orderBy("number")
    .execute();
  return rows.map(asQuickPoll);
}
