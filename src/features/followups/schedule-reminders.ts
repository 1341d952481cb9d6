import { nextDecentInstant, nextLocalTime } from "#platform/clock";
import { schedule } from "#platform/jobs";
import type { Turn } from "#platform/turn";
import { listUnsettled } from "./store.ts";

export const reminding = "followups.remind";

/** What is said to one person of all that they have to do. */
export const reminderKey = (memberId: number): string =>
  `${reminding}/${memberId}`;

const remindAt = "10:00";

/** `at`, or when it is next decent to remind somebody. */
export const decentFrom = (turn: Turn, at: number): number =>
  nextDecentInstant({
    now: at,
    timeZone: turn.community.timeZone,
    quiet: turn.community.quiet,
  });

export const scheduleRun = (turn: Turn, dueAt: number): Promise<void> =>
  schedule(turn, { kind: reminding, key: reminding, dueAt });

/** The community's daily round comes next tomorrow, or later today. */
export async function scheduleNextRun(turn: Turn): Promise<void> {
  const { timeZone } = turn.community;
  const at = nextLocalTime({ now: turn.now, timeZone, time: remindAt });
  await scheduleRun(turn, decentFrom(turn, at));
}

/**
 * Starts the daily rounds with the first follow-up. Later ones leave the job
 * alone: after downtime it may be due already, and moving it would skip a day.
 */
export async function scheduleReminders(turn: Turn): Promise<void> {
  const unsettled = await listUnsettled(turn.tx, turn.community.id);
  if (unsettled.length === 1) await scheduleNextRun(turn);
}
