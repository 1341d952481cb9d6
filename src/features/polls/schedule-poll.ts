import { cancelJob, schedule } from "#platform/jobs";
import type { Turn } from "#platform/turn";
import { planReminder } from "./rules/plan-reminder.ts";
import type { Poll } from "./types.ts";

export const closingJob = "polls.close";
export const remindingJob = "polls.remind";

type Scheduled = Pick<Poll, "number" | "openedAt" | "closesAt">;

const keyOf = (job: string, poll: number) => `${job}/${poll}`;

/** Closing and reminder, one job each: an earlier time set for them is replaced. */
export async function schedulePoll(turn: Turn, poll: Scheduled): Promise<void> {
  await scheduleClosing(turn, poll);
  const dueAt = planReminder(poll, turn.community);
  if (dueAt !== null) await scheduleReminder(turn, poll.number, dueAt);
}

/** The closing alone, of a poll whose voters have been reminded. */
export const scheduleClosing = (
  turn: Turn,
  { number, closesAt }: Pick<Scheduled, "number" | "closesAt">,
): Promise<void> =>
  schedule(turn, {
    kind: closingJob,
    key: keyOf(closingJob, number),
    dueAt: closesAt,
    payload: { poll: number },
  });

export const scheduleReminder = (
  turn: Turn,
  poll: number,
  dueAt: number,
): Promise<void> =>
  schedule(turn, {
    kind: remindingJob,
    key: keyOf(remindingJob, poll),
    dueAt,
    payload: { poll },
  });

export const cancelReminder = (turn: Turn, poll: number): Promise<void> =>
  cancelJob(turn, keyOf(remindingJob, poll));

export async function cancelPollJobs(turn: Turn, poll: number): Promise<void> {
  await cancelJob(turn, keyOf(closingJob, poll));
  await cancelReminder(turn, poll);
}
