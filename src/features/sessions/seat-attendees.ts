import type { Db } from "#platform/store";
import type { Turn } from "#platform/turn";
import { seatAll, type Seats } from "./rules/seats.ts";
import { listAnswers, removeAnswers } from "./store.ts";
import type { Session, SessionAnswer } from "./types.ts";

type Seated = Pick<Session, "number" | "capacity" | "state">;

/** The answers that count: who left before it was held does not come. */
export async function listCounted(
  db: Db,
  communityId: number,
  { number, state }: Seated,
): Promise<SessionAnswer[]> {
  const given = await listAnswers(db, communityId, number);
  return state === "held" ? given : given.filter((one) => one.isPresent);
}

export async function findSeats(
  db: Db,
  communityId: number,
  session: Seated,
): Promise<Seats> {
  const given = await listCounted(db, communityId, session);
  return seatAll(given, session.capacity);
}

/**
 * Takes the answers of those who have left out for good, and returns the seats
 * as they were with them, so that whoever moves up by that can be told.
 */
export async function vacateSeats(
  { tx, community }: Turn,
  session: Seated,
): Promise<Seats> {
  const { number, capacity } = session;
  const given = await listAnswers(tx, community.id, number);
  await removeAnswers(tx, community.id, {
    session: number,
    members: given
      .filter((one) => !one.isPresent)
      .map(({ memberId }) => memberId),
  });
  return seatAll(given, capacity);
}
