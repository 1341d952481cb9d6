import { record } from "#platform/ledger";
import type { Turn } from "#platform/turn";
import { findTopic } from "#features/topics";
import { drawSeed } from "./draw-seed.ts";
import { dropForgottenVotes } from "./forget-voter.ts";
import { composeReopened } from "./messages/reopened.ts";
import { commitTo } from "./rules/draw-lot.ts";
import { isLongRound } from "./rules/plan-reminder.ts";
import { scheduleClosing, schedulePoll } from "./schedule-poll.ts";
import { changePoll, findPoll } from "./store/polls.ts";
import { turnoutOf } from "./store/turnout.ts";
import { tellGroup } from "./tell-group.ts";
import type { Poll } from "./types.ts";

export type Reopened =
  | { ok: true }
  | { ok: false; reason: "no-poll" | "open-already" | "ballots-published" }
  | { ok: false; reason: "topic-closed"; topic: number };

/**
 * Opens a closed or cancelled poll again, for as long as at first; its votes are
 * kept. Not a secret one whose ballots everybody has seen: by its receipt a vote
 * could be changed in the sight of all.
 */
export async function reopenPoll(
  turn: Turn,
  number: number,
  reason: string,
): Promise<Reopened> {
  const { tx, community, now } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll) return { ok: false, reason: "no-poll" };
  if (poll.closedAt === null) return { ok: false, reason: "open-already" };
  const topic = await findTopic(tx, community.id, poll.topic);
  if (topic?.stage === "closed") {
    return { ok: false, reason: "topic-closed", topic: poll.topic };
  }
  if (await isPublished(turn, poll)) {
    return { ok: false, reason: "ballots-published" };
  }
  const closesAt = now + poll.lengthMs;
  // The old seed was told at the closing: the lot would fall as everybody knows.
  const lotSeed = poll.lotSeed === null ? null : drawSeed();
  const isRemindedAnew = poll.remindedAt === null || isLongRound(poll.lengthMs);
  await changePoll(tx, community.id, number, {
    closesAt,
    closedAt: null,
    isCancelled: false,
    tieChoice: null,
    lotSeed,
    ...(isRemindedAnew && { remindedAt: null }),
  });
  await dropForgottenVotes(turn, number);
  if (isRemindedAnew)
    await schedulePoll(turn, { number, openedAt: now, closesAt });
  else await scheduleClosing(turn, { number, closesAt });
  await record(turn, {
    act: "poll.reopened",
    number,
    reason,
    data: { closesAt, ...(lotSeed !== null && { lot: commitTo(lotSeed) }) },
  });
  await tellGroup(turn, number, (words) =>
    composeReopened(words, { ...poll, closesAt }, reason),
  );
  return { ok: true };
}

/** What was cancelled was never published; nor was what nobody voted in. */
async function isPublished(
  { tx, community }: Turn,
  poll: Poll,
): Promise<boolean> {
  if (poll.rules.secrecy !== "secret" || poll.isCancelled) return false;
  const { voters } = await turnoutOf(tx, community.id, poll);
  return voters > 0;
}
