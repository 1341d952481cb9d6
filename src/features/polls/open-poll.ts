import type { ConvenerTurn } from "#platform/chat";
import { takeNumber } from "#platform/community";
import { schedule } from "#platform/jobs";
import { record } from "#platform/ledger";
import { showCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { acceptFirst, type NotOpen } from "#features/topics";
import {
  readPoll,
  type PollDraft,
  type PollRefusal,
} from "./rules/read-poll.ts";
import { insertPoll } from "./store.ts";

export type Opened =
  | { ok: true; number: number; draft: PollDraft }
  | (NotOpen & { topic: number })
  | PollRefusal;

/** Puts what was written to the vote; a topic that is only raised is accepted by it. */
export async function openPoll(turn: ConvenerTurn): Promise<Opened> {
  const { tx, community, message, now } = turn;
  const { timeZone } = community;
  const read = readPoll(message?.text ?? "", { now, timeZone });
  if (!read.ok) return read;
  const { draft } = read;
  const accepted = await acceptFirst(turn, draft.topic);
  if (!accepted.ok) return { ...accepted, topic: draft.topic };
  const number = await takeNumber(tx, community.id, "poll");
  const { topic, question, options, closesAt } = draft;
  const poll = { number, topic, question, options, closesAt };
  await insertPoll(tx, community.id, { ...poll, openedAt: now });
  await scheduleClosing(turn, poll);
  await record(turn, {
    act: "poll.opened",
    number,
    data: {
      topic,
      method: "single",
      question,
      options: JSON.stringify(options),
      closesAt,
    },
  });
  await showCard(turn, {
    kind: "poll",
    number,
    ...(turn.place === "group" && message && { replyTo: message.id }),
  });
  return { ok: true, number, draft };
}

export const closingJob = "polls.close";

export const closingKey = (poll: number) => `${closingJob}/${poll}`;

/** One job a poll: an earlier time set for it is replaced. */
export async function scheduleClosing(
  turn: Turn,
  poll: { readonly number: number; readonly closesAt: number },
): Promise<void> {
  await schedule(turn, {
    kind: closingJob,
    key: closingKey(poll.number),
    dueAt: poll.closesAt,
    payload: { poll: poll.number },
  });
}
