import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { findRunning, type NotRunning } from "./find-running.ts";
import { composeCancelled } from "./messages/changed.ts";
import { renewReminders } from "./renew-reminders.ts";
import { cancelPollJobs } from "./schedule-poll.ts";
import { changePoll } from "./store/polls.ts";
import { tellGroup } from "./tell-group.ts";
import type { Poll } from "./types.ts";

/** Ends a running poll without deciding anything; its votes are kept and never shown. */
export async function cancelPoll(
  turn: ConvenerTurn,
  number: number,
  reason: string,
): Promise<{ ok: true; poll: Poll } | NotRunning> {
  const { tx, community, now } = turn;
  const running = await findRunning(turn, number);
  if (!running.ok) return running;
  const poll = { ...running.poll, closedAt: now, isCancelled: true };
  await changePoll(tx, community.id, number, {
    closedAt: now,
    isCancelled: true,
  });
  await cancelPollJobs(turn, number);
  await renewReminders(turn, poll);
  await record(turn, { act: "poll.cancelled", number, reason });
  await tellGroup(turn, number, (words) =>
    composeCancelled(words, { poll, reason }),
  );
  return { ok: true, poll };
}
