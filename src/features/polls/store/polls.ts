import type { Db, Tx } from "#platform/store";
import type { Attachment, Poll, PollRules, PollTable } from "../types.ts";

const asPoll = (row: PollTable): Poll => ({
  number: row.number,
  topic: row.topic,
  question: row.question,
  options: JSON.parse(row.options) as string[],
  rules: JSON.parse(row.rules) as PollRules,
  electors: row.electors,
  areaCm2: row.area_cm2,
  openedAt: row.opened_at,
  lengthMs: row.length_ms,
  closesAt: row.closes_at,
  closedAt: row.closed_at,
  isCancelled: row.is_cancelled === 1,
  addendum: row.addendum,
  remindedAt: row.reminded_at,
  lotSeed: row.lot_seed,
  tieChoice: row.tie_choice,
  attachment:
    row.attachment === null ? null : (JSON.parse(row.attachment) as Attachment),
});

export type NewPoll = Pick<
  Poll,
  | "number"
  | "topic"
  | "question"
  | "options"
  | "rules"
  | "electors"
  | "areaCm2"
  | "openedAt"
  | "closesAt"
  | "lotSeed"
  | "attachment"
>;

export async function insertPoll(
  tx: Tx,
  communityId: number,
  poll: NewPoll,
): Promise<void> {
  await tx
    .insertInto("polls")
    .values({
      community_id: communityId,
      number: poll.number,
      topic: poll.topic,
      question: poll.question,
      options: JSON.stringify(poll.options),
      rules: JSON.stringify(poll.rules),
      electors: poll.electors,
      area_cm2: poll.areaCm2,
      opened_at: poll.openedAt,
      length_ms: poll.closesAt - poll.openedAt,
      closes_at: poll.closesAt,
      closed_at: null,
      is_cancelled: 0,
      lot_seed: poll.lotSeed,
      attachment: poll.attachment && JSON.stringify(poll.attachment),
    })
    .execute();
}

const ofCommunity = (db: Db, communityId: number) =>
  db
    .selectFrom("polls")
    .selectAll("polls")
    .where("polls.community_id", "=", communityId);

export async function findPoll(
  db: Db,
  communityId: number,
  number: number,
): Promise<Poll | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && asPoll(row);
}

/** The oldest first. */
export async function listPollsOfTopic(
  db: Db,
  communityId: number,
  topic: number,
): Promise<Poll[]> {
  const rows = await ofCommunity(db, communityId)
    .where("topic", "=", topic)
    .orderBy("number")
    .execute();
  return rows.map(asPoll);
}

/** Not closed yet, newest first. */
export async function listOpenPolls(
  db: Db,
  communityId: number,
): Promise<Poll[]> {
  const rows = await ofCommunity(db, communityId)
    .where("closed_at", "is", null)
    .orderBy("number", "desc")
    .execute();
  return rows.map(asPoll);
}

const mostSecret = 20;

/** The last secret ones, those that are open first, then the newest. */
export async function listSecretPolls(
  db: Db,
  communityId: number,
): Promise<Poll[]> {
  const rows = await ofCommunity(db, communityId)
    .where("rules", "like", '%"secrecy":"secret"%')
    .orderBy((eb) =>
      eb.case().when("closed_at", "is", null).then(0).else(1).end(),
    )
    .orderBy("number", "desc")
    .limit(mostSecret)
    .execute();
  return rows.map(asPoll);
}

/** What may change after the opening; `closedAt: null` opens it again. */
export type PollChange = Partial<
  Pick<
    Poll,
    | "closesAt"
    | "closedAt"
    | "isCancelled"
    | "addendum"
    | "tieChoice"
    | "lotSeed"
    | "remindedAt"
  >
>;

export async function changePoll(
  tx: Tx,
  communityId: number,
  poll: number,
  change: PollChange,
): Promise<void> {
  const { closesAt, closedAt, isCancelled, addendum, remindedAt } = change;
  const { tieChoice, lotSeed } = change;
  await tx
    .updateTable("polls")
    .set({
      ...(closesAt !== undefined && { closes_at: closesAt }),
      ...(closedAt !== undefined && { closed_at: closedAt }),
      ...(isCancelled !== undefined && { is_cancelled: Number(isCancelled) }),
      ...(addendum !== undefined && { addendum }),
      ...(tieChoice !== undefined && { tie_choice: tieChoice }),
      ...(lotSeed !== undefined && { lot_seed: lotSeed }),
      ...(remindedAt !== undefined && { reminded_at: remindedAt }),
    })
    .where("community_id", "=", communityId)
    .where("number", "=", poll)
    .execute();
}
