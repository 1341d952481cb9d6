import type { Db } from "#platform/store";
import { listAskedBy } from "./store/quick-polls.ts";

/** What a member asked by quick polls, by its names in the file that they get. */
export async function gatherOwnQuestions(
  db: Db,
  communityId: number,
  memberId: number,
) {
  const asked = await listAskedBy(db, communityId, { memberId, since: 0 });
  return {
    quickPolls: asked.map(({ number, question, options, openedAt }) => ({
      number,
      question,
      options,
      askedAt: new Date(openedAt).toISOString(),
    })),
  };
}
