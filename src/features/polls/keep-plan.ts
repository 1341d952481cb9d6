import { randomInt } from "node:crypto";
import { endDialogue, type ChatTurn } from "#platform/chat";
import { eraseWords } from "#platform/community";
import { cancelJob, schedule, type JobKind } from "#platform/jobs";
import type { Listener } from "#platform/turn";
import { usualClosing, type PollPlan } from "./rules/poll-plan.ts";
import { deletePlanOf, findPlanOf, savePlan } from "./store/poll-plans.ts";

export const planDialogue = "polls.plan";
const forgettingJob = "polls.forget-plan";

/** As long as a dialogue may be left. */
const lifetimeMs = 7 * 86_400_000;
/** A button carries the number; the next plan must not get the last one's. */
const mostPlans = 2 ** 31 - 1;

const keyOf = (memberId: number) => `${forgettingJob}/${memberId}`;

export const blankPlan = (): PollPlan => ({
  id: randomInt(1, mostPlans),
  step: "topic",
  topic: null,
  question: null,
  options: [],
  settings: {},
  closing: usualClosing,
  attachment: null,
});

/** It is forgotten when nothing is done with it for a week. */
export async function keepPlan(turn: ChatTurn, plan: PollPlan): Promise<void> {
  const { tx, community, actor, now } = turn;
  await savePlan(tx, community.id, actor.id, plan);
  await schedule(turn, {
    kind: forgettingJob,
    key: keyOf(actor.id),
    dueAt: now + lifetimeMs,
    payload: { member: actor.id },
  });
}

/** The actor's, and nothing asks for the rest of it any more. */
export async function dropPlan(turn: ChatTurn): Promise<void> {
  const { tx, community, actor } = turn;
  await deletePlanOf(tx, community.id, actor.id);
  await cancelJob(turn, keyOf(actor.id));
  await endDialogue(turn, planDialogue);
}

/** undefined: it was posted or dropped, or is somebody else's. */
export async function findOwnPlan(
  turn: ChatTurn,
  id: number,
): Promise<PollPlan | undefined> {
  if (turn.place === "group") return undefined;
  const plan = await findPlanOf(turn.tx, turn.community.id, turn.actor.id);
  return plan?.id === id ? plan : undefined;
}

export const forgetPlan: JobKind = {
  kind: forgettingJob,
  run: ({ tx, community }, { payload: { member = 0 } }) =>
    deletePlanOf(tx, community.id, member),
};

/** Theirs is gone, and the others' do not name them. */
export const forgetPlanner: Listener = {
  on: "member.forgotten",
  async run({ tx, community }, { memberId, eraser }) {
    await deletePlanOf(tx, community.id, memberId);
    await eraseWords(
      tx,
      community.id,
      {
        table: "poll_plans",
        key: ["member_id"],
        texts: ["question"],
        json: ["options", "settings"],
      },
      eraser,
    );
  },
};
