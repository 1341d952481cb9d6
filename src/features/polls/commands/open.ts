import {
  answer,
  conveners,
  refuse,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import { lines } from "#platform/i18n";
import { composeRefusal } from "../messages/refusals.ts";
import { openPoll } from "../open-poll.ts";
import { readPoll } from "../rules/read-poll.ts";
import type { Attachment } from "../types.ts";

async function open(turn: ConvenerTurn): Promise<void> {
  const { t, format } = turn.words;
  const { community, message, now } = turn;
  const { timeZone, isRostered } = community;
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

/** The picture of the message, or of the one it answers. */
function attachmentOf({ message }: ConvenerTurn): Attachment | null {
  const [fileId] = [
    ...(message?.photos ?? []),
    ...(message?.replyTo?.photos ?? []),
  ];
  return fileId === undefined ? null : { kind: "photo", fileId };
}

export const openCommands: readonly Command[] = [
  { name: "poll", who: conveners(open) },
];
