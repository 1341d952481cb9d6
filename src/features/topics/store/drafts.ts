import { randomInt } from "node:crypto";
import type { Db, Tx } from "#platform/store";
import type { Draft, Matter, TopicDraftTable } from "../types.ts";

/** A button carries the number; a new draft must not get one that was used. */
const mostDrafts = 2 ** 31 - 1;

/** That somebody was told to wait before bringing in more. */
const warned = "warned";

const asDraft = (row: TopicDraftTable): Draft => ({
  id: row.draft_id,
  state: row.state as Draft["state"],
  matter: JSON.parse(row.body) as Matter,
  memberId: row.member_id,
  albumId: row.album_id,
  topic: row.topic,
  createdAt: row.created_at,
});

const insertRow = async (
  tx: Tx,
  communityId: number,
  row: Omit<TopicDraftTable, "community_id" | "draft_id">,
): Promise<number> => {
  const draftId = randomInt(1, mostDrafts);
  await tx
    .insertInto("topic_drafts")
    .values({ community_id: communityId, draft_id: draftId, ...row })
    .execute();
  return draftId;
};

export async function insertDraft(
  tx: Tx,
  communityId: number,
  draft: Omit<Draft, "id">,
): Promise<Draft> {
  const id = await insertRow(tx, communityId, {
    state: draft.state,
    body: JSON.stringify(draft.matter),
    member_id: draft.memberId,
    album_id: draft.albumId,
    topic: draft.topic,
    created_at: draft.createdAt,
  });
  return { id, ...draft };
}

const ofCommunity = (db: Db, communityId: number) =>
  db
    .selectFrom("topic_drafts")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("state", "!=", warned);

export async function findDraft(
  db: Db,
  communityId: number,
  id: number,
): Promise<Draft | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("draft_id", "=", id)
    .executeTakeFirst();
  return row && asDraft(row);
}

export async function findDraftOfAlbum(
  db: Db,
  communityId: number,
  album: { albumId: string; memberId: number },
): Promise<Draft | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("album_id", "=", album.albumId)
    .where("member_id", "=", album.memberId)
    .executeTakeFirst();
  return row && asDraft(row);
}

/** What this person looked at last, not before `since`. */
export async function findLastPreview(
  db: Db,
  communityId: number,
  of: { memberId: number; since: number },
): Promise<Draft | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("member_id", "=", of.memberId)
    .where("state", "=", "preview")
    .where("created_at", ">=", of.since)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && asDraft(row);
}

/** Those of this person that wait for "is it the same?" to be answered. */
export async function listAskedDrafts(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<Draft[]> {
  const rows = await ofCommunity(db, communityId)
    .where("member_id", "=", memberId)
    .where("state", "=", "asked")
    .execute();
  return rows.map(asDraft);
}

export async function saveDraft(
  tx: Tx,
  communityId: number,
  draft: Draft,
): Promise<void> {
  await tx
    .updateTable("topic_drafts")
    .set({
      state: draft.state,
      body: JSON.stringify(draft.matter),
      album_id: draft.albumId,
      topic: draft.topic,
    })
    .where("community_id", "=", communityId)
    .where("draft_id", "=", draft.id)
    .execute();
}

export async function deleteDraft(
  tx: Tx,
  communityId: number,
  id: number,
): Promise<void> {
  await tx
    .deleteFrom("topic_drafts")
    .where("community_id", "=", communityId)
    .where("draft_id", "=", id)
    .execute();
}

/** Returns the number under which it is forgotten again. */
export const insertWarning = (
  tx: Tx,
  communityId: number,
  given: { memberId: number; now: number },
): Promise<number> =>
  insertRow(tx, communityId, {
    state: warned,
    body: "{}",
    member_id: given.memberId,
    album_id: null,
    topic: null,
    created_at: given.now,
  });

export async function isWarned(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("topic_drafts")
    .select("draft_id")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("state", "=", warned)
    .executeTakeFirst();
  return row !== undefined;
}
