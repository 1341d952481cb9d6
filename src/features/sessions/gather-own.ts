import type { Db } from "#platform/store";
import { listComingSessions } from "./store.ts";
import type { Session } from "./types.ts";

/** Coming sessions that a member said to come to, the soonest first. */
export async function listSessionsJoined(
  db: Db,
  communityId: number,
  memberId: number,
  now: number,
): Promise<Session[]> {
  const rows = await db
    .selectFrom("session_answers")
    .select("session")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("answer", "=", "going")
    .execute();
  const joined = new Set(rows.map((row) => row.session));
  const coming = await listComingSessions(db, communityId, now);
  return coming.filter((session) => joined.has(session.number));
}

/** Sessions whose minutes a member began and did not post. */
export async function listMinutesDrafted(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("session_minutes as m")
    .innerJoin("sessions as s", (join) =>
      join
        .onRef("s.community_id", "=", "m.community_id")
        .onRef("s.number", "=", "m.session")
        // An older draft is nobody's business any more.
        .onRef("s.last_version", "=", "m.version"),
    )
    .select("m.session")
    .where("m.community_id", "=", communityId)
    .where("m.written_by_id", "=", memberId)
    .where("m.posted_at", "is", null)
    .orderBy("m.session")
    .execute();
  return rows.map((row) => row.session);
}

/** What sessions keep about a member, by its names in the file that they get. */
export async function gatherOwnAnswers(
  db: Db,
  communityId: number,
  memberId: number,
) {
  const answered = await db
    .selectFrom("session_answers")
    .select(["session", "answer"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("session")
    .execute();
  const written = await db
    .selectFrom("session_minutes")
    .select(["session", "version", "place", "measures", "effect", "posted_at"])
    .where("community_id", "=", communityId)
    .where("written_by_id", "=", memberId)
    .orderBy("session")
    .orderBy("version")
    .execute();
  return {
    sessionAnswers: answered,
    minutes: written.map(({ posted_at, ...row }) => ({
      ...row,
      postedAt: posted_at === null ? null : new Date(posted_at).toISOString(),
    })),
  };
}
