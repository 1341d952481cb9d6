import type { Db } from "#platform/store";

/** What follow-ups keep about a member, by its names in the file that they get. */
export async function gatherOwnFollowups(
  db: Db,
  communityId: number,
  memberId: number,
) {
  const owned = await db
    .selectFrom("followups")
    .select(["number", "topic", "text", "state", "due_on", "handed_out_at"])
    .where("community_id", "=", communityId)
    .where("owner_id", "=", memberId)
    .orderBy("number")
    .execute();
  const reported = await db
    .selectFrom("followup_reports")
    .select(["followup", "text", "reported_at"])
    .where("community_id", "=", communityId)
    .where("author_id", "=", memberId)
    .orderBy("followup")
    .orderBy("seq")
    .execute();
  const helped = await db
    .selectFrom("followup_helpers")
    .select("followup")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("followup")
    .execute();
  return {
    followups: owned.map((row) => ({
      number: row.number,
      topic: row.topic,
      text: row.text,
      state: row.state,
      dueOn: row.due_on,
      handedOutAt: new Date(row.handed_out_at).toISOString(),
    })),
    progressReports: reported.map((row) => ({
      followup: row.followup,
      text: row.text,
      at: new Date(row.reported_at).toISOString(),
    })),
    helpOffered: helped.map((row) => row.followup),
  };
}
