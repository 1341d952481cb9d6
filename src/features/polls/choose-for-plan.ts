import type { ConvenerTurn } from "#platform/chat";
import { createWords } from "#platform/i18n";
import { findTopic, titleOf } from "#features/topics";
import { takePlan, takeTopic, type Filled } from "./fill-plan.ts";
import { choose } from "./rules/plan-choices.ts";
import type { PollPlan } from "./rules/poll-plan.ts";
import { offersOptions, templateNames, templates } from "./rules/templates.ts";
import { rewriteWithPlan } from "./show-plan.ts";

/** Takes a choice of the step that the plan is at; false: there is no such choice. */
export async function chooseForPlan(
  turn: ConvenerTurn,
  plan: PollPlan,
  choice: number,
): Promise<boolean> {
  const chosen = await findChoice(turn, plan, choice);
  if (!chosen) return false;
  await (chosen.ok
    ? rewriteWithPlan(turn, chosen.plan)
    : rewriteWithPlan(turn, plan, { note: chosen.note }));
  return true;
}

async function findChoice(
  turn: ConvenerTurn,
  plan: PollPlan,
  choice: number,
): Promise<Filled | null> {
  if (plan.step === "topic") return takeTopic(turn, plan, choice);
  const chosen =
    plan.step === "kind" || plan.step === "question"
      ? await chooseWords(turn, plan, choice)
      : choose(plan, plan.step, choice);
  return chosen && takePlan(turn, plan, chosen);
}

/** The topic's title as the question, or what a template says of it. */
async function chooseWords(
  { tx, community, now }: ConvenerTurn,
  plan: PollPlan,
  choice: number,
): Promise<PollPlan | null> {
  const topic = await findTopic(tx, community.id, plan.topic ?? 0);
  if (!topic) return null;
  // What separates options cannot stand in a question.
  const title = titleOf(topic).replace(/[|｜]/g, "/");
  if (plan.step === "question") {
    return choice === 0 ? { ...plan, question: title } : null;
  }
  const name = templateNames[choice];
  if (!name) return null;
  const { locale, timeZone } = community;
  // The group reads it.
  const { plain } = createWords({ locale, timeZone, now });
  const { settings, days } = templates[name];
  return {
    ...plan,
    question: plain(`polls.templates.${name}.question`, { title }),
    options: offersOptions(name)
      ? plain(`polls.templates.${name}.options`).split("|")
      : [],
    settings,
    closing: { after: `${days}d` },
  };
}
