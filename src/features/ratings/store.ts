import type { Db, Tx } from "#platform/store";
import { averageOf } from "./rules.ts";
import type { Rating, RatingState } from "./types.ts";

export async function findRating(
  db: Db,
  communityId: number,
  topic: number,
): Promise<Rating | undefined> {
  const row = await db
    .selectFrom("ratings")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .executeTakeFirst();
  if (!row) return undefined;
  const tally = await db
    .selectFrom("rating_stars")
    .select((eb) => [
      eb.fn.countAll<number>().as("count"),
      eb.fn.sum<number | null>("stars").as("sum"),
    ])
    .where("community_id", "=", communityId)
    .where("topic", "=", topic)
    .executeTakeFirstOrThrow();
  const { count } = tally;
  const sum = tally.sum ?? 0;
  return {
    topic: row.topic,
    state: row.state as RatingState,
    closesAt: row.closes_at,
    count,
    sum,
    average: averageOf({ count, sum }),
  };
}

/** Asks anew; what was given the last time is gone, its result is on record. */
export async function openRating(
  tx: Tx,
  communityId: number,
  rating: { topic: number; askedAt: number; closesAt: number },
): Promise<void> {
  await tx
    .deleteFrom("rating_stars")
    .where("community_id", "=", communityId)
    .where("topic", "=", rating.topic)
    .execute();
  const row = {
    state: "open",
    asked_at: rating.askedAt,
    closes_at: rating.closesAt,
    closed_at: null,
  };
  await tx
    .insertInto("ratings")
    .values({ community_id: communityId, topic: rating.topic, ...row })
    .onConflict((c) => c.columns(["community_id", "topic"]).doUpdateSet(row))
    .execute();
}

export async function endRating(
  tx: Tx,
  communityId: number,
  end: { topic: number; as: "closed" | "cancelled"; at: number },
): Promise<void> {
  await tx
    .updateTable("ratings")
    .set({ state: end.as, closed_at: end.at })
    .where("community_id", "=", communityId)
    .where("topic", "=", end.topic)
    .execute();
}

/** Returns what this person gave before; null: nothing. */
export async function putStars(
  tx: Tx,
  communityId: number,
  given: { topic: number; memberId: number; stars: number },
): Promise<number | null> {
  const before = await tx
    .selectFrom("rating_stars")
    .select("stars")
    .where("community_id", "=", communityId)
    .where("topic", "=", given.topic)
    .where("member_id", "=", given.memberId)
    .executeTakeFirst();
  await tx
    .insertInto("rating_stars")
    .values({
      community_id: communityId,
      topic: given.topic,
      member_id: given.memberId,
      stars: given.stars,
    })
    .onConflict((c) =>
      c
        .columns(["community_id", "topic", "member_id"])
        .doUpdateSet({ stars: given.stars }),
    )
    .execute();
  return before?.stars ?? null;
}

/** Takes back what somebody gave where people are still being asked; returns the topics. */
export async function deleteOpenStars(
  tx: Tx,
  communityId: number,
  memberId: number,
): Promise<number[]> {
  const rows = await tx
    .deleteFrom("rating_stars")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("topic", "in", (eb) =>
      eb
        .selectFrom("ratings")
        .select("topic")
        .where("community_id", "=", communityId)
        .where("state", "=", "open"),
    )
    .returning("topic")
    .execute();
  return rows.map((row) => row.topic);
}
