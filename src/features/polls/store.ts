import { findMember, mayDecide } from "#platform/community";
import type { Db, Tx } from "#platform/store";
import type { Ballot } from "./rules/judge-poll.ts";
import type { Poll, PollTable, Tally } from "./types.ts";

const asPoll = (row: PollTable): Poll => ({
  number: row.number,
  topic: row.topic,
  question: row.question,
  options: JSON.parse(row.options) as string[],
  openedAt: row.opened_at,
  lengthMs: row.length_ms,
  closesAt: row.closes_at,
  closedAt: row.closed_at,
});

export async function insertPoll(
  tx: Tx,
  communityId: number,
  poll: Omit<Poll, "closedAt" | "lengthMs">,
): Promise<void> {
  await tx
    .insertInto("polls")
    .values({
      community_id: communityId,
      number: poll.number,
      topic: poll.topic,
      question: poll.question,
      options: JSON.stringify(poll.options),
      opened_at: poll.openedAt,
      length_ms: poll.closesAt - poll.openedAt,
      closes_at: poll.closesAt,
      closed_at: null,
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

const openOnes = (db: Db, communityId: number) =>
  ofCommunity(db, communityId)
    .where("closed_at", "is", null)
    .orderBy("number", "desc");

/** Not closed yet, newest first. */
export async function listOpenPolls(
  db: Db,
  communityId: number,
): Promise<Poll[]> {
  const rows = await openOnes(db, communityId).execute();
  return rows.map(asPoll);
}

/** Those in which the member may vote and has not, newest first. */
export async function listPollsToVote(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<Poll[]> {
  const member = await findMember(db, communityId, memberId);
  if (!member || !mayDecide(member)) return [];
  const votedIn = db
    .selectFrom("open_ballots")
    .select("poll")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId);
  const rows = await openOnes(db, communityId)
    .where("number", "not in", votedIn)
    .execute();
  return rows.map(asPoll);
}

/** When it closes and whether it is closed; null reopens it. */
export async function setClosing(
  tx: Tx,
  communityId: number,
  poll: number,
  set: { closesAt: number; closedAt: number | null },
): Promise<void> {
  await tx
    .updateTable("polls")
    .set({ closes_at: set.closesAt, closed_at: set.closedAt })
    .where("community_id", "=", communityId)
    .where("number", "=", poll)
    .execute();
}

/** A vote that counts; `attempt` numbers the votes of one voter. */
export interface Vote {
  readonly attempt: number;
  readonly choice: number;
}

/** One query, because every vote needs both. */
export async function findPollAndVote(
  db: Db,
  communityId: number,
  ask: { poll: number; memberId: number },
): Promise<{ poll: Poll; vote: Vote | null } | undefined> {
  const row = await ofCommunity(db, communityId)
    .leftJoin("open_ballots", (join) =>
      join
        .onRef("open_ballots.community_id", "=", "polls.community_id")
        .onRef("open_ballots.poll", "=", "polls.number")
        .on("open_ballots.member_id", "=", ask.memberId)
        .on("open_ballots.replaced_at", "is", null),
    )
    .select(["open_ballots.attempt", "open_ballots.choice"])
    .where("polls.number", "=", ask.poll)
    .executeTakeFirst();
  if (!row) return undefined;
  const { attempt, choice } = row;
  const vote = attempt === null || choice === null ? null : { attempt, choice };
  return { poll: asPoll(row), vote };
}

/** Makes it the voter's vote instead of `before`, which stays as history. */
export async function insertVote(
  tx: Tx,
  communityId: number,
  vote: {
    poll: number;
    memberId: number;
    choice: number;
    now: number;
    before: Vote | null;
  },
): Promise<void> {
  const { before } = vote;
  if (before) {
    await tx
      .updateTable("open_ballots")
      .set({ replaced_at: vote.now })
      .where("community_id", "=", communityId)
      .where("poll", "=", vote.poll)
      .where("member_id", "=", vote.memberId)
      .where("attempt", "=", before.attempt)
      .execute();
  }
  await tx
    .insertInto("open_ballots")
    .values({
      community_id: communityId,
      poll: vote.poll,
      member_id: vote.memberId,
      attempt: (before?.attempt ?? 0) + 1,
      choice: vote.choice,
      cast_at: vote.now,
      replaced_at: null,
    })
    .execute();
}

export async function tallyOf(
  db: Db,
  communityId: number,
  poll: Pick<Poll, "number" | "options">,
): Promise<Tally> {
  const rows = await db
    .selectFrom("open_ballots")
    .select((eb) => ["choice", eb.fn.countAll<number>().as("count")])
    .where("community_id", "=", communityId)
    .where("poll", "=", poll.number)
    .where("replaced_at", "is", null)
    .groupBy("choice")
    .execute();
  const counts = poll.options.map(
    (_, i) => rows.find(({ choice }) => choice === i)?.count ?? 0,
  );
  return { counts, voters: counts.reduce((sum, count) => sum + count, 0) };
}

export async function listBallots(
  db: Db,
  communityId: number,
  poll: number,
): Promise<Ballot[]> {
  const rows = await db
    .selectFrom("open_ballots")
    .select(["member_id", "choice", "cast_at"])
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("replaced_at", "is", null)
    .execute();
  return rows.map((row) => ({
    memberId: row.member_id,
    choice: row.choice,
    castAt: row.cast_at,
  }));
}

/** Takes back all of a voter's votes, replaced ones too; false: there were none. */
export async function deleteVotesIn(
  tx: Tx,
  communityId: number,
  voted: { poll: number; memberId: number },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("open_ballots")
    .where("community_id", "=", communityId)
    .where("poll", "=", voted.poll)
    .where("member_id", "=", voted.memberId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Who has a vote that counts; not which. */
export async function listVoters(
  db: Db,
  communityId: number,
  poll: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("open_ballots")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .where("replaced_at", "is", null)
    .orderBy("member_id")
    .execute();
  return rows.map((row) => row.member_id);
}
