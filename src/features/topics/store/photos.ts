import type { Db, Tx } from "#platform/store";

/** As many as Telegram puts into one album. */
export const mostPhotos = 10;

export async function listPhotos(
  db: Db,
  communityId: number,
  topic: number,
  since = 0,
): Promise<string[]> {
  const rows = await db
    .selectFrom("topic_photos")
    .select("file_id")
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .where("added_at", ">=", since)
    .orderBy("seq")
    .execute();
  return rows.map((row) => row.file_id);
}

export async function countPhotos(
  db: Db,
  communityId: number,
  topic: number,
): Promise<number> {
  const { count } = await db
    .selectFrom("topic_photos")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .executeTakeFirstOrThrow();
  return count;
}

/** Returns how many there was room for. */
export async function insertPhotos(
  tx: Tx,
  communityId: number,
  added: {
    topic: number;
    photos: readonly string[];
    memberId: number;
    now: number;
  },
): Promise<number> {
  const before = await countPhotos(tx, communityId, added.topic);
  const kept = added.photos.slice(0, Math.max(0, mostPhotos - before));
  if (kept.length === 0) return 0;
  const rows = kept.map((fileId, i) => ({
    community_id: communityId,
    topic: added.topic,
    seq: before + i + 1,
    file_id: fileId,
    member_id: added.memberId,
    added_at: added.now,
  }));
  await tx.insertInto("topic_photos").values(rows).execute();
  return kept.length;
}
