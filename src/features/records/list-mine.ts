import { daysBetween, localDate } from "#platform/clock";
import type { Community } from "#platform/community";
import type { Db } from "#platform/store";
import { listOpenFollowupsOf, type Followup } from "#features/followups";
import { countOpinionsBy } from "#features/opinions";
import { listPollsToVote, type Poll } from "#features/polls";
import {
  listMinutesDrafted,
  listSessionsJoined,
  type Session,
} from "#features/sessions";
import { listSummariesDrafted } from "#features/summaries";
import { listRaised, type Topic } from "#features/topics";

export interface Mine {
  readonly polls: readonly Poll[];
  readonly followups: readonly OwnFollowup[];
  readonly sessions: readonly Session[];
  readonly drafts: {
    /** Sessions whose minutes, topics whose summary they began. */
    readonly minutes: readonly number[];
    readonly summaries: readonly number[];
  };
  /** Those closed lately too: people want to know what became of it. */
  readonly topics: readonly Topic[];
  readonly opinions: number;
}

export interface OwnFollowup {
  readonly followup: Followup;
  /** Negative: so many days are left. */
  readonly daysOver: number;
}

const latelyMs = 30 * 86_400_000;

/** What waits for this person, and what became of what they raised. */
export async function listMine(
  db: Db,
  community: Community,
  ask: { readonly memberId: number; readonly now: number },
): Promise<Mine> {
  const { id, timeZone } = community;
  const { memberId, now } = ask;
  const today = localDate(now, timeZone);
  const followups = await listOpenFollowupsOf(db, id, memberId);
  const topics = await listRaised(db, id, memberId);
  return {
    polls: await listPollsToVote(db, id, memberId),
    followups: followups.map((followup) => ({
      followup,
      daysOver: daysBetween(followup.dueOn, today),
    })),
    sessions: await listSessionsJoined(db, id, memberId, now),
    drafts: {
      minutes: await listMinutesDrafted(db, id, memberId),
      summaries: await listSummariesDrafted(db, id, memberId),
    },
    topics: topics.filter(
      ({ closedAt }) => closedAt === null || closedAt > now - latelyMs,
    ),
    opinions: await countOpinionsBy(db, id, memberId),
  };
}

/** How many things somebody has to do. */
export const countWaiting = ({ polls, followups, drafts }: Mine): number =>
  polls.length +
  followups.filter(({ followup }) => followup.state === "open").length +
  drafts.minutes.length +
  drafts.summaries.length;
