import type { Turn } from "#platform/turn";
import { hasEnded } from "./rules/judge-poll.ts";
import { findPoll } from "./store/polls.ts";
import type { Poll } from "./types.ts";

export type NotRunning =
  | { ok: false; reason: "no-poll" }
  | { ok: false; reason: "ended"; poll: Poll }
  | { ok: false; reason: "cancelled"; poll: Poll };

/** A poll that is voted in now: a closed one changes no more. */
export async function findRunning(
  { tx, community, now }: Turn,
  number: number,
): Promise<{ ok: true; poll: Poll } | NotRunning> {
  const poll = await findPoll(tx, community.id, number);
  if (!poll) return { ok: false, reason: "no-poll" };
  if (poll.isCancelled) return { ok: false, reason: "cancelled", poll };
  return hasEnded(poll, now)
    ? { ok: false, reason: "ended", poll }
    : { ok: true, poll };
}
