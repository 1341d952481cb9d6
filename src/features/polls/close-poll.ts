import { countJoined, findMember, nameOf } from "#platform/community";
import { createWords, cutText, type Words } from "#platform/i18n";
import { schedule } from "#platform/jobs";
import { record } from "#platform/ledger";
import { say, touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findTopic } from "#features/topics";
import { resultOf } from "./count-poll.ts";
import { joinAfterClosing } from "./join-by-voting.ts";
import { composeResult, type ShownResult } from "./messages/result.ts";
import { renewReminders } from "./renew-reminders.ts";
import { digestBallots, digestSecretBallots } from "./rules/judge-poll.ts";
import { cancelPollJobs } from "./schedule-poll.ts";
import { listOpenBallots } from "./store/open-ballots.ts";
import { changePoll, findPoll } from "./store/polls.ts";
import { listSecretBallots } from "./store/secret-ballots.ts";
import { deleteLeavers } from "./store/secret-leavers.ts";
import { turnoutOf } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

export const publishingJob = "polls.publish";

/** The whole list is behind 🔗. */
const longestNames = 200;

/**
 * Closes a poll, on time or early, and posts its result as a reply to its card.
 * The ledger keeps the counts in the options' order and a digest of all ballots.
 */
export async function closePoll(
  turn: Turn,
  number: number,
  how: { reason?: string | null; isTopicOver?: true } = {},
): Promise<"closed" | "closed-already" | "no-poll"> {
  const { tx, community, now } = turn;
  const open = await findPoll(tx, community.id, number);
  if (!open) return "no-poll";
  if (open.closedAt !== null) return "closed-already";
  await changePoll(tx, community.id, number, { closedAt: now });
  await cancelPollJobs(turn, number);
  const poll = { ...open, closedAt: now };
  await renewReminders(turn, poll);
  await joinAfterClosing(turn, poll);
  await deleteLeavers(tx, community.id, number);
  const { counts } = await resultOf(tx, community.id, poll);
  const { voters } = await turnoutOf(tx, community.id, poll);
  await record(turn, {
    act: "poll.closed",
    number,
    ...(how.reason && { reason: how.reason }),
    data: {
      voters,
      counts: JSON.stringify(counts),
      ballots: await digestOf(turn, poll),
      ...(poll.lotSeed !== null && { seed: poll.lotSeed }),
    },
  });
  await touchCard(turn, { kind: "poll", number });
  await sayResult(turn, poll, how);
  // The picture and, of a secret poll, the ballots: drawn after the commit.
  await schedule(turn, {
    kind: publishingJob,
    key: `${publishingJob}/${number}`,
    dueAt: now,
    payload: { poll: number },
  });
  return "closed";
}

async function digestOf({ tx, community }: Turn, poll: Poll): Promise<string> {
  return poll.rules.secrecy === "secret"
    ? digestSecretBallots(
        await listSecretBallots(tx, community.id, poll.number),
      )
    : digestBallots(await listOpenBallots(tx, community.id, poll.number));
}

/** Posts the result as a reply to the card; `isTopicOver`: nothing follows from it. */
export async function sayResult(
  turn: Turn,
  poll: Poll,
  how: { reason?: string | null; isTopicOver?: true } = {},
): Promise<void> {
  const { locale, timeZone } = turn.community;
  const words = createWords({ locale, timeZone, now: turn.now });
  const shown = await gatherResult(turn, words, poll);
  const { reason = null } = how;
  const isTopicClosed = how.isTopicOver ?? shown.isTopicClosed;
  await say(turn, {
    to: "group",
    content: composeResult(turn, words, { ...shown, reason, isTopicClosed }),
    replyTo: { kind: "poll", number: poll.number },
    about: { kind: "poll", number: poll.number },
    kind: "news",
  });
}

/** What is told of a closed poll; why it was closed is told once, in the group. */
export async function gatherResult(
  turn: Turn,
  words: Words,
  poll: Poll,
): Promise<ShownResult> {
  const { tx, community, now } = turn;
  const topic = await findTopic(tx, community.id, poll.topic);
  return {
    poll,
    result: await resultOf(tx, community.id, poll),
    turnout: await turnoutOf(tx, community.id, poll),
    joined: await countJoined(tx, community.id),
    reasons: await listReasons(turn, poll),
    names: await listNames(turn, words, poll),
    isEarly: (poll.closedAt ?? now) < poll.closesAt,
    reason: null,
    isTopicClosed: topic?.stage === "closed",
  };
}

/** Why people did not agree; in no order that would name them. */
async function listReasons(
  { tx, community }: Turn,
  poll: Poll,
): Promise<string[]> {
  const ballots =
    poll.rules.secrecy === "secret"
      ? await listSecretBallots(tx, community.id, poll.number)
      : await listOpenBallots(tx, community.id, poll.number);
  return ballots.flatMap(({ reason }) => reason ?? []).sort();
}

/** Of an open poll whose ballots name one option each: who chose which. */
async function listNames(
  { tx, community }: Turn,
  words: Words,
  poll: Poll,
): Promise<{ option: number; names: string }[]> {
  if (poll.rules.secrecy !== "open") return [];
  const byOption = new Map<number, string[]>();
  for (const { content, memberId } of await listOpenBallots(
    tx,
    community.id,
    poll.number,
  )) {
    if (!("choices" in content) || memberId === null) continue;
    const name = nameOf(words, await findMember(tx, community.id, memberId));
    for (const option of content.choices) {
      byOption.set(option, [...(byOption.get(option) ?? []), name]);
    }
  }
  const separator = words.plain("chat.name-separator");
  return [...byOption]
    .sort(([a], [b]) => a - b)
    .map(([option, names]) => ({
      option,
      names: cutText(names.join(separator), longestNames),
    }));
}
