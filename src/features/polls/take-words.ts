import { answer, whisper, type ChatTurn } from "#platform/chat";
import { html, lines, locales, textsUnder, type Html } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import { castWords, drawCast } from "./cast-private.ts";
import type { VoteRefusal } from "./cast-vote.ts";
import { ballotOf, composeWayToBallot } from "./messages/ballot.ts";
import { listBallot } from "./messages/filled-ballot.ts";
import { sayVoteRefusal } from "./messages/press.ts";
import { looksLikeReceipt, readReceipts } from "./rules/receipts.ts";
import { showBallot } from "./show-ballot.ts";
import { findPoll } from "./store/polls.ts";
import { listSecretBallots } from "./store/secret-ballots.ts";
import { takeBackSecret } from "./take-back-secret.ts";
import type { Poll } from "./types.ts";

/** Of all languages: who votes in one may change theirs in another. */
const receiptWords = locales.flatMap((locale) =>
  String(textsUnder(locale, "polls.receipts")["words"]).split(" "),
);

/**
 * What somebody writes about a poll: their ballot, or the receipt of one. In a
 * secret poll nothing that answers it is stored, not even what is wrong with it.
 */
export async function takeWords(
  turn: ChatTurn,
  number: number,
  text: string,
): Promise<void> {
  const { personal, words } = turn;
  if (turn.place === "group") {
    const isSeen = text !== "";
    const content = composeWayToBallot(turn, words, { number, isSeen });
    return answer(turn, content);
  }
  const poll = await findPoll(turn.tx, turn.community.id, number);
  if (!poll || text === "") return showBallot(turn, number);
  const isSecret = poll.rules.secrecy === "secret";
  if (isSecret) {
    const receipts = readReceipts(text, receiptWords);
    if (receipts.length > 0) return takeReceipts(turn, poll, receipts);
  }
  const voted = await castWords(turn, number, text);
  const content = voted.ok
    ? await drawCast(turn, voted)
    : { text: sayFault(turn, voted, text) };
  if (isSecret) return whisper(turn, content, ballotOf(number));
  return answer(turn, content, { about: ballotOf(number) });
}

function sayFault(
  { personal }: ChatTurn,
  refusal: VoteRefusal,
  text: string,
): Html {
  const isMistyped =
    refusal.reason === "invalid" &&
    refusal.poll.rules.secrecy === "secret" &&
    looksLikeReceipt(text);
  return isMistyped
    ? personal.t("polls.ballot.receipt.mistyped")
    : html`${sayVoteRefusal(personal, refusal)}`;
}

async function takeReceipts(
  turn: ChatTurn,
  poll: Poll,
  receipts: readonly string[],
): Promise<void> {
  const { t, format } = turn.personal;
  const { number } = poll;
  const tell = (text: Html) => whisper(turn, { text }, ballotOf(number));
  if (poll.closedAt !== null && !poll.isCancelled) {
    return whisper(turn, await findPublished(turn, poll, receipts));
  }
  const taken = await takeBackSecret(turn, number, receipts);
  if (taken.ok) {
    return showBallot(turn, number, t("polls.ballot.receipt.taken-out"));
  }
  switch (taken.reason) {
    case "not-voted":
      return tell(t("polls.ballot.receipt.not-voted"));
    case "wrong-receipt":
      return tell(t("polls.ballot.receipt.wrong", { count: taken.left }));
    case "too-many-tries": {
      const at = format.dateTimeWithWeekday(taken.until);
      return tell(t("polls.ballot.receipt.too-many", { at }));
    }
    default:
      return tell(html`${sayVoteRefusal(turn.personal, taken)}`);
  }
}

/** Once the poll is closed all ballots are public, and a receipt finds its own. */
async function findPublished(
  { tx, community, personal }: ChatTurn,
  poll: Poll,
  receipts: readonly string[],
): Promise<Content> {
  const { t } = personal;
  const all = await listSecretBallots(tx, community.id, poll.number);
  const found = all.filter(({ receipt }) => receipts.includes(receipt));
  return {
    text:
      found.length === 0
        ? t("polls.ballot.receipt.not-found", { n: poll.number })
        : lines(
            ...found.flatMap(({ receipt, content }) => [
              t("polls.ballot.receipt.found", { receipt }),
              ...listBallot(personal, poll, content),
            ]),
          ),
  };
}
