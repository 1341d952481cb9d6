import type { JobKind } from "#platform/jobs";
import type { NativePoll } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import {
  awaitLastWord,
  closeQuickPoll,
  closingJob,
  lastWordJob,
} from "./close-quick-poll.ts";
import { quickKind, recordQuickResult } from "./record-quick-result.ts";
import { findQuickPoll, setCounts } from "./store/quick-polls.ts";

/** What Telegram tells of quick polls. */
export const quickEvents: readonly Listener[] = [
  {
    on: "native-poll.changed",
    async run(turn, { about, poll }) {
      if (about.kind === quickKind) await noteCounts(turn, about.number, poll);
    },
  },
  {
    on: "native-poll.unanswered",
    async run(turn, { about }) {
      if (about.kind === quickKind) await awaitLastWord(turn, about.number);
    },
  },
  {
    on: "native-poll.refused",
    async run(turn, { about }) {
      if (about.kind !== quickKind) return;
      await recordQuickResult(turn, about.number, "not-allowed");
    },
  },
];

async function noteCounts(
  turn: Turn,
  number: number,
  told: NativePoll,
): Promise<void> {
  const { tx, community } = turn;
  const poll = await findQuickPoll(tx, community.id, number);
  // The result is out; an update from before it would only change it back.
  if (!poll || poll.closedAt !== null) return;
  await setCounts(tx, community.id, {
    number,
    counts: poll.options.map((_, i) => told.options[i]?.voter_count ?? 0),
    voters: told.total_voter_count,
  });
  if (told.is_closed) await recordQuickResult(turn, number, "told");
}

export const quickJobs: readonly JobKind[] = [
  {
    kind: closingJob,
    async run(turn, { payload: { poll } }) {
      if (poll !== undefined) await closeQuickPoll(turn, poll);
    },
  },
  {
    kind: lastWordJob,
    async run(turn, { payload: { poll } }) {
      if (poll !== undefined) await recordQuickResult(turn, poll, "last");
    },
  },
];
