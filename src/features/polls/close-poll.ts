import { countJoined } from "#platform/community";
import { createWords } from "#platform/i18n";
import { cancelJob } from "#platform/jobs";
import { record } from "#platform/ledger";
import { say, touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findTopic } from "#features/topics";
import { composeResult } from "./messages.ts";
import { closingKey } from "./open-poll.ts";
import { digestBallots } from "./rules/judge-poll.ts";
import { findPoll, listBallots, setClosing, tallyOf } from "./store.ts";

/**
 * Closes a poll, on time or early, and posts its result as a reply to its card.
 * The ledger keeps the counts in the options' order and a digest of all ballots.
 */
export async function closePoll(
  turn: Turn,
  number: number,
  how: { reason?: string | null } = {},
): Promise<"closed" | "closed-already" | "no-poll"> {
  const { tx, community } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll) return "no-poll";
  if (poll.closedAt !== null) return "closed-already";
  await setClosing(tx, community.id, number, {
    closesAt: poll.closesAt,
    closedAt: turn.now,
  });
  await cancelJob(turn, closingKey(number));
  const tally = await tallyOf(tx, community.id, poll);
  await record(turn, {
    act: "poll.closed",
    number,
    ...(how.reason && { reason: how.reason }),
    data: {
      voters: tally.voters,
      counts: JSON.stringify(tally.counts),
      ballots: digestBallots(await listBallots(tx, community.id, number)),
    },
  });
  await touchCard(turn, { kind: "poll", number });
  const topic = await findTopic(tx, community.id, poll.topic);
  const { locale, timeZone } = community;
  await say(turn, {
    to: "group",
    content: composeResult(createWords({ locale, timeZone, now: turn.now }), {
      poll,
      tally,
      joined: await countJoined(tx, community.id),
      isEarly: turn.now < poll.closesAt,
      reason: how.reason ?? null,
      isTopicClosed: topic?.stage === "closed",
    }),
    replyTo: { kind: "poll", number },
    about: { kind: "poll", number },
    kind: "news",
  });
  return "closed";
}
