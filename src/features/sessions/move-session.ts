import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import { listTitles } from "./list-titles.ts";
import { composeMove } from "./messages.ts";
import { scheduleSession } from "./remind-attendees.ts";
import type { Wanted } from "./rules/read-session.ts";
import { findSeats, vacateSeats } from "./seat-attendees.ts";
import { changeSession } from "./store.ts";
import { tellAttendees } from "./tell-attendees.ts";
import { tellSeats } from "./tell-seats.ts";
import type { Session } from "./types.ts";

export type Moved =
  /** The group was told; else only the number of seats changed. */
  | { ok: true; session: Session; isTold: boolean }
  | { ok: false; reason: "unchanged" | "cancelled" | "held"; session: Session };

/** To another time; place and number of people change when they are given. */
export async function moveSession(
  turn: ConvenerTurn,
  from: Session,
  wanted: Wanted,
): Promise<Moved> {
  const { tx, community } = turn;
  const { number } = from;
  if (from.state !== "scheduled") {
    return { ok: false, reason: from.state, session: from };
  }
  const change = {
    startsAt: wanted.startsAt,
    adjusted: wanted.adjusted,
    place: wanted.place ?? from.place,
    capacity: wanted.capacity ?? from.capacity,
  };
  const to: Session = { ...from, ...change };
  if (
    to.startsAt === from.startsAt &&
    to.place === from.place &&
    to.capacity === from.capacity
  ) {
    return { ok: false, reason: "unchanged", session: from };
  }
  await changeSession(tx, community.id, number, change);
  await record(turn, {
    act: "session.moved",
    number,
    data: {
      from: from.startsAt,
      startsAt: to.startsAt,
      place: to.place,
      capacity: to.capacity,
    },
  });
  await scheduleSession(turn, to);
  await touchCard(turn, { kind: "session", number });
  const isTold = to.startsAt !== from.startsAt || to.place !== from.place;
  if (isTold) {
    await tellAttendees(turn, to, {
      compose: composeMove({ from, to, topics: await listTitles(turn, to) }),
      isPublic: true,
    });
  }
  await tellSeats(turn, to, {
    before: await vacateSeats(turn, from),
    after: await findSeats(tx, community.id, to),
  });
  return { ok: true, session: to, isTold };
}
