import {
  asConvener,
  endDialogue,
  mayRewrite,
  namesOfConveners,
  onPress,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type ConvenerTurn,
  type DeepLink,
  type DialogueKind,
  type Toast,
} from "#platform/chat";
import { chooseForPlan } from "../choose-for-plan.ts";
import { fillPlan } from "../fill-plan.ts";
import { dropPlan, findOwnPlan, planDialogue } from "../keep-plan.ts";
import {
  chooseInPlan,
  composeLetter,
  dropPlan as dropButton,
  goInPlan,
  planAnew,
  postPlan as postButton,
  tickOpinion,
} from "../messages/plan-buttons.ts";
import { postPlan } from "../post-plan.ts";
import { reachStep, steps } from "../rules/plan-steps.ts";
import type { PollPlan } from "../rules/poll-plan.ts";
import { aboutPlan, rewriteWithPlan } from "../show-plan.ts";
import { startAnew, startPlan } from "../start-plan.ts";
import { tickForPlan } from "../tick-for-plan.ts";

const refuseResident = async (turn: ChatTurn): Promise<void> => {
  const names = await namesOfConveners(turn);
  await refuse(turn, turn.words.t("chat.conveners-only", { names }));
};

const stale = ({ personal }: ChatTurn): Toast => ({
  text: personal.plain("polls.compose.over"),
  alert: true,
});

/** A button of the presser's own plan, on the message that shows it. */
function onPlan<Field extends string>(
  button: Parameters<typeof onPress<Field | "plan">>[0],
  run: (
    turn: ConvenerTurn,
    plan: PollPlan,
    args: Record<Field | "plan", number>,
  ) => Promise<Toast | undefined>,
): ButtonHandler {
  return onPress(button, "convener", async (turn, args) => {
    const plan = await findOwnPlan(turn, args.plan);
    if (!plan || !(await mayRewrite(turn, aboutPlan(turn)))) return stale(turn);
    return (await run(turn, plan, args)) ?? { text: "" };
  });
}

export const composeButtons: readonly ButtonHandler[] = [
  onPlan(goInPlan, async (turn, plan, { step, page }) => {
    const reached = reachStep(plan, steps[step] ?? "preview");
    const showing = { page: Math.max(0, page) };
    await rewriteWithPlan(turn, { ...plan, step: reached }, showing);
    return undefined;
  }),
  onPlan(chooseInPlan, async (turn, plan, { step, choice }) => {
    const at = steps[step];
    const isChosen =
      at && (await chooseForPlan(turn, { ...plan, step: at }, choice));
    return isChosen ? undefined : stale(turn);
  }),
  onPlan(tickOpinion, async (turn, plan, opinion) =>
    (await tickForPlan(turn, plan, opinion)) ? undefined : stale(turn),
  ),
  onPlan(postButton, postPlan),
  onPlan(planAnew, async (turn, _, { topic }) => {
    await startAnew(turn, topic === 0 ? null : topic);
    return undefined;
  }),
  onPlan(dropButton, async (turn) => {
    await dropPlan(turn);
    const text = turn.personal.t("polls.compose.dropped");
    await rewritePressed(turn, aboutPlan(turn), { text });
    return { text: turn.personal.plain("polls.compose.dropped") };
  }),
];

export const composeDialogues: readonly DialogueKind[] = [
  {
    kind: planDialogue,
    async run(turn, state) {
      const convener = await asConvener(turn);
      const plan = await findOwnPlan(turn, Number(state["plan"]));
      if (convener && plan) return fillPlan(convener, plan);
      await endDialogue(turn, planDialogue);
      return convener
        ? refuse(turn, turn.words.t("polls.compose.over"))
        : refuseResident(turn);
    },
  },
];

export const composeLinks: readonly DeepLink[] = [
  {
    letter: composeLetter,
    async run(turn, topic) {
      const convener = await asConvener(turn);
      return convener
        ? startPlan(convener, topic === 0 ? null : topic)
        : refuseResident(turn);
    },
  },
];
