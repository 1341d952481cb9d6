import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listTitles } from "./list-titles.ts";
import { composeCancellation } from "./messages.ts";
import { unscheduleSession } from "./remind-attendees.ts";
import { endOf } from "./rules/reminders.ts";
import { changeSession, findSession } from "./store.ts";
import { tellAttendees } from "./tell-attendees.ts";

/**
 * Cancels a session whose minutes are not posted. Those who come or might are
 * told, and the group with them, unless its time is past anyway. False: there is
 * none, or it is cancelled or held already.
 */
export async function cancelSession(
  turn: Turn,
  number: number,
  reason: string | null,
): Promise<boolean> {
  const { tx, community } = turn;
  const session = await findSession(tx, community.id, number);
  if (session?.state !== "scheduled") return false;
  await changeSession(tx, community.id, number, { state: "cancelled", reason });
  await record(turn, {
    act: "session.cancelled",
    number,
    ...(reason !== null && { reason }),
  });
  await unscheduleSession(turn, number);
  await touchCard(turn, { kind: "session", number });
  if (turn.now < endOf(session)) {
    const topics = await listTitles(turn, session);
    await tellAttendees(turn, session, {
      compose: composeCancellation({ session, topics, reason }),
      isPublic: true,
    });
  }
  return true;
}
