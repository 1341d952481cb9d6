import type { Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { SecretBallot } from "../store/secret-ballots.ts";
import type { Poll } from "../types.ts";
import { describeBallot } from "./options.ts";

/** The ballots of a secret poll as a table, in the order of the receipts. */
export function listReceiptRows(
  words: Words,
  poll: Poll,
  ballots: readonly SecretBallot[],
): { titles: string[]; rows: string[][] } {
  const { plain } = words;
  return {
    titles: [
      plain("polls.receipts.column-receipt"),
      plain("polls.receipts.column-ballot"),
      plain("polls.receipts.column-reason"),
    ],
    rows: ballots.map((ballot) => [
      ballot.source === "paper"
        ? plain("polls.receipts.paper")
        : ballot.receipt,
      describeBallot(words, poll, ballot.content),
      ballot.reason ?? "",
    ]),
  };
}

/** What the table is for, in a sentence. */
export const composeReceipts = (
  { t }: Words,
  { number, question }: Poll,
): Content => ({
  text: t("polls.receipts.published", { n: number, question }),
});
