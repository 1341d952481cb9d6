import {
  answer,
  conveners,
  readItemNumber,
  refuse,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import { lines } from "#platform/i18n";
import { attachmentOf } from "../find-attachment.ts";
import { stepByStep } from "../messages/plan-buttons.ts";
import { composeRefusal } from "../messages/refusals.ts";
import { openPoll } from "../open-poll.ts";
import { readPoll } from "../rules/read-poll.ts";
import { startPlan } from "../start-plan.ts";

async function open(turn: ConvenerTurn): Promise<void> {
  const { t, format } = turn.words;
  const { community, message, now } = turn;
  const { timeZone, isRostered } = community;
  const start = readStart(message?.text ?? "");
  if (start) {
    return turn.place === "group"
      ? showTheWay(turn, start.topic)
      : startPlan(turn, start.topic);
  }
  const read = readPoll(message?.text ?? "", { now, timeZone, isRostered });
  if (!read.ok) return refuse(turn, composeRefusal(turn.words, read));
  const opened = await openPoll(turn, read.draft, attachmentOf(turn));
  if (!opened.ok) return refuse(turn, composeRefusal(turn.words, opened));
  const { number, draft } = opened;
  const isInGroup = turn.place === "group";
  // The card is the answer, unless it is out of sight or leaves something to say.
  if (isInGroup && !draft.adjusted && draft.notes.length === 0) return;
  const until = format.dateTimeWithWeekday(draft.closesAt);
  return answer(turn, {
    text: lines(
      !isInGroup && t("polls.opened", { n: number, until }),
      draft.adjusted && t(`polls.adjusted.${draft.adjusted}`, { until }),
      ...draft.notes.map((note) => t(`polls.note.${note}`)),
    ),
  });
}

/** `/poll` or `/poll #n` alone: the rest is asked for; null: there is more. */
function readStart(text: string): { topic: number | null } | null {
  if (text.trim() === "") return { topic: null };
  const item = readItemNumber(text);
  return item?.rest.trim() === "" ? { topic: item.number } : null;
}

/** What the group sees of it is how to write it in one line. */
function showTheWay(turn: ConvenerTurn, topic: number | null): Promise<void> {
  const { words } = turn;
  const refusal = { ok: false, reason: "malformed" } as const;
  return answer(turn, {
    text: composeRefusal(words, refusal),
    buttons: [[stepByStep(turn, words, topic)]],
  });
}

export const openCommands: readonly Command[] = [
  { name: "poll", who: conveners(open) },
];
