import { answer, whisper, type ChatTurn } from "#platform/chat";
import {
  createWords,
  html,
  lines,
  locales,
  type Html,
  type Words,
} from "#platform/i18n";
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
import { takeBackSecret, type TakenBack } from "./take-back-secret.ts";
import type { Poll } from "./types.ts";

/** Of all languages: the group's may have changed since. */
export const listReceiptWords = ({ community, now }: ChatTurn): string[] =>
  locales.flatMap((locale) => {
    const { timeZone } = community;
    const { plain } = createWords({ locale, timeZone, now });
    return plain("polls.receipts.words").split(" ");
  });

/**
 * What somebody writes about a poll: their ballot, or the receipt of one. In a
 * secret poll nothing that answers it is stored, not even what is wrong with it.
 */
export async function takeWords(
  turn: ChatTurn,
  number: number,
  text: string,
): Promise<void> {
  if (turn.place === "group") {
    const isSeen = text !== "";
    const content = composeWayToBallot(turn, turn.words, {
      number,
      isSeen,
    });
    return answer(turn, content);
  }
  const poll = await findPoll(turn.tx, turn.community.id, number);
  if (!poll || text === "") return showBallot(turn, number);
  const isSecret = poll.rules.secrecy === "secret";
  if (isSecret) {
    const receipts = readReceipts(text, listReceiptWords(turn));
    if (receipts.length > 0) return takeReceipts(turn, poll, receipts);
  }
  const voted = await castWords(turn, number, text);
  const content = voted.ok
    ? await drawCast(turn, voted)
    : { text: sayFault(turn, voted, text) };
  const about = ballotOf(number);
  if (isSecret) whisper(turn, content, about);
  else await answer(turn, content, { about });
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

type NotTaken = Extract<TakenBack, { ok: false }>;

async function takeReceipts(
  turn: ChatTurn,
  poll: Poll,
  receipts: readonly string[],
): Promise<void> {
  const { personal } = turn;
  const about = ballotOf(poll.number);
  if (poll.closedAt !== null && !poll.isCancelled) {
    whisper(turn, await findPublished(turn, poll, receipts), about);
    return;
  }
  const taken = await takeBackSecret(turn, poll.number, receipts);
  if (taken.ok) {
    const lead = personal.t("polls.ballot.receipt.taken-out");
    return showBallot(turn, poll.number, lead);
  }
  whisper(turn, { text: sayNotTaken(personal, taken) }, about);
}

function sayNotTaken(words: Words, refusal: NotTaken): Html {
  const { t, format } = words;
  switch (refusal.reason) {
    case "not-voted":
      return t("polls.ballot.receipt.not-voted");
    case "wrong-receipt":
      return t("polls.ballot.receipt.wrong", { count: refusal.left });
    case "too-many-tries": {
      const at = format.dateTimeWithWeekday(refusal.until);
      return t("polls.ballot.receipt.too-many", { at });
    }
    case "no-poll":
    case "nobody":
    case "not-deciding":
    case "ended":
    case "cancelled":
    case "not-elector":
    case "voted-secretly":
    case "invalid":
      return html`${sayVoteRefusal(words, refusal)}`;
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
