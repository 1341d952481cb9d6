import { cutText, html, lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { isTapped } from "../rules/tap-card.ts";
import type { Poll } from "../types.ts";
import { longestLabel, voteButtons } from "./buttons.ts";
import { nameOption } from "./options.ts";

const longestInList = 40;
const mostInList = 8;

/** What waits for a person's vote; in private chat the first can be voted in at once. */
export function composePollsToVote(
  turn: Turn,
  words: Words,
  shown: { polls: readonly Poll[]; isPrivate: boolean },
): Content {
  const { t, format } = words;
  const { polls, isPrivate } = shown;
  const [first] = polls;
  if (!first) return { text: t("polls.vote.none") };
  const names = first.options.map((_, i) => nameOption(words, first, i));
  const isCut =
    !isTapped(first.rules) ||
    names.some((name) => cutText(name, longestLabel) !== name);
  const more = polls.length - mostInList;
  return {
    text: lines(
      t("polls.vote.title", { count: polls.length }),
      ...polls.slice(0, mostInList).map((poll) =>
        t("polls.vote.line", {
          n: poll.number,
          question: cutText(poll.question, longestInList),
          until: format.dateTimeWithWeekday(poll.closesAt),
        }),
      ),
      more > 0 && t("polls.vote.more", { count: more }),
      "",
      isPrivate
        ? t("polls.vote.choose", { n: first.number, question: first.question })
        : t("polls.vote.where"),
      ...(isPrivate && isCut ? names.map((name) => html`· ${name}`) : []),
    ),
    ...(isPrivate && { buttons: voteButtons(turn, words, first) }),
  };
}
