import type { Db } from "#platform/store";
import { isByHousehold } from "./find-electors.ts";
import type { BallotContent, PollRules } from "./types.ts";

const at = (instant: number) => new Date(instant).toISOString();

/**
 * What polls keep about a member, by its names in the file that they get. What
 * was voted in a secret poll is not known; that they voted is.
 */
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
    .select([
      "b.poll",
      "p.options",
      "b.content",
      "b.reason",
      "b.source",
      "b.cast_at",
      "b.replaced_at",
    ])
    .where("b.community_id", "=", communityId)
    .where("b.member_id", "=", memberId)
    .orderBy("b.poll")
    .orderBy("b.elector_id")
    .orderBy("b.attempt")
    .execute();
  const secretly = await db
    .selectFrom("poll_voters as v")
    .innerJoin("polls as p", (join) =>
      join
        .onRef("p.community_id", "=", "v.community_id")
        .onRef("p.number", "=", "v.poll"),
    )
    .select(["v.poll", "v.voted_on", "p.rules"])
    .where("v.community_id", "=", communityId)
    .where("v.elector_id", "=", memberId)
    .orderBy("v.poll")
    .execute();
  return {
    votes: cast.map((row) => ({
      poll: row.poll,
      ballot: nameBallot(
        JSON.parse(row.content) as BallotContent,
        JSON.parse(row.options) as string[],
      ),
      reason: row.reason,
      source: row.source,
      castAt: at(row.cast_at),
      replacedAt: row.replaced_at === null ? null : at(row.replaced_at),
    })),
    // A household may have the same number, and its vote is not theirs alone.
    votedSecretly: secretly
      .filter((row) => !isByHousehold(rulesOf(row).electorate))
      .map((row) => ({ poll: row.poll, on: row.voted_on })),
  };
}

const rulesOf = (row: { rules: string }) => JSON.parse(row.rules) as PollRules;

/** The ballot with the options by their texts. */
function nameBallot(content: BallotContent, options: readonly string[]) {
  const nameOf = (option: number) => options[option] ?? "";
  if ("choices" in content) return { choices: content.choices.map(nameOf) };
  if ("ranking" in content) {
    return { ranking: content.ranking.map((group) => group.map(nameOf)) };
  }
  return {
    scores: Object.fromEntries(
      content.scores.map(([option, points]) => [nameOf(option), points]),
    ),
  };
}
