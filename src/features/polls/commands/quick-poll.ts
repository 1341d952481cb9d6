import {
  answer,
  refuse,
  residents,
  type ChatTurn,
  type Command,
} from "#platform/chat";
import { lines } from "#platform/i18n";
import { askQuickly } from "../ask-quickly.ts";
import { composeQuickRefusal } from "../messages/quick-poll.ts";

async function ask(turn: ChatTurn): Promise<void> {
  const { t, format } = turn.words;
  const asked = await askQuickly(turn);
  if (!asked.ok) return refuse(turn, composeQuickRefusal(turn.words, asked));
  const { number: n, draft } = asked;
  const isInGroup = turn.place === "group";
  // The poll is the answer, unless it is out of sight or leaves something to say.
  if (isInGroup && !draft.adjusted) return;
  const until = format.dateTimeWithWeekday(draft.closesAt);
  return answer(turn, {
    text: lines(
      !isInGroup && t("polls.opened", { n, until }),
      draft.adjusted && t(`polls.adjusted.${draft.adjusted}`, { until }),
    ),
  });
}

export const quickCommands: readonly Command[] = [
  { name: "quickpoll", isListed: false, who: residents(ask) },
];
