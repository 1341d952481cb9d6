import { rewritePressed, type ConvenerTurn, type Toast } from "#platform/chat";
import { lines } from "#platform/i18n";
import { dropPlan } from "./keep-plan.ts";
import { composeRefusal } from "./messages/refusals.ts";
import { openPoll } from "./open-poll.ts";
import { draftPlan, stepToMend, type PollPlan } from "./rules/poll-plan.ts";
import { aboutPlan, rewriteWithPlan } from "./show-plan.ts";

/** Opens the poll in the group, as it would be by `/poll` in one line now. */
export async function postPlan(
  turn: ConvenerTurn,
  plan: PollPlan,
): Promise<Toast> {
  const { personal: words, now, community } = turn;
  const { t, plain, format } = words;
  const { timeZone, isRostered } = community;
  const drafted = draftPlan(plan, { now, timeZone, isRostered });
  if (!drafted.ok) {
    const note = composeRefusal(words, drafted, false);
    const step = stepToMend(drafted);
    await rewriteWithPlan(turn, { ...plan, step }, { note });
    return { text: plain("polls.compose.not-yet") };
  }
  const opened = await openPoll(turn, drafted.draft, plan.attachment);
  if (!opened.ok) {
    const note = composeRefusal(words, opened, false);
    await rewriteWithPlan(turn, plan, { note });
    return { text: plain("polls.compose.not-yet") };
  }
  await dropPlan(turn);
  const { number, draft } = opened;
  const until = format.dateTimeWithWeekday(draft.closesAt);
  await rewritePressed(turn, aboutPlan(turn), {
    text: lines(
      t("polls.opened", { n: number, until }),
      draft.adjusted && t(`polls.adjusted.${draft.adjusted}`, { until }),
    ),
  });
  return { text: plain("polls.opened", { n: number, until }) };
}
