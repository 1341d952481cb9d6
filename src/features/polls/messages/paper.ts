import { drawable } from "#platform/drawing";
import type { Words } from "#platform/i18n";
import type { Paper } from "../rules/lay-out-ballot.ts";
import { ballotOf } from "../rules/read-election.ts";
import type { Poll } from "../types.ts";
import { nameOption } from "./options.ts";

/** What stands on each printed ballot of a poll. */
export function composePaper(
  words: Words,
  shown: {
    readonly poll: Poll;
    readonly community: string;
    /** Whom the ballots are handed to. */
    readonly conveners: readonly string[];
  },
): Paper {
  const { plain, format } = words;
  const { poll, conveners } = shown;
  const until = format.dateTimeWithWeekday(poll.closesAt);
  const names = conveners.join(plain("chat.name-separator"));
  return {
    community: shown.community,
    heading: plain("polls.paper.heading", { n: poll.number }),
    question: poll.question,
    fill: sayFill(words, poll),
    options: poll.options.map(
      (_, option) =>
        drawable(nameOption(words, poll, option)) ||
        plain("polls.chart.unnamed", { n: option + 1 }),
    ),
    box: boxOf(poll),
    scan: plain("polls.paper.scan"),
    closes: plain("polls.paper.closes", { until }),
    handIn: names
      ? plain("polls.paper.hand-in", { names })
      : plain("polls.paper.hand-in-anyone"),
    unit: sayWhose(words, poll),
  };
}

function boxOf({ rules }: Poll): Paper["box"] {
  switch (ballotOf[rules.method]) {
    case "choices":
      return "cross";
    case "ranking":
      return "number";
    case "scores":
      return "points";
  }
}

function sayFill({ plain }: Words, { rules, options }: Poll): string {
  switch (rules.method) {
    case "irv":
    case "schulze":
    case "stv":
      return plain("polls.paper.fill.ranking");
    case "dots":
      return plain("polls.paper.fill.dots", { points: rules.points ?? 0 });
    case "approval":
    case "countmein":
    case "score":
      return plain(`polls.paper.fill.${rules.method}`);
    case "consent":
      return options.includes("block")
        ? plain("polls.paper.fill.block")
        : plain("polls.paper.fill.one");
    case "single":
    case "dual-majority":
      return plain("polls.paper.fill.one");
  }
}

/** A secret ballot tells by nothing whose it is. */
function sayWhose({ plain }: Words, { rules }: Poll): string | null {
  if (rules.secrecy === "secret") return null;
  return rules.electorate === "household" || rules.electorate === "owner"
    ? plain("polls.paper.unit")
    : plain("polls.paper.name");
}
