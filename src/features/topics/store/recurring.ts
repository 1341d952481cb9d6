import type { Db } from "#platform/store";
import type { Recurring } from "../rules/pains.ts";

/** What has a past, unless its author took it back; merged, what it became part of. */
export async function listRecurring(
  db: Db,
  communityId: number,
): Promise<Recurring[]> {
  return db
    .selectFrom("topics")
    .select((eb) => [
      eb.fn.coalesce("merged_into", "number").as("number"),
      "recurs",
      "raised_at as raisedAt",
    ])
    .where("community_id", "=", communityId)
    .where("recurs", "is not", null)
    .where((eb) =>
      eb.or([eb("outcome", "is", null), eb("outcome", "!=", "withdrawn")]),
    )
    .execute();
}
