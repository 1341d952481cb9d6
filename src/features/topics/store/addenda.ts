import type { Db, Tx } from "#platform/store";
import type { Addendum } from "../types.ts";

/** What was added to a topic later, in that order. */
export const listAddenda = (
  db: Db,
  communityId: number,
  topic: number,
): Promise<Addendum[]> =>
  db
    .selectFrom("topic_addenda")
    .select(["text", "added_at as addedAt"])
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .orderBy("seq")
    .execute();

export async function insertAddendum(
  tx: Tx,
  communityId: number,
  added: { topic: number; text: string; memberId: number; now: number },
): Promise<void> {
  const last = await tx
    .selectFrom("topic_addenda")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .where("community_id", "=", communityId)
    .where("topic", "=", added.topic)
    .executeTakeFirst();
  await tx
    .insertInto("topic_addenda")
    .values({
      community_id: communityId,
      topic: added.topic,
      seq: (last?.seq ?? 0) + 1,
      text: added.text,
      member_id: added.memberId,
      added_at: added.now,
    })
    .execute();
}
