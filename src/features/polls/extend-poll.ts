import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { findRunning, type NotRunning } from "./find-running.ts";
import { composeExtended } from "./messages/changed.ts";
import { renewReminders } from "./renew-reminders.ts";
import { beganAt } from "./rules/plan-reminder.ts";
import {
  readExtension,
  type ExtensionRefusal,
} from "./rules/read-extension.ts";
import { scheduleClosing, schedulePoll } from "./schedule-poll.ts";
import { changePoll } from "./store/polls.ts";
import { tellGroup } from "./tell-group.ts";
import type { Poll } from "./types.ts";

export type Extended =
  { ok: true; poll: Poll } | NotRunning | (ExtensionRefusal & { poll: Poll });

/**
 * `until reason`: a running poll stays open longer. Voters are reminded before
 * its new end if they were not yet, and not a second time.
 */
export async function extendPoll(
  turn: ConvenerTurn,
  number: number,
  text: string,
): Promise<Extended> {
  const { tx, community, now } = turn;
  const running = await findRunning(turn, number);
  if (!running.ok) return running;
  const { poll: before } = running;
  const read = readExtension(text, {
    now,
    timeZone: community.timeZone,
    closesAt: before.closesAt,
  });
  if (!read.ok) return { ...read, poll: before };
  const { closesAt, adjusted, reason } = read;
  const poll = { ...before, closesAt };
  await changePoll(tx, community.id, number, { closesAt });
  if (before.remindedAt === null) {
    await schedulePoll(turn, { ...poll, openedAt: beganAt(before) });
  } else await scheduleClosing(turn, poll);
  await renewReminders(turn, poll);
  await record(turn, {
    act: "poll.extended",
    number,
    reason,
    data: { closesAt, before: before.closesAt },
  });
  await tellGroup(turn, number, (words) =>
    composeExtended(words, { poll, adjusted, reason }),
  );
  return { ok: true, poll };
}
