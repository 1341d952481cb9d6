import type { Db, Tx } from "#platform/store";
import type { Minutes, MinutesTable } from "./types.ts";

const asMinutes = (row: MinutesTable): Minutes => ({
  session: row.session,
  version: row.version,
  heldAt: row.held_at,
  place: row.place,
  attendance: row.attendance,
  measures: row.measures,
  effect: row.effect,
  writtenById: row.written_by_id,
  postedAt: row.posted_at,
});

export async function insertDraft(
  tx: Tx,
  communityId: number,
  draft: Omit<Minutes, "version" | "postedAt">,
): Promise<Minutes> {
  const { last_version } = await tx
    .updateTable("sessions")
    .set((eb) => ({ last_version: eb("last_version", "+", 1) }))
    .where("community_id", "=", communityId)
    .where("number", "=", draft.session)
    .returning("last_version")
    .executeTakeFirstOrThrow();
  const row = await tx
    .insertInto("session_minutes")
    .values({
      community_id: communityId,
      session: draft.session,
      version: last_version,
      held_at: draft.heldAt,
      place: draft.place,
      attendance: draft.attendance,
      measures: draft.measures,
      effect: draft.effect,
      written_by_id: draft.writtenById,
      posted_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asMinutes(row);
}

/** Which of a session's minutes. */
interface DraftId {
  readonly session: number;
  readonly version: number;
}

const keyOf = (communityId: number, { session, version }: DraftId) => ({
  community_id: communityId,
  session,
  version,
});

export async function findDraft(
  db: Db,
  communityId: number,
  draft: DraftId,
): Promise<Minutes | undefined> {
  const row = await db
    .selectFrom("session_minutes")
    .selectAll()
    .where((eb) => eb.and(keyOf(communityId, draft)))
    .where("posted_at", "is", null)
    .executeTakeFirst();
  return row && asMinutes(row);
}

export const removeDraft = (tx: Tx, communityId: number, draft: DraftId) =>
  tx
    .deleteFrom("session_minutes")
    .where((eb) => eb.and(keyOf(communityId, draft)))
    .execute();

export async function setPosted(
  tx: Tx,
  communityId: number,
  draft: DraftId & { now: number },
): Promise<void> {
  await tx
    .updateTable("session_minutes")
    .set({ posted_at: draft.now })
    .where((eb) => eb.and(keyOf(communityId, draft)))
    .execute();
}

/** What was posted, the newest last; all but that were replaced by it. */
export async function listPostedMinutes(
  db: Db,
  communityId: number,
  session: number,
): Promise<Minutes[]> {
  const rows = await db
    .selectFrom("session_minutes")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("session", "=", session)
    .where("posted_at", "is not", null)
    .orderBy("posted_at")
    .orderBy("version")
    .execute();
  return rows.map(asMinutes);
}
