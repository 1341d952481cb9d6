import { daysBetween, localDate } from "#platform/clock";
import { findCommunity } from "#platform/community";
import type { Db } from "#platform/store";
import type { Turn } from "#platform/turn";
import { isForGroup } from "./rules/ladder.ts";
import { listUnsettled } from "./store.ts";
import type { Followup } from "./types.ts";

/** Whole days past its due date, by the community's calendar; negative: before it. */
export const daysOver = (turn: Turn, followup: Followup): number =>
  daysBetween(followup.dueOn, localDate(turn.now, turn.community.timeZone));

export interface OverdueFollowup {
  readonly followup: Followup;
  readonly daysOver: number;
  /** Overdue for so long that the whole group hears of it. */
  readonly isForGroup: boolean;
}

/** What should be done by now and is not reported done, the longest overdue first. */
export async function listOverdue(
  db: Db,
  communityId: number,
  now: number,
): Promise<OverdueFollowup[]> {
  const community = await findCommunity(db, communityId);
  if (!community) return [];
  const today = localDate(now, community.timeZone);
  const followups = await listUnsettled(db, communityId);
  return followups
    .filter((followup) => followup.state === "open")
    .map((followup) => ({
      followup,
      daysOver: daysBetween(followup.dueOn, today),
    }))
    .filter((overdue) => overdue.daysOver > 0)
    .sort((a, b) => b.daysOver - a.daysOver)
    .map((overdue) => ({
      ...overdue,
      isForGroup: isForGroup(overdue.daysOver),
    }));
}
