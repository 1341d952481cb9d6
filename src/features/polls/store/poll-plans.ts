import type { Db, Tx } from "#platform/store";
import type { Step } from "../rules/plan-steps.ts";
import type { Choices, Closing, PollPlan } from "../rules/poll-plan.ts";
import type { Attachment } from "../types.ts";

/** A poll that a convener still puts together; each has one at most. */
interface PollPlanTable {
  community_id: number;
  member_id: number;
  plan_id: number;
  topic: number | null;
  step: string;
  question: string | null;
  /** A JSON list of texts. */
  options: string;
  /** `Choices` as JSON. */
  settings: string;
  /** `Closing` as JSON. */
  closing: string;
  /** `Attachment` as JSON. */
  attachment: string | null;
}

declare module "#platform/store" {
  interface Tables {
    poll_plans: PollPlanTable;
  }
}

const asPlan = (row: PollPlanTable): PollPlan => ({
  id: row.plan_id,
  topic: row.topic,
  step: row.step as Step,
  question: row.question,
  options: JSON.parse(row.options) as string[],
  settings: JSON.parse(row.settings) as Choices,
  closing: JSON.parse(row.closing) as Closing,
  attachment:
    row.attachment === null ? null : (JSON.parse(row.attachment) as Attachment),
});

export async function findPlanOf(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<PollPlan | undefined> {
  const row = await db
    .selectFrom("poll_plans")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row && asPlan(row);
}

/** In the place of the one that the member had. */
export async function savePlan(
  tx: Tx,
  communityId: number,
  memberId: number,
  plan: PollPlan,
): Promise<void> {
  const row = {
    plan_id: plan.id,
    topic: plan.topic,
    step: plan.step,
    question: plan.question,
    options: JSON.stringify(plan.options),
    settings: JSON.stringify(plan.settings),
    closing: JSON.stringify(plan.closing),
    attachment: plan.attachment && JSON.stringify(plan.attachment),
  };
  await tx
    .insertInto("poll_plans")
    .values({ community_id: communityId, member_id: memberId, ...row })
    .onConflict((c) =>
      c.columns(["community_id", "member_id"]).doUpdateSet(row),
    )
    .execute();
}

export async function deletePlanOf(
  tx: Tx,
  communityId: number,
  memberId: number,
): Promise<void> {
  await tx
    .deleteFrom("poll_plans")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}
