import type { Db } from "#platform/store";

/** What polls keep about a member, by its names in the file that they get. */
export async function gatherOwnVotes(
  db: Db,
  communityId: number,
  memberId: number,
) {
  const cast = await db
    .selectFrom("open_ballots as b")
    .innerJoin("polls as p", (join) =>
      join
        .onRef("p.community_id", "=", "b.community_id")
        .onRef("p.number", "=", "b.poll"),
    )
    .select(["b.poll", "p.options", "b.choice", "b.cast_at", "b.replaced_at"])
    .where("b.community_id", "=", communityId)
    .where("b.member_id", "=", memberId)
    .orderBy("b.poll")
    .orderBy("b.attempt")
    .execute();
  return {
    votes: cast.map((row) => ({
      poll: row.poll,
      choice: (JSON.parse(row.options) as string[])[row.choice] ?? null,
      castAt: new Date(row.cast_at).toISOString(),
      replacedAt:
        row.replaced_at === null
          ? null
          : new Date(row.replaced_at).toISOString(),
    })),
  };
}
