import {
  ask,
  dialogueKind,
  findOwnDialogue,
  rewritePressed,
  type ChatTurn,
} from "#platform/chat";
import type { Html } from "#platform/i18n";
import type { Content, Item } from "#platform/outbox";
import { findOpenTopic } from "#features/topics";
import { composePlanStep } from "./compose-plan-step.ts";
import { keepPlan, planDialogue } from "./keep-plan.ts";
import { composeRefusal } from "./messages/refusals.ts";
import { draftPlan, stepToMend, type PollPlan } from "./rules/poll-plan.ts";

export interface Showing {
  /** What is said above it, such as why it is asked again. */
  readonly note?: Html | null;
  readonly page?: number;
}

/** The question of a dialogue, which every step rewrites. */
export const aboutPlan = (turn: ChatTurn): Item => ({
  kind: dialogueKind,
  number: turn.actor.id,
});

/** Keeps the plan and asks for the step that it is at, in a new message. */
export async function askForPlan(
  turn: ChatTurn,
  plan: PollPlan,
  showing: Showing = {},
): Promise<void> {
  const { settled, content } = await keepAndCompose(turn, plan, showing);
  await askWith(turn, settled, content);
}

export const askWith = (
  turn: ChatTurn,
  plan: PollPlan,
  content: Content,
): Promise<void> =>
  ask(turn, {
    kind: planDialogue,
    state: { plan: plan.id },
    compose: () => content,
  });

/** The same in the message that was pressed. */
export async function rewriteWithPlan(
  turn: ChatTurn,
  plan: PollPlan,
  showing: Showing = {},
): Promise<void> {
  const { tx, community, actor } = turn;
  const { settled, content } = await keepAndCompose(turn, plan, showing);
  const open = await findOwnDialogue(tx, community.id, actor.id);
  const { plan: asked } = (open?.state ?? {}) as { plan?: number };
  // Something else was asked meanwhile: what is written next would be its answer.
  if (open?.kind !== planDialogue || asked !== plan.id) {
    return askWith(turn, settled, content);
  }
  await rewritePressed(turn, aboutPlan(turn), content);
}

async function keepAndCompose(
  turn: ChatTurn,
  plan: PollPlan,
  { note = null, page = 0 }: Showing,
): Promise<{ settled: PollPlan; content: Content }> {
  const found = await findFault(turn, plan);
  const settled = found ? { ...plan, step: found.step } : plan;
  await keepPlan(turn, settled);
  const content = await composePlanStep(turn, settled, {
    note: found?.note ?? note,
    page,
  });
  return { settled, content };
}

/** What has become impossible since it was chosen is asked for again. */
async function findFault(
  turn: ChatTurn,
  plan: PollPlan,
): Promise<{ step: PollPlan["step"]; note: Html } | null> {
  const { personal: words, now, community } = turn;
  const { timeZone, isRostered } = community;
  const { step, topic } = plan;
  if (step === "topic" || topic === null) return null;
  const open = await findOpenTopic(turn, topic);
  if (!open.ok) {
    return { step: "topic", note: composeRefusal(words, { ...open, topic }) };
  }
  if (step !== "preview" && step !== "more") return null;
  const drafted = draftPlan(plan, { now, timeZone, isRostered });
  if (drafted.ok) return null;
  const note = composeRefusal(words, drafted, false);
  return { step: stepToMend(drafted), note };
}
