import { eraseWords } from "#platform/community";
import { touchCard } from "#platform/outbox";
import type { Listener } from "#platform/turn";
import { findSeats, vacateSeats } from "./seat-attendees.ts";
import { listComingSessions } from "./store.ts";
import { tellSeats } from "./tell-seats.ts";

/** Their seats are free, whoever waited for one is told; minutes do not name them. */
export const forgetAttendee: Listener = {
  on: "member.forgotten",
  async run(turn, { eraser }) {
    const { tx, community, now } = turn;
    for (const session of await listComingSessions(tx, community.id, now)) {
      const before = await vacateSeats(turn, session);
      const after = await findSeats(tx, community.id, session);
      await tellSeats(turn, session, { before, after });
      await touchCard(turn, { kind: "session", number: session.number });
    }
    await eraseWords(
      tx,
      community.id,
      {
        table: "sessions",
        key: ["number"],
        texts: ["place", "reason"],
        author: "convened_by_id",
      },
      eraser,
    );
    await eraseWords(
      tx,
      community.id,
      {
        table: "session_minutes",
        key: ["session", "version"],
        texts: ["place", "measures", "effect"],
        author: "written_by_id",
      },
      eraser,
    );
  },
};
