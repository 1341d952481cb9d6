import {
  readItemNumber,
  refuse,
  residents,
  type ChatTurn,
  type Command,
} from "#platform/chat";
import { say } from "#platform/outbox";
import { gatherElection } from "../count-poll.ts";
import { fileOf } from "../rules/election-of-poll.ts";
import { findPoll } from "../store/polls.ts";

/** The file with which anybody counts a closed poll again. */
async function exportPoll(turn: ChatTurn): Promise<void> {
  const { tx, community, message, place } = turn;
  const { t } = turn.words;
  const item = readItemNumber(message?.text ?? "");
  if (!item) return refuse(turn, t("polls.export.which"));
  const n = item.number;
  const poll = await findPoll(tx, community.id, n);
  if (!poll) return refuse(turn, t("polls.export.no-poll", { n }));
  if (poll.isCancelled) return refuse(turn, t("polls.export.cancelled", { n }));
  if (poll.closedAt === null)
    return refuse(turn, t("polls.export.open", { n }));
  const election = await gatherElection(tx, community.id, poll);
  await say(turn, {
    to: place,
    content: {
      text: t("polls.export.file", { n, question: poll.question }),
    },
    file: { name: `poll-${n}.json`, text: fileOf(election) },
    about: { kind: "poll", number: n },
    kind: "answer",
    ...(place === "group" &&
      message && { replyTo: message.id, threadId: message.threadId }),
  });
}

export const exportCommands: readonly Command[] = [
  { name: "export", isListed: false, who: residents(exportPoll) },
];
