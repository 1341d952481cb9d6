import { deepLink } from "#platform/chat";
import { cutText, lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Poll } from "../types.ts";
import { ballotLetter } from "./buttons.ts";

const longestInList = 40;
const mostInList = 8;
const mostButtons = 3;

/** To one person: the polls that wait for their vote and close soon, the next first. */
export function composeReminder(
  turn: Turn,
  words: Words,
  missing: readonly Poll[],
): Content {
  const { t, plain, format } = words;
  const polls = missing.toSorted(
    (a, b) => a.closesAt - b.closesAt || a.number - b.number,
  );
  const [first, ...others] = polls;
  if (!first) throw new Error("nobody is reminded of nothing");
  const more = polls.length - mostInList;
  const untilOf = (poll: Poll) => format.dateTimeWithWeekday(poll.closesAt);
  return {
    text:
      others.length === 0
        ? lines(
            t("polls.reminder.one", {
              n: first.number,
              question: first.question,
            }),
            t("polls.reminder.until", { until: untilOf(first) }),
            t("polls.reminder.once"),
          )
        : lines(
            t("polls.reminder.title", { count: polls.length }),
            ...polls.slice(0, mostInList).map((poll) =>
              t("polls.reminder.line", {
                n: poll.number,
                question: cutText(poll.question, longestInList),
                until: untilOf(poll),
              }),
            ),
            more > 0 && t("polls.vote.more", { count: more }),
            t("polls.reminder.once"),
          ),
    buttons: [
      polls.slice(0, mostButtons).map(({ number: n }) => ({
        label:
          others.length === 0
            ? plain("polls.reminder.vote")
            : plain("polls.reminder.vote-one", { n }),
        url: deepLink(turn, ballotLetter, n),
      })),
    ],
  };
}

/** From then on there is nothing to be reminded of. */
export const lastClosing = (polls: readonly Poll[]): number =>
  Math.max(...polls.map(({ closesAt }) => closesAt));
