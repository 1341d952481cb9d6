import { callback, deepLink } from "#platform/chat";
import { lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { PollPlan } from "../rules/poll-plan.ts";
import { nextStep, stepBefore, steps, type Step } from "../rules/plan-steps.ts";

export const goInPlan = callback("polls.plan", ["plan", "step", "page"]);
/** `step` and `choice` are places in lists, or the number that is chosen itself. */
export const chooseInPlan = callback("polls.plan-set", [
  "plan",
  "step",
  "choice",
]);
export const tickOpinion = callback("polls.plan-tick", [
  "plan",
  "topic",
  "seq",
]);
export const postPlan = callback("polls.plan-post", ["plan"]);
export const dropPlan = callback("polls.plan-drop", ["plan"]);
export const planAnew = callback("polls.plan-anew", ["plan", "topic"]);

/** Opens the dialogue in private chat. */
export const composeLetter = "o";

export const pageSize = 8;
/** A step of somebody's plan, as it is shown; `note`: why it is asked again. */
export interface Asking {
  readonly turn: Turn;
  readonly words: Words;
  readonly plan: PollPlan;
  readonly note: Html | null;
}

/** Where `/poll` alone leads to from the group. */
export const stepByStep = (
  turn: Turn,
  { plain }: Words,
  topic: number | null,
): Button => ({
  label: plain("polls.compose.step-by-step"),
  url: deepLink(turn, composeLetter, topic ?? 0),
});

export const go = (
  { turn, plan }: Asking,
  to: { label: string; step: Step; page?: number },
): Button => ({
  label: to.label,
  data: goInPlan.data(turn.community.id, {
    plan: plan.id,
    step: steps.indexOf(to.step),
    page: to.page ?? 0,
  }),
});

export const pick = (
  { turn, plan }: Asking,
  of: { label: string; step: Step; choice: number },
): Button => ({
  label: of.label,
  data: chooseInPlan.data(turn.community.id, {
    plan: plan.id,
    step: steps.indexOf(of.step),
    choice: of.choice,
  }),
});

export const dropButton = ({ turn, words, plan }: Asking): Button => ({
  label: words.plain("polls.compose.drop"),
  data: dropPlan.data(turn.community.id, { plan: plan.id }),
});

export const backButton = (asking: Asking, step: Step): Button =>
  go(asking, { label: asking.words.plain("polls.compose.back"), step });

/** A question of the dialogue, with the ways out of it below. */
export function composeAsking(
  asking: Asking,
  text: Html,
  rows: readonly (readonly Button[])[] = [],
): Content {
  const { words, plan, note } = asking;
  const before = stepBefore(plan);
  // Back from there leads further away from it.
  const isAhead =
    (plan.step === "topic" || plan.step === "kind") &&
    nextStep(plan) === "preview";
  return {
    text: lines(note, note && "", text),
    buttons: [
      ...rows.filter((row) => row.length > 0),
      [
        ...(before ? [backButton(asking, before)] : []),
        dropButton(asking),
        ...(isAhead
          ? [
              go(asking, {
                label: words.plain("polls.compose.ahead"),
                step: "preview",
              }),
            ]
          : []),
      ],
    ],
  };
}

/** `count` may be one more than a page shows. */
export function pageButtons(
  asking: Asking,
  { step, page, count }: { step: Step; page: number; count: number },
): Button[] {
  const { plain } = asking.words;
  const to = (label: string, next: number) =>
    go(asking, { label, step, page: next });
  return [
    ...(page > 0 ? [to(plain("polls.compose.newer"), page - 1)] : []),
    ...(count > pageSize ? [to(plain("polls.compose.older"), page + 1)] : []),
  ];
}
