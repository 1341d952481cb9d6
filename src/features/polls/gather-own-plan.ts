import type { Db } from "#platform/store";
import { findPlanOf } from "./store/poll-plans.ts";

/** The poll that a member still puts together, by its names in the file that they get. */
export async function gatherOwnPlan(
  db: Db,
  communityId: number,
  memberId: number,
) {
  const plan = await findPlanOf(db, communityId, memberId);
  if (!plan) return { pollPlan: null };
  const { topic, question, options, settings } = plan;
  return { pollPlan: { topic, question, options, settings } };
}
