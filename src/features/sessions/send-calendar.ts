import ical, { ICalCalendarMethod } from "ical-generator";
import type { ChatTurn } from "#platform/chat";
import { listEntries } from "#platform/ledger";
import { say } from "#platform/outbox";
import { listTitles, nameOf } from "./list-titles.ts";
import { endOf } from "./rules/reminders.ts";
import { findSession } from "./store.ts";
import type { Session } from "./types.ts";

/** Sends the session as `session-n.ics` to the actor's private chat; false: there is none. */
export async function sendCalendar(
  turn: ChatTurn,
  number: number,
): Promise<boolean> {
  const { tx, community } = turn;
  const session = await findSession(tx, community.id, number);
  if (!session || session.state === "cancelled") return false;
  const { t } = turn.personal;
  const title = nameOf(await listTitles(turn, session));
  await say(turn, {
    to: { userId: turn.account.userId },
    content: {
      text: t("sessions.calendar.sent", {
        n: number,
        when: turn.personal.format.dateTimeWithWeekday(session.startsAt),
      }),
    },
    file: {
      name: `session-${number}.ics`,
      text: await writeCalendar(turn, session, title),
    },
    kind: "answer",
    about: { kind: "session", number },
  });
  return true;
}

/** Instants in UTC, so that every calendar program shows them in its own zone. */
async function writeCalendar(
  turn: ChatTurn,
  session: Session,
  title: string,
): Promise<string> {
  const { community, bot } = turn;
  const { number } = session;
  const entries = await listEntries(turn.tx, community.id, number);
  const calendar = ical({
    prodId: { company: "shangliang", product: "sessions" },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `session-${number}-${community.id}@${bot.username}`,
    // Calendars replace an event that they know by one with a higher number.
    sequence: entries.filter((entry) => entry.act === "session.moved").length,
    stamp: new Date(turn.now),
    start: new Date(session.startsAt),
    end: new Date(endOf(session)),
    summary: `#${number} ${title}`,
    description: community.title,
    ...(session.place !== null && { location: session.place }),
  });
  return calendar.toString();
}
