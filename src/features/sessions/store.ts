import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";
import type { Wanted } from "./rules/read-session.ts";
import { startOfRunning } from "./rules/reminders.ts";
import type { Answer, Session, SessionAnswer, SessionTable } from "./types.ts";

const asSession = (row: SessionTable, topics: readonly number[]): Session => ({
  number: row.number,
  topics,
  state: row.state as Session["state"],
  startsAt: row.starts_at,
  adjusted: row.adjusted as Session["adjusted"],
  place: row.place,
  capacity: row.capacity,
  reason: row.reason,
});

export async function insertSession(
  tx: Tx,
  communityId: number,
  session: Wanted & {
    number: number;
    topics: readonly number[];
    convenedById: number;
    now: number;
  },
): Promise<void> {
  const { number } = session;
  await tx
    .insertInto("sessions")
    .values({
      community_id: communityId,
      number,
      state: "scheduled",
      starts_at: session.startsAt,
      adjusted: session.adjusted,
      place: session.place,
      capacity: session.capacity,
      reason: null,
      convened_by_id: session.convenedById,
      convened_at: session.now,
      last_version: 0,
    })
    .execute();
  await tx
    .insertInto("session_topics")
    .values(
      session.topics.map((topic, position) => ({
        community_id: communityId,
        session: number,
        topic,
        position,
      })),
    )
    .execute();
}

const ofCommunity = (db: Db, communityId: number) =>
  db.selectFrom("sessions").selectAll().where("community_id", "=", communityId);

export async function findSession(
  db: Db,
  communityId: number,
  number: number,
): Promise<Session | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && (await withTopics(db, communityId, [row]))[0];
}

/** Sessions on a topic, the oldest first. */
export async function listOnTopic(
  db: Db,
  communityId: number,
  topic: number,
): Promise<Session[]> {
  const rows = await ofCommunity(db, communityId)
    .where("number", "in", (eb) =>
      eb
        .selectFrom("session_topics")
        .select("session")
        .where("community_id", "=", communityId)
        .where("topic", "=", topic),
    )
    .orderBy("number")
    .execute();
  return withTopics(db, communityId, rows);
}

/** Scheduled sessions that are not over, the soonest first. */
export async function listComingSessions(
  db: Db,
  communityId: number,
  now: number,
): Promise<Session[]> {
  const rows = await ofCommunity(db, communityId)
    .where("state", "=", "scheduled")
    .where("starts_at", ">", startOfRunning(now))
    .orderBy("starts_at")
    .orderBy("number")
    .execute();
  return withTopics(db, communityId, rows);
}

async function withTopics(
  db: Db,
  communityId: number,
  rows: readonly SessionTable[],
): Promise<Session[]> {
  if (rows.length === 0) return [];
  const numbers = rows.map((row) => row.number);
  const found = await db
    .selectFrom("session_topics")
    .select(["session", "topic"])
    .where("community_id", "=", communityId)
    .where("session", "in", numbers)
    .orderBy("position")
    .execute();
  const topics = Map.groupBy(found, (row) => row.session);
  const topicsOf = (row: SessionTable) =>
    (topics.get(row.number) ?? []).map(({ topic }) => topic);
  return rows.map((row) => asSession(row, topicsOf(row)));
}

export async function changeSession(
  tx: Tx,
  communityId: number,
  number: number,
  change: Partial<Omit<Session, "number" | "topics">>,
): Promise<void> {
  await tx
    .updateTable("sessions")
    .set({
      ...(change.state && { state: change.state }),
      ...(change.startsAt !== undefined && { starts_at: change.startsAt }),
      ...(change.adjusted !== undefined && { adjusted: change.adjusted }),
      ...(change.place !== undefined && { place: change.place }),
      ...(change.capacity !== undefined && { capacity: change.capacity }),
      ...(change.reason !== undefined && { reason: change.reason }),
    })
    .where("community_id", "=", communityId)
    .where("number", "=", number)
    .execute();
}

/** In the order of the presses; who has left the community is among them. */
export async function listAnswers(
  db: Db,
  communityId: number,
  session: number,
): Promise<SessionAnswer[]> {
  const rows = await db
    .selectFrom("session_answers as a")
    .innerJoin("members as m", (join) =>
      join
        .onRef("m.community_id", "=", "a.community_id")
        .onRef("m.member_id", "=", "a.member_id"),
    )
    .select(["a.member_id", "a.answer", "a.seq", "m.is_present"])
    .where("a.community_id", "=", communityId)
    .where("a.session", "=", session)
    .orderBy("a.seq")
    .execute();
  return rows.map((row) => ({
    memberId: row.member_id,
    answer: row.answer as Answer,
    seq: row.seq,
    isPresent: row.is_present === 1,
  }));
}

export async function removeAnswers(
  tx: Tx,
  communityId: number,
  given: { session: number; members: readonly number[] },
): Promise<void> {
  if (given.members.length === 0) return;
  await tx
    .deleteFrom("session_answers")
    .where("community_id", "=", communityId)
    .where("session", "=", given.session)
    .where("member_id", "in", given.members)
    .execute();
}

/** The person's answer from now on, after all others given so far. */
export async function putAnswer(
  tx: Tx,
  communityId: number,
  given: { session: number; memberId: number; answer: Answer },
): Promise<void> {
  const { seq } = await tx
    .selectFrom("session_answers")
    .select(sql<number>`coalesce(max(seq), 0) + 1`.as("seq"))
    .where("community_id", "=", communityId)
    .where("session", "=", given.session)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("session_answers")
    .values({
      community_id: communityId,
      session: given.session,
      member_id: given.memberId,
      answer: given.answer,
      seq,
    })
    .onConflict((c) =>
      c
        .columns(["community_id", "session", "member_id"])
        .doUpdateSet({ answer: given.answer, seq }),
    )
    .execute();
}
