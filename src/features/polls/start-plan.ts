import { refuse, type ConvenerTurn } from "#platform/chat";
import { attachmentOf } from "./find-attachment.ts";
import { takeTopic } from "./fill-plan.ts";
import { blankPlan } from "./keep-plan.ts";
import { composeResume } from "./messages/compose.ts";
import { askForPlan, askWith, rewriteWithPlan } from "./show-plan.ts";
import { findPlanOf } from "./store/poll-plans.ts";

/**
 * Puts a poll together step by step, in private chat; `topic` null: that is asked
 * first. Whoever has one under way is asked whether to go on with that.
 */
export async function startPlan(
  turn: ConvenerTurn,
  topic: number | null,
): Promise<void> {
  const { tx, community, actor, personal: words } = turn;
  const plan = await findPlanOf(tx, community.id, actor.id);
  if (plan && plan.settings.method !== undefined) {
    const asking = { turn, words, plan, note: null };
    return askWith(turn, plan, composeResume(asking, topic));
  }
  const started = { ...blankPlan(), attachment: attachmentOf(turn) };
  if (topic === null) return askForPlan(turn, started);
  const taken = await takeTopic(turn, started, topic);
  return taken.ok ? askForPlan(turn, taken.plan) : refuse(turn, taken.note);
}

/** The one under way is put aside. */
export async function startAnew(
  turn: ConvenerTurn,
  topic: number | null,
): Promise<void> {
  const started = blankPlan();
  const taken = topic === null ? null : await takeTopic(turn, started, topic);
  await (taken?.ok
    ? rewriteWithPlan(turn, taken.plan)
    : rewriteWithPlan(turn, started, { note: taken?.note ?? null }));
}
