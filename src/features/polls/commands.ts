import {
  answer,
  conveners,
  onPress,
  refuse,
  residents,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import { lines } from "#platform/i18n";
import { castVote } from "./cast-vote.ts";
import { composePollsToVote, composeRefusal, endOf, vote } from "./messages.ts";
import { openPoll } from "./open-poll.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { listPollsToVote } from "./store.ts";

async function open(turn: ConvenerTurn): Promise<void> {
  const { t, format } = turn.words;
  const opened = await openPoll(turn);
  if (!opened.ok) return refuse(turn, composeRefusal(turn.words, opened));
  const { number, draft } = opened;
  const isInGroup = turn.place === "group";
  // The card is the answer, unless it is out of sight or leaves something to say.
  if (isInGroup && !draft.adjusted) return;
  const until = format.dateTimeWithWeekday(draft.closesAt);
  return answer(turn, {
    text: lines(
      !isInGroup && t("polls.opened", { n: number, until }),
      draft.adjusted && t(`polls.adjusted.${draft.adjusted}`, { until }),
    ),
  });
}

async function listToVote(turn: ChatTurn): Promise<void> {
  const { tx, community, actor } = turn;
  if (turn.voice !== "person") {
    return refuse(turn, turn.words.t("chat.nobody-writes"));
  }
  const unvoted = await listPollsToVote(tx, community.id, actor.id);
  const content = composePollsToVote(turn, turn.personal, {
    polls: unvoted.filter((poll) => !hasEnded(poll, turn.now)),
    isPrivate: turn.place !== "group",
  });
  return answer(turn, content);
}

export const buttons: readonly ButtonHandler[] = [
  onPress(vote, "resident", async (turn, { poll, option: choice }) => {
    const { plain, format } = turn.personal;
    const voted = await castVote(turn, { poll, choice });
    if (voted.ok) {
      return { text: plain(`polls.press.${voted.was}`, voted) };
    }
    if (voted.reason !== "ended") {
      return { text: plain(`polls.press.${voted.reason}`), alert: true };
    }
    const at = format.dateTimeWithWeekday(endOf(voted.poll));
    return { text: plain("polls.press.ended", { at, n: poll }), alert: true };
  }),
];

export const commands: readonly Command[] = [
  { name: "poll", who: conveners(open) },
  { name: "vote", who: residents(listToVote) },
];
