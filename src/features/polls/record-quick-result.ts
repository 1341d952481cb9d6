import { createWords } from "#platform/i18n";
import { record } from "#platform/ledger";
import { findPollMessage, say } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { composeQuickResult } from "./messages/quick-poll.ts";
import { findQuickPoll, setClosed } from "./store/quick-polls.ts";

/** Of its item, and of its message. */
export const quickKind = "quickpoll";

/**
 * How its counts are known: Telegram told them when it stopped the poll; they
 * are the last that it told before; the poll never came into the group, or may
 * not.
 */
export type Known = "told" | "last" | "unsent" | "not-allowed";

/** The result goes into the ledger and, as a reply to the poll, to the group; once. */
export async function recordQuickResult(
  turn: Turn,
  number: number,
  known: Known,
): Promise<void> {
  const { tx, community, now } = turn;
  const poll = await findQuickPoll(tx, community.id, number);
  if (!poll || poll.closedAt !== null) return;
  await setClosed(tx, community.id, { number, at: now });
  await record(turn, {
    act: "quickpoll.closed",
    number,
    data: { voters: poll.voters, counts: JSON.stringify(poll.counts), known },
  });
  const about = { kind: quickKind, number };
  const replyTo = await findPollMessage(turn, about);
  const { locale, timeZone } = community;
  await say(turn, {
    to: "group",
    content: composeQuickResult(createWords({ locale, timeZone, now }), {
      poll,
      known,
    }),
    about,
    ...(replyTo !== null && { replyTo }),
  });
}
