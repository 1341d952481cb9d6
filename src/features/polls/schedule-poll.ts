import { cancelJob, schedule } from "#platform/jobs";
import type { Turn } from "#platform/turn";
import { reminderAt } from "./rules/judge-poll.ts";
import type { Poll } from "./types.ts";

export const closingJob = "polls.close";
export const remindingJob = "polls.remind";

const keyOf = (job: string, poll: number) => `${job}/${poll}`;

/** Closing and reminder, one job each: an earlier time set for them is replaced. */
export async function schedulePoll(
  turn: Turn,
  poll: Pick<Poll, "number" | "openedAt" | "closesAt">,
): Promise<void> {
  const payload = { poll: poll.number };
  await schedule(turn, {
    kind: closingJob,
    key: keyOf(closingJob, poll.number),
    dueAt: poll.closesAt,
    payload,
  });
  const dueAt = reminderAt(poll);
  if (dueAt === null) return;
  const key = keyOf(remindingJob, poll.number);
  await schedule(turn, { kind: remindingJob, key, dueAt, payload });
}

export async function cancelPollJobs(turn: Turn, poll: number): Promise<void> {
  await cancelJob(turn, keyOf(closingJob, poll));
  await cancelJob(turn, keyOf(remindingJob, poll));
}
