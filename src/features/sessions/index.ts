import { refuse, type Feature } from "#platform/chat";
import { commands } from "./commands.ts";
import { forgetAttendee } from "./forget-attendee.ts";
import { jobs } from "./jobs.ts";
import { calendarLetter } from "./messages.ts";
import { buttons } from "./press-buttons.ts";
import { sendCalendar } from "./send-calendar.ts";
import { sessionCard } from "./show-session.ts";
import { minutesDialogue } from "./write-minutes.ts";

export { cancelSession } from "./cancel-session.ts";
export {
  gatherOwnAnswers,
  listMinutesDrafted,
  listSessionsJoined,
} from "./gather-own.ts";
export { listAttendees, listSessionsOfTopic } from "./list-sessions.ts";
export { findSession, listComingSessions } from "./store.ts";
export type { Session } from "./types.ts";

/** People meet: who comes, when and where, and what came of it. */
export const sessions: Feature = {
  name: "sessions",
  commands,
  buttons,
  dialogues: [minutesDialogue],
  links: [
    {
      letter: calendarLetter,
      async run(turn, number) {
        if (await sendCalendar(turn, number)) return;
        await refuse(turn, turn.personal.t("sessions.calendar.none"));
      },
    },
  ],
  cards: [sessionCard],
  jobs,
  events: [forgetAttendee],
};
