import type { ConvenerTurn } from "#platform/chat";
import { listOpinionsFor } from "./compose-plan-step.ts";
import { pageSize } from "./messages/plan-buttons.ts";
import { composeRefusal } from "./messages/refusals.ts";
import { optionOf } from "./rules/option-of-opinion.ts";
import type { PollPlan } from "./rules/poll-plan.ts";
import { longestOption } from "./rules/read-question.ts";
import { withOptions } from "./rules/read-answer.ts";
import { rewriteWithPlan } from "./show-plan.ts";

/** An opinion becomes an option, or is none any more; false: there is no such opinion. */
export async function tickForPlan(
  turn: ConvenerTurn,
  plan: PollPlan,
  of: { readonly topic: number; readonly seq: number },
): Promise<boolean> {
  const opinions = await listOpinionsFor(turn, plan);
  const at = opinions.findIndex(
    ({ topic, seq }) => topic === of.topic && seq === of.seq,
  );
  const opinion = opinions[at];
  if (!opinion) return false;
  const page = Math.floor(at / pageSize);
  const ticked = tick(turn, { ...plan, step: "opinions" }, opinion.text);
  await rewriteWithPlan(turn, ticked.plan, { note: ticked.note, page });
  return true;
}

function tick({ personal: words }: ConvenerTurn, plan: PollPlan, text: string) {
  const option = optionOf(text);
  if (option === null) {
    const limit = longestOption;
    const note = words.t("polls.compose.opinion-too-long", { limit });
    return { plan, note };
  }
  const rest = plan.options.filter((one) => one !== option);
  const isPicked = rest.length < plan.options.length;
  const options = isPicked ? rest : [...plan.options, option];
  const read = withOptions(plan, options);
  // One alone is only not enough yet.
  return read.ok || read.reason === "few-options" || isPicked
    ? { plan: { ...plan, options }, note: null }
    : { plan, note: composeRefusal(words, read, false) };
}
