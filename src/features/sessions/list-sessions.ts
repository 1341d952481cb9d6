import type { Db } from "#platform/store";
import { listPostedMinutes } from "./keep-minutes.ts";
import { findSeats } from "./seat-attendees.ts";
import { findSession, listOnTopic } from "./store.ts";
import type { Minutes, Session } from "./types.ts";

/** A session as it went, for the record of its topic. */
export interface SessionOfTopic extends Session {
  /** How many said that they come, and have a seat. */
  readonly going: number;
  /** What is in force; null: none posted yet. */
  readonly minutes: Minutes | null;
}

/** Ids of the members who said that they come, and have a seat. */
export async function listAttendees(
  db: Db,
  communityId: number,
  number: number,
): Promise<readonly number[]> {
  const session = await findSession(db, communityId, number);
  return session ? (await findSeats(db, communityId, session)).going : [];
}

/** The sessions on a topic, the oldest first. */
export async function listSessionsOfTopic(
  db: Db,
  communityId: number,
  topic: number,
): Promise<SessionOfTopic[]> {
  const listed: SessionOfTopic[] = [];
  for (const session of await listOnTopic(db, communityId, topic)) {
    const { going } = await findSeats(db, communityId, session);
    const posted = await listPostedMinutes(db, communityId, session.number);
    listed.push({
      ...session,
      going: going.length,
      minutes: posted.at(-1) ?? null,
    });
  }
  return listed;
}
