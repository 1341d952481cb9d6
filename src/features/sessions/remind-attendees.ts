import { addLocalDays, nextDecentInstant } from "#platform/clock";
import { cancelJob, schedule } from "#platform/jobs";
import type { Turn } from "#platform/turn";
import { listTitles } from "./list-titles.ts";
import { composeReminder } from "./messages.ts";
import {
  dueAtOf,
  endOf,
  judgeReminder,
  reminders,
  type Reminder,
} from "./rules/reminders.ts";
import { findSession } from "./store.ts";
import { tellAttendees } from "./tell-attendees.ts";
import type { Session } from "./types.ts";

export const reminding = "sessions.remind";
export const ending = "sessions.end";

const keyOf = (session: number, what: Reminder | "end") =>
  `sessions/${session}/${what}`;

/** What will happen by itself, for a session that was set or moved. */
export async function scheduleSession(
  turn: Turn,
  session: Pick<Session, "number" | "startsAt">,
): Promise<void> {
  const { number, startsAt } = session;
  const { timeZone } = turn.community;
  const dayBefore = addLocalDays({ at: startsAt, timeZone, days: -1 });
  for (const reminder of reminders) {
    const dueAt = dueAtOf(reminder, { startsAt, dayBefore });
    if (dueAt > turn.now) await scheduleReminder(turn, number, reminder, dueAt);
    else await cancelJob(turn, keyOf(number, reminder));
  }
  await schedule(turn, {
    kind: ending,
    key: keyOf(number, "end"),
    dueAt: endOf(session),
    payload: { session: number },
  });
}

const scheduleReminder = (
  turn: Turn,
  session: number,
  reminder: Reminder,
  dueAt: number,
) =>
  schedule(turn, {
    kind: reminding,
    key: keyOf(session, reminder),
    dueAt,
    payload: { session, reminder: reminders.indexOf(reminder) },
  });

export async function unscheduleSession(
  turn: Turn,
  session: number,
): Promise<void> {
  for (const what of [...reminders, "end"] as const) {
    await cancelJob(turn, keyOf(session, what));
  }
}

/** A reminder is due: it is said, waits for its hour, or has become useless. */
export async function remindAttendees(
  turn: Turn,
  due: { session: number; reminder: Reminder },
): Promise<void> {
  const { tx, community, now } = turn;
  const { reminder } = due;
  const session = await findSession(tx, community.id, due.session);
  if (session?.state !== "scheduled") return;
  const { startsAt } = session;
  const at = judgeReminder(reminder, {
    now,
    startsAt,
    decentAt: nextDecentInstant({ now, ...community }),
  });
  if (at === null) return;
  if (at > now) {
    // Asked again then: by that time somebody may have changed their mind.
    await scheduleReminder(turn, session.number, reminder, at);
    return;
  }
  const topics = await listTitles(turn, session);
  await tellAttendees(turn, session, {
    compose: composeReminder(turn, { session, topics, reminder }),
    isPublic: false,
    expiresAt: startsAt,
  });
}
