import { cutText, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Result } from "../rules/judge-result.ts";
import type { Poll } from "../types.ts";
import { nameOption, nameOptions } from "./options.ts";
import { composeResult, type ShownResult } from "./result.ts";
import { sayRules } from "./rules-line.ts";

/** All there is to a result, for one person: each round, who voted what, how to recount. */
export function composeDetail(
  turn: Turn,
  words: Words,
  shown: ShownResult,
  named: readonly Html[],
): Content {
  const { t } = words;
  const { poll, result } = shown;
  const { number: n, rules } = poll;
  const { text, buttons = [] } = composeResult(turn, words, {
    ...shown,
    names: [],
  });
  const ruled = sayRules(words, poll, true);
  return {
    text: lines(
      text,
      "",
      ...named,
      ...result.rounds.map((_, i) => sayRound(words, poll, result, i)),
      ...result.notCounted.map(({ votes: count, why }) =>
        t(`polls.ballot.not-counted.${why}`, { count }),
      ),
      ruled !== null && t("polls.ballot.rules", { rules: ruled }),
      poll.addendum !== null &&
        t("polls.card.addendum", { text: poll.addendum }),
      "",
      t("polls.ballot.recount", { n }),
      rules.secrecy === "secret" && t("polls.ballot.recount-secret", { n }),
    ),
    // 🔗 leads here.
    buttons: buttons.filter((row) => row.every((button) => "data" in button)),
  };
}

/** By single transferable vote votes have five decimals; two are enough to read. */
const show = (total: number): string => String(Math.round(total * 100) / 100);

/** Ten options may take nine rounds, in one message. */
const longestName = 16;

function sayRound(
  words: Words,
  poll: Poll,
  { rounds }: Result,
  at: number,
): Html {
  const { t, plain } = words;
  const {
    totals = [],
    exhausted = 0,
    eliminated = [],
    elected = [],
  } = rounds[at] ?? {};
  const counted = totals
    .flatMap((total, option) =>
      total === null
        ? []
        : [
            `${cutText(nameOption(words, poll, option), longestName)} ${show(total)}`,
          ],
    )
    .join(plain("chat.name-separator"));
  let line = t("polls.ballot.round", { round: at + 1, totals: counted });
  if (exhausted > 0) {
    line = t("polls.ballot.round-exhausted", { line, count: exhausted });
  }
  if (elected.length > 0) {
    const options = nameOptions(words, poll, elected);
    line = t("polls.ballot.round-in", { line, options });
  }
  return eliminated.length > 0
    ? t("polls.ballot.round-out", {
        line,
        options: nameOptions(words, poll, eliminated),
      })
    : line;
}
