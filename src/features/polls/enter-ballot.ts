import { randomInt } from "node:crypto";
import { localDate } from "#platform/clock";
import { createWords } from "#platform/i18n";
import { touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { dropReminder } from "./renew-reminders.ts";
import { foldReceipt, makeReceipt } from "./rules/receipts.ts";
import { insertOpenBallot, type OpenBallot } from "./store/open-ballots.ts";
import {
  hasReceipt,
  insertSecretBallot,
  insertVoter,
  shelfOf,
} from "./store/secret-ballots.ts";
import type { BallotContent, Poll, Source } from "./types.ts";

export interface Entered {
  readonly electorId: number;
  readonly content: BallotContent;
  readonly reason: string | null;
  readonly source: Source;
  /** Who cast it, or handed the paper in; null: nobody we know. */
  readonly memberId: number | null;
}

/** Puts an elector's valid ballot in, instead of the `last` one. */
export async function enterOpenBallot(
  turn: Turn,
  poll: Poll,
  vote: Entered,
  last: OpenBallot | undefined,
): Promise<void> {
  await insertOpenBallot(turn.tx, turn.community.id, {
    ...vote,
    poll: poll.number,
    castAt: turn.now,
    last,
  });
  const isFirst = !last || last.isReplaced;
  if (isFirst) await dropReminder(turn, poll, vote.electorId);
  await touchCard(turn, { kind: "poll", number: poll.number });
}

/**
 * Puts a ballot into a secret poll and returns its receipt as people read it;
 * null: the elector has voted before. The receipt must not be kept by anything.
 */
export async function enterSecretBallot(
  turn: Turn,
  poll: Poll,
  vote: Omit<Entered, "memberId">,
): Promise<string | null> {
  const { tx, community } = turn;
  const isNew = await insertVoter(tx, community.id, {
    poll: poll.number,
    electorId: vote.electorId,
    on: localDate(turn.now, community.timeZone).toString(),
    source: vote.source,
  });
  if (!isNew) return null;
  const receipt = await findFreeReceipt(turn, poll.number);
  await insertSecretBallot(tx, community.id, poll.number, {
    receipt: foldReceipt(receipt),
    shelf: shelfOf(randomInt),
    content: vote.content,
    reason: vote.reason,
    source: vote.source,
  });
  await dropReminder(turn, poll, vote.electorId);
  await touchCard(turn, { kind: "poll", number: poll.number });
  return receipt;
}

/** In the group's language: all are published, and a voter's own would tell whose it is. */
async function findFreeReceipt(
  { tx, community, now }: Turn,
  poll: number,
): Promise<string> {
  const { locale, timeZone } = community;
  const { plain } = createWords({ locale, timeZone, now });
  const words = plain("polls.receipts.words").split(" ");
  for (;;) {
    const receipt = makeReceipt(words, randomInt);
    const folded = foldReceipt(receipt);
    if (!(await hasReceipt(tx, community.id, poll, folded))) return receipt;
  }
}
