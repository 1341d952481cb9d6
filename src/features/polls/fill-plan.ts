import { readItemNumber, type ConvenerTurn } from "#platform/chat";
import type { Html } from "#platform/i18n";
import { findOpenTopic, findTopic, titleOf } from "#features/topics";
import { freezeElectorate } from "./freeze-electorate.ts";
import { attachmentOf } from "./find-attachment.ts";
import { composeRefusal } from "./messages/refusals.ts";
import { nextStep } from "./rules/plan-steps.ts";
import { checkPlan, type PollPlan } from "./rules/poll-plan.ts";
import { readAnswer } from "./rules/read-answer.ts";
import { askForPlan } from "./show-plan.ts";

/** Takes what was sent, words, a picture or a document, and asks for what comes next. */
export async function fillPlan(
  turn: ConvenerTurn,
  before: PollPlan,
): Promise<void> {
  const { message, personal: words } = turn;
  const text = message?.text.trim() ?? "";
  const attachment = attachmentOf(turn);
  const plan = { ...before, attachment: attachment ?? before.attachment };
  if (text === "") {
    const note = attachment
      ? words.t("polls.compose.got-attachment")
      : words.t("polls.compose.unread");
    const step =
      attachment && plan.step === "attachment" ? nextStep(plan) : plan.step;
    return askForPlan(turn, { ...plan, step }, { note });
  }
  const filled = await fill(turn, plan, text);
  return filled.ok
    ? askForPlan(turn, filled.plan)
    : askForPlan(turn, plan, { note: filled.note });
}

export type Filled = { ok: true; plan: PollPlan } | { ok: false; note: Html };

async function fill(
  turn: ConvenerTurn,
  plan: PollPlan,
  text: string,
): Promise<Filled> {
  const { personal: words, now, community } = turn;
  if (plan.step === "topic") {
    const read = readItemNumber(text);
    if (read?.rest === "") return takeTopic(turn, plan, read.number);
    return { ok: false, note: words.t("polls.compose.unread") };
  }
  const { timeZone } = community;
  const answered = readAnswer(plan, text, { now, timeZone });
  if (answered.ok) return takePlan(turn, plan, answered.plan);
  return {
    ok: false,
    note:
      answered.reason === "press-instead" || answered.reason === "malformed"
        ? words.t("polls.compose.unread")
        : composeRefusal(words, answered, false),
  };
}

export async function takeTopic(
  turn: ConvenerTurn,
  plan: PollPlan,
  number: number,
): Promise<Filled> {
  const { tx, community, personal: words } = turn;
  const found = await findOpenTopic(turn, number);
  if (!found.ok) {
    const note = composeRefusal(words, { ...found, topic: number });
    return { ok: false, note };
  }
  const before = await findTopic(tx, community.id, plan.topic ?? 0);
  const isOther = before !== undefined && before.number !== number;
  const isOfOther = isOther && plan.question?.includes(titleOf(before));
  const moved: PollPlan = {
    ...plan,
    topic: number,
    question: isOfOther ? null : plan.question,
  };
  return { ok: true, plan: { ...moved, step: nextStep(moved) } };
}

/** The plan goes on with its next step, unless what was chosen does not fit the rest. */
export async function takePlan(
  turn: ConvenerTurn,
  before: PollPlan,
  plan: PollPlan,
): Promise<Filled> {
  const { personal: words, now, community } = turn;
  const { timeZone, isRostered } = community;
  const refusal = checkPlan(plan, { now, timeZone, isRostered });
  if (refusal)
    return { ok: false, note: composeRefusal(words, refusal, false) };
  const { by } = plan.settings;
  if (by !== undefined && by !== before.settings.by) {
    const isList = typeof by !== "string";
    const frozen = await freezeElectorate(turn, {
      electorate: isList ? "list" : by,
      listed: isList ? by : [],
    });
    if (!frozen.ok)
      return { ok: false, note: composeRefusal(words, frozen, false) };
  }
  return { ok: true, plan: { ...plan, step: nextStep(plan) } };
}
