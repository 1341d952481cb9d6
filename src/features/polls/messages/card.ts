import { joinHtml, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { showArea } from "#features/communities";
import type { Result, Standing } from "../rules/judge-result.ts";
import type { Poll, Turnout } from "../types.ts";
import { voteButtons } from "./buttons.ts";
import { checkLines } from "./checks.ts";
import { nameOption } from "./options.ts";
import { sayHow, sayRules } from "./rules-line.ts";

export interface PollView {
  readonly poll: Poll;
  readonly standing: Standing;
  readonly turnout: Turnout;
  /** How many are on the roster: whom turnout is shown against where everyone may vote. */
  readonly joined: number;
}

export function composePollCard(
  turn: Turn,
  words: Words,
  view: PollView,
): Content {
  const { poll } = view;
  const { number, question, topic, closedAt } = poll;
  return {
    text: lines(
      words.t("polls.card.title", { n: number, question, topic }),
      ...cardLines(words, view),
    ),
    ...(closedAt === null && { buttons: voteButtons(turn, words, poll) }),
  };
}

/** The card below its title. */
export function cardLines(
  words: Words,
  view: PollView,
): (Html | false | null)[] {
  const { t } = words;
  const { poll, standing } = view;
  const { closedAt, rules } = poll;
  const isShown = isShownToAll(poll);
  // When results show is over with the poll.
  const told = closedAt === null ? rules : { ...rules, shows: "live" as const };
  const rulesLine = sayRules(words, { ...poll, rules: told });
  const isJudged = isShown && rules.preset !== "advice";
  // Where all it takes is enough people, the line that counts them says it.
  const wouldPass =
    isJudged && closedAt === null && rules.method !== "countmein"
      ? standing.wouldPass
      : null;
  return [
    stateLine(words, poll),
    rulesLine !== null && t("polls.card.rules", { rules: rulesLine }),
    poll.addendum !== null && t("polls.card.addendum", { text: poll.addendum }),
    ...poll.options.map((_, option) =>
      isShown
        ? countLine(words, poll, standing, option)
        : t("polls.card.option-hidden", {
            option: nameOption(words, poll, option),
          }),
    ),
    turnoutLine(words, view),
    ...(isJudged ? thresholdLines(words, standing) : []),
    wouldPass !== null &&
      t(wouldPass ? "polls.check.would-pass" : "polls.check.would-fail"),
  ];
}

/** How far each threshold is met; before the first vote a share of the votes is none. */
export function thresholdLines(
  words: Words,
  { checks, stopped, votes }: Standing | Result,
): Html[] {
  const asked = checks.filter(
    (check) => votes > 0 || check.whole > 0 || check.asked.of === "count",
  );
  return checkLines(words, { checks: asked, stopped });
}

/** Whether everybody may see the counts now. */
export const isShownToAll = ({ rules, closedAt, isCancelled }: Poll): boolean =>
  !isCancelled &&
  (closedAt !== null || (rules.shows === "live" && rules.secrecy !== "secret"));

export function stateLine(words: Words, poll: Poll): Html {
  const { t, format } = words;
  if (poll.closedAt === null) {
    const until = format.dateTimeWithWeekday(poll.closesAt);
    return t("polls.card.until", { how: sayHow(words, poll), until });
  }
  const at = format.dateTimeWithWeekday(endOf(poll));
  return t(poll.isCancelled ? "polls.card.cancelled" : "polls.card.closed", {
    at,
  });
}

/** Votes end at the deadline even when the poll is closed late. */
export const endOf = (poll: Pick<Poll, "closesAt" | "closedAt">): number =>
  Math.min(poll.closesAt, poll.closedAt ?? poll.closesAt);

/** Transferred votes and means have more decimals than anybody reads. */
const toHundredths = (count: number): number => Math.round(count * 100) / 100;

/** The option, its count first, and the floor area where that matters. */
export function countLine(
  words: Words,
  poll: Pick<Poll, "options" | "rules">,
  { counts, areas }: Pick<Standing, "counts" | "areas">,
  option: number,
): Html {
  const { t } = words;
  const line = t("polls.card.option", {
    option: nameOption(words, poll, option),
    votes: toHundredths(counts[option] ?? 0),
  });
  return areas
    ? t("polls.card.area", { line, area: showArea(areas[option] ?? 0) })
    : line;
}

export function turnoutLine(
  words: Words,
  { poll, turnout, joined }: Pick<PollView, "poll" | "turnout" | "joined">,
): Html {
  const { t } = words;
  const { voters: count, paper, proxy } = turnout;
  const { electors, rules, closedAt } = poll;
  // Who votes secretly joins when the poll is closed.
  const isCounted = rules.secrecy !== "secret" || closedAt !== null;
  const line =
    electors !== null
      ? t("polls.card.turnout-frozen", { count, electors })
      : joined > 0 && isCounted
        ? t("polls.card.turnout", { count, joined })
        : t("polls.card.voters", { count });
  const rest = [
    paper > 0 && t("polls.card.paper", { count: paper }),
    proxy > 0 && t("polls.card.proxy", { count: proxy }),
  ].filter((part) => part !== false);
  return joinHtml([line, ...rest], words.plain("polls.card.separator"));
}
