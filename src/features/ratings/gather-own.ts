import type { Db } from "#platform/store";

/** What ratings keep about a member, by its names in the file that they get. */
export async function gatherOwnRatings(
  db: Db,
  communityId: number,
  memberId: number,
) {
  return {
    ratings: await db
      .selectFrom("rating_stars")
      .select(["topic", "stars"])
      .where("community_id", "=", communityId)
      .where("member_id", "=", memberId)
      .orderBy("topic")
      .execute(),
  };
}
