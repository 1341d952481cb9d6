import { cancelJob, schedule } from "#platform/jobs";
import { record } from "#platform/ledger";
import { stopPoll, withdraw } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { quickKind, recordQuickResult } from "./record-quick-result.ts";
import { findQuickPoll, setEnded } from "./store/quick-polls.ts";

export const closingJob = "polls.close-quickly";
export const lastWordJob = "polls.end-quickly";

/** The poll itself, while it waits to be sent. */
export const postingKey = (number: number) => `${quickKind}/${number}`;

/**
 * Telegram is asked to stop it, and its answer is the result: what was voted
 * until that moment counts. With a `reason`, or before its time, somebody did it.
 */
export async function closeQuickPoll(
  turn: Turn,
  number: number,
  reason: string | null = null,
): Promise<"closed" | "closed-already" | "no-poll"> {
  const { tx, community, now } = turn;
  const poll = await findQuickPoll(tx, community.id, number);
  if (!poll) return "no-poll";
  if (poll.endedAt !== null || poll.closedAt !== null) return "closed-already";
  await setEnded(tx, community.id, { number, at: now, reason });
  await cancelJob(turn, `${closingJob}/${number}`);
  if (turn.actor) {
    await record(turn, {
      act: "quickpoll.close-asked",
      number,
      ...(reason !== null && { reason }),
    });
  }
  const stopped = await stopPoll(turn, { kind: quickKind, number });
  if (stopped === "lost") await awaitLastWord(turn, number);
  if (stopped === "unsent") {
    await withdraw(turn, postingKey(number));
    await recordQuickResult(turn, number, "unsent");
  }
  return "closed";
}

const lastWordMs = 60_000;

/** Its last votes, or that it was closed, may be among the updates still to come. */
export async function awaitLastWord(turn: Turn, number: number): Promise<void> {
  await schedule(turn, {
    kind: lastWordJob,
    key: `${lastWordJob}/${number}`,
    dueAt: turn.now + lastWordMs,
    payload: { poll: number },
  });
}
