import { withdraw } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { reminderKey } from "./schedule-reminders.ts";
import { findFollowup, listOpenFollowupsOf } from "./store.ts";

const settling = [
  "followup.reported",
  "followup.confirmed",
  "followup.dropped",
  "followup.extended",
];

/** Nobody is reminded of what they have done: a reminder of it alone that still waits is not said. */
export async function withdrawReminder(
  turn: Turn,
  { act, number }: { readonly act: string; readonly number: number | null },
): Promise<void> {
  if (number === null || !settling.includes(act)) return;
  const { tx, community } = turn;
  const followup = await findFollowup(tx, community.id, number);
  if (!followup) return;
  const { ownerId } = followup;
  const others = await listOpenFollowupsOf(tx, community.id, ownerId);
  const isAlone = others.every(
    (other) => other.number === number || other.state !== "open",
  );
  if (isAlone) await withdraw(turn, reminderKey(ownerId));
}
