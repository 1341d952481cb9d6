import type { PollPlan } from "./poll-plan.ts";
import { fixedOptions } from "./read-election.ts";

/** What of a plan is asked for; a button carries its place in this list. */
export const steps = [
  "topic",
  "kind",
  "method",
  "question",
  "options",
  "opinions",
  "seats",
  "points",
  "need",
  "preview",
  "more",
  "until",
  "voters",
  "secrecy",
  "shows",
  "quorum",
  "pass",
  "area",
  "silent",
  "tie",
  "attachment",
] as const;
export type Step = (typeof steps)[number];

export const hasOwnOptions = ({ settings }: Pick<PollPlan, "settings">) =>
  settings.method !== undefined && fixedOptions[settings.method] !== undefined;

/** The first thing that the plan lacks; the preview when it lacks nothing. */
export function nextStep(plan: Omit<PollPlan, "step">): Step {
  const { topic, question, options, settings } = plan;
  if (topic === null) return "topic";
  if (settings.method === undefined) return "kind";
  if (question === null) return "question";
  if (!hasOwnOptions(plan) && options.length < 2) return "options";
  if (settings.method === "stv" && settings.seats === undefined) return "seats";
  if (settings.method === "countmein" && settings.need === undefined) {
    return "need";
  }
  return "preview";
}

/** In this order a plan is made; the rest is changed from the preview. */
const way: readonly Step[] = [
  "topic",
  "kind",
  "method",
  "question",
  "options",
  "opinions",
  "seats",
  "need",
];

/** The step that was asked for, or what has to be done before it. */
export function reachStep(plan: PollPlan, step: Step): Step {
  const next = nextStep(plan);
  if (next === "preview") return step;
  // Both are a choice of the one before them.
  const last =
    next === "kind" ? "method" : next === "options" ? "opinions" : next;
  const isReached =
    way.includes(step) && way.indexOf(step) <= way.indexOf(last);
  return isReached ? step : next;
}

/** Where ⬅️ leads to; null: nowhere. */
export function stepBefore(plan: PollPlan): Step | null {
  const { step } = plan;
  if (step === "topic") return null;
  if (step === "kind") return "topic";
  if (step === "preview") return "kind";
  if (step === "opinions") return "options";
  if (nextStep(plan) === "preview") return "preview";
  if (step === "method" || step === "question") return "kind";
  return step === "options" || hasOwnOptions(plan) ? "question" : "options";
}
