import { nextDecentInstant } from "#platform/clock";
import type { Member } from "#platform/community";
import { tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listMissingVoters } from "./list-missing-voters.ts";
import { composeReminder, lastClosing } from "./messages/reminder.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { beganAt, joinsReminder } from "./rules/plan-reminder.ts";
import { cancelReminder, scheduleReminder } from "./schedule-poll.ts";
import { changePoll, findPoll, listOpenPolls } from "./store/polls.ts";
import type { Poll } from "./types.ts";

/** What one person was reminded of at that time. */
export const reminderKey = (remindedAt: number, memberId: number): string =>
  `polls.reminder/${remindedAt}/${memberId}`;

/**
 * The reminder of a poll has come: whoever has not voted in it is told, once and
 * in private chat alone, and of the other polls that close soon with it.
 */
export async function remindVoters(turn: Turn, number: number): Promise<void> {
  const { tx, community, now } = turn;
  const { timeZone, quiet } = community;
  const due = await findPoll(tx, community.id, number);
  // Due during a downtime that it ended in, it is not caught up on.
  if (!due || due.remindedAt !== null || hasEnded(due, now)) return;
  const decentAt = nextDecentInstant({ now, timeZone, quiet });
  if (decentAt > now) {
    if (decentAt < due.closesAt) await scheduleReminder(turn, number, decentAt);
    return;
  }
  const polls = (await listOpenPolls(tx, community.id)).filter(
    (poll) =>
      poll.number === number ||
      (poll.remindedAt === null &&
        !hasEnded(poll, now) &&
        joinsReminder({ ...poll, openedAt: beganAt(poll) }, community, now)),
  );
  for (const poll of polls) {
    await changePoll(tx, community.id, poll.number, { remindedAt: now });
    await cancelReminder(turn, poll.number);
  }
  for (const { member, missing } of await gatherMissing(turn, polls)) {
    await tellPrivately(
      turn,
      member,
      (words) => composeReminder(turn, words, missing),
      {
        kind: "routine",
        // A vote of one's own is one's own affair, as in /mine.
        concern: "mine",
        replaces: reminderKey(now, member.id),
        expiresAt: lastClosing(missing),
      },
    );
  }
}

async function gatherMissing(
  turn: Turn,
  polls: readonly Poll[],
): Promise<Iterable<{ member: Member; missing: Poll[] }>> {
  const people = new Map<number, { member: Member; missing: Poll[] }>();
  for (const poll of polls) {
    for (const member of await listMissingVoters(turn, poll)) {
      const one = people.get(member.id) ?? { member, missing: [] };
      one.missing.push(poll);
      people.set(member.id, one);
    }
  }
  return people.values();
}
