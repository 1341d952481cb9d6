import type { JobKind } from "#platform/jobs";
import { touchCard } from "#platform/outbox";
import { ending, remindAttendees, reminding } from "./remind-attendees.ts";
import { reminders } from "./rules/reminders.ts";

export const jobs: readonly JobKind[] = [
  {
    kind: reminding,
    async run(turn, { payload }) {
      const reminder = reminders[payload["reminder"] ?? -1];
      if (!reminder) throw new Error("a reminder of no kind is due");
      await remindAttendees(turn, {
        session: payload["session"] ?? 0,
        reminder,
      });
    },
  },
  {
    kind: ending,
    async run(turn, { payload }) {
      // Over, the card takes no more answers and asks for the minutes.
      await touchCard(turn, {
        kind: "session",
        number: payload["session"] ?? 0,
      });
    },
  },
];
