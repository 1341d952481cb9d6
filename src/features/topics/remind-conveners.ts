import {
  localDate,
  nextDecentInstant,
  nextLocalTime,
  startOfLocalDay,
} from "#platform/clock";
import {
  listConveners,
  type Community,
  type Member,
} from "#platform/community";
import { schedule, scheduleUnlessWaiting, type JobSpec } from "#platform/jobs";
import { hasEntrySince } from "#platform/ledger";
import { findReach, tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { composeReminder } from "./messages/reminder.ts";
import { listScreeningQueue } from "./store/topics.ts";

export const reminding = "topics.remind-queue";

const remindAt = "10:00";

/** Whoever does one of these works on the queue. */
const screeningActs = [
  "topic.accept",
  "topic.decline",
  "topic.merge",
  "topic.elsewhere",
  "topic.category",
  "topic.priority",
];

const jobAt = (dueAt: number): JobSpec => ({
  kind: reminding,
  key: reminding,
  dueAt,
});

const decentFrom = ({ timeZone, quiet }: Community, at: number): number =>
  nextDecentInstant({ now: at, timeZone, quiet });

function nextRound(turn: Turn, community: Community): JobSpec {
  const { timeZone } = community;
  const at = nextLocalTime({ now: turn.now, timeZone, time: remindAt });
  return jobAt(decentFrom(community, at));
}

/** The daily rounds begin with the first topic that waits; one that is due stays. */
export const beginReminders = (turn: Turn): Promise<void> =>
  scheduleUnlessWaiting(turn, nextRound(turn, turn.community));

/** Another zone or other quiet hours move the next round. */
export async function moveReminders(
  turn: Turn,
  community: Community,
): Promise<void> {
  const { length } = await listScreeningQueue(turn.tx, community.id);
  if (length > 0) await schedule(turn, nextRound(turn, community));
}

/** One round: it waits for a decent hour, and there is a next one while anything waits. */
export async function remindConveners(turn: Turn): Promise<void> {
  const { community, now } = turn;
  const decentAt = decentFrom(community, now);
  if (decentAt > now) return schedule(turn, jobAt(decentAt));
  const queue = await listScreeningQueue(turn.tx, community.id);
  if (queue.length === 0) return;
  await schedule(turn, nextRound(turn, community));
  const { timeZone } = community;
  const today = startOfLocalDay(localDate(now, timeZone), timeZone);
  if (!queue.some((topic) => topic.raisedAt < today)) return;
  if (await isWorkedOn(turn, today)) return;
  for (const member of await listConveners(turn.tx, community.id)) {
    await tellPrivately(
      turn,
      member,
      (words) => composeReminder(turn, words, queue),
      { kind: "routine", replaces: `${reminding}/${member.id}` },
    );
  }
}

const isWorkedOn = (turn: Turn, since: number): Promise<boolean> =>
  hasEntrySince(turn.tx, turn.community.id, { acts: screeningActs, since });

/** Whether any convener hears of the queue in private chat, so that the group need not. */
export async function isQueueTold(turn: Turn): Promise<boolean> {
  const conveners = await listConveners(turn.tx, turn.community.id);
  for (const convener of conveners) {
    if (await isTold(turn, convener)) return true;
  }
  return false;
}

const isTold = async (turn: Turn, member: Member): Promise<boolean> =>
  (await findReach(turn, member, { kind: "routine" })) === "private";
