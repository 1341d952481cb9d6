import { createWords } from "#platform/i18n";
import { record } from "#platform/ledger";
import { say, touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findTopic } from "#features/topics";
import { dropForgottenVotes } from "./forget-voter.ts";
import { composeReopened } from "./messages/reopened.ts";
import { schedulePoll } from "./schedule-poll.ts";
import { changePoll, findPoll } from "./store/polls.ts";

/**
 * Opens a closed poll again, for as long as at first; its votes are
 * kept. False: there is no such poll, it is open, or its topic is closed.
 */
export async function reopenPoll(
  turn: Turn,
  number: number,
  reason: string,
): Promise<boolean> {
  const { tx, community } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll || poll.closedAt === null) return false;
  const topic = await findTopic(tx, community.id, poll.topic);
  if (topic?.stage === "closed") return false;
  const closesAt = turn.now + poll.lengthMs;
  await changePoll(tx, community.id, number, {
    closesAt,
    closedAt: null,
    isCancelled: false,
    tieChoice: null,
  });
  await dropForgottenVotes(turn, number);
  await schedulePoll(turn, { number, openedAt: turn.now, closesAt });
  await record(turn, {
    act: "poll.reopened",
    number,
    reason,
    data: { closesAt },
  });
  await touchCard(turn, { kind: "poll", number });
  const { locale, timeZone } = community;
  await say(turn, {
    to: "group",
    content: composeReopened(
      createWords({ locale, timeZone, now: turn.now }),
      { ...poll, closesAt },
      reason,
    ),
    replyTo: { kind: "poll", number },
    about: { kind: "poll", number },
  });
  return true;
}
