import type { JobKind } from "#platform/jobs";
import { createWords } from "#platform/i18n";
import { say } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { writeCsv } from "#features/communities";
import { publishingJob } from "./close-poll.ts";
import { composeReceipts, listReceiptRows } from "./messages/receipts.ts";
import { pictureResult } from "./picture-result.ts";
import { findPoll } from "./store/polls.ts";
import { listSecretBallots } from "./store/secret-ballots.ts";
import type { Poll } from "./types.ts";

/** What follows a result once it is said: its picture, and the ballots of a secret poll. */
export const publishing: JobKind = {
  kind: publishingJob,
  async run(turn, { payload }) {
    const { tx, community } = turn;
    const poll = await findPoll(tx, community.id, payload["poll"] ?? 0);
    // Opened again meanwhile, there is nothing to publish yet.
    if (!poll || poll.closedAt === null || poll.isCancelled) return;
    await pictureResult(turn, poll);
    if (poll.rules.secrecy === "secret") await publishBallots(turn, poll);
  },
};

/** All ballots by their receipts, so that each voter finds theirs and all can count. */
async function publishBallots(turn: Turn, poll: Poll): Promise<void> {
  const { tx, community, now } = turn;
  const ballots = await listSecretBallots(tx, community.id, poll.number);
  if (ballots.length === 0) return;
  const { locale, timeZone } = community;
  const words = createWords({ locale, timeZone, now });
  const { titles, rows } = listReceiptRows(words, poll, ballots);
  await say(turn, {
    to: "group",
    content: composeReceipts(words, poll),
    file: {
      name: `poll-${poll.number}-ballots.csv`,
      text: writeCsv(titles, rows),
    },
    replyTo: { kind: "poll", number: poll.number },
    about: { kind: "poll", number: poll.number },
    kind: "news",
  });
}
