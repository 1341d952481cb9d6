import { localDate } from "#platform/clock";
import { findMember, listConveners, type Member } from "#platform/community";
import type { Turn } from "#platform/turn";
import { findConcerned } from "./judge-standing.ts";
import { daysOver } from "./list-overdue.ts";
import {
  audienceOf,
  firstReminderDay,
  isForConveners,
  rungOf,
} from "./rules/ladder.ts";
import { checkersOf } from "./rules/standing.ts";
import { changeFollowup, listUnsettled } from "./store.ts";
import type { Followup } from "./types.ts";

export interface Reminder {
  readonly followup: Followup;
  readonly daysOver: number;
  readonly owner: Member;
}

/** What one person is reminded of, all in one message. */
export interface Reminders {
  readonly member: Member;
  readonly own: Reminder[];
  /** Others' follow-ups that they keep an eye on as a convener. */
  readonly watched: Reminder[];
  /** Something in it is new since the last message. */
  isDue: boolean;
}

/** What everybody is to be told now; it counts as told from then on. */
export async function gatherReminders(turn: Turn): Promise<Reminders[]> {
  const { tx, community } = turn;
  const people = new Map<number, Reminders>();
  const remindersOf = (member: Member): Reminders => {
    const known = people.get(member.id);
    if (known) return known;
    const fresh = { member, own: [], watched: [], isDue: false };
    people.set(member.id, fresh);
    return fresh;
  };

  for (const followup of await listUnsettled(tx, community.id)) {
    if (followup.state !== "open" || isDueNew(turn, followup)) continue;
    const owner = await findMember(tx, community.id, followup.ownerId);
    if (!owner) continue;
    const reminder = { followup, daysOver: daysOver(turn, followup), owner };
    const audience = audienceOf({
      daysOver: reminder.daysOver,
      reminded: followup.remindedRung,
    });
    if (owner.isPresent && reminder.daysOver >= firstReminderDay) {
      const reminders = remindersOf(owner);
      reminders.own.push(reminder);
      reminders.isDue ||= audience.has("owner");
    }
    const hasLeft = !owner.isPresent;
    const isNewToWatchers =
      audience.has("conveners") || (hasLeft && !followup.isLeaverTold);
    if (hasLeft || isForConveners(reminder.daysOver)) {
      for (const watcher of await listWatchers(turn, followup)) {
        const reminders = remindersOf(watcher);
        reminders.watched.push(reminder);
        reminders.isDue ||= isNewToWatchers;
      }
    }
    await noteTold(turn, reminder);
  }
  return [...people.values()].filter((reminders) => reminders.isDue);
}

/** Its owner has only just been told by when. */
const isDueNew = (turn: Turn, followup: Followup): boolean => {
  const { timeZone } = turn.community;
  const setOn = localDate(followup.dueSetAt, timeZone);
  return setOn.equals(localDate(turn.now, timeZone));
};

async function listWatchers(turn: Turn, followup: Followup): Promise<Member[]> {
  const { tx, community } = turn;
  const checkers = checkersOf(await findConcerned(turn, followup));
  if (checkers === "anyone") return [];
  const conveners = await listConveners(tx, community.id);
  const watchers = await Promise.all(
    checkers.map(
      async (id) =>
        conveners.find((convener) => convener.id === id) ??
        (await findMember(tx, community.id, id)),
    ),
  );
  return watchers.filter((watcher) => watcher !== undefined);
}

async function noteTold(turn: Turn, reminder: Reminder): Promise<void> {
  const { followup, owner } = reminder;
  const rung = rungOf(reminder.daysOver);
  const isLeaverTold = !owner.isPresent;
  if (
    rung === followup.remindedRung &&
    isLeaverTold === followup.isLeaverTold
  ) {
    return;
  }
  await changeFollowup(turn.tx, turn.community.id, followup.number, {
    reminded_rung: rung,
    is_leaver_told: Number(isLeaverTold),
  });
}
