import { drawable } from "#platform/drawing";
import { plainText, type Words } from "#platform/i18n";
import { showArea } from "#features/communities";
import type { Check } from "../rules/check-threshold.ts";
import { chooses } from "../rules/judge-count.ts";
import type { Result } from "../rules/judge-result.ts";
import type { Bar, Chart } from "../rules/lay-out-chart.ts";
import { ballotOf } from "../rules/read-election.ts";
import type { Poll, Turnout } from "../types.ts";
import { endOf, turnoutLine } from "./card.ts";
import { checkLines } from "./checks.ts";
import { nameOption } from "./options.ts";
import { byCount } from "./result.ts";

/** What the picture of a result says; null: nobody voted, there is nothing to see. */
export function composeChart(
  words: Words,
  shown: {
    readonly poll: Poll;
    readonly result: Result;
    readonly turnout: Turnout;
    readonly joined: number;
  },
): Chart | null {
  const { plain, format } = words;
  const { poll, result } = shown;
  if (result.kind === "no-votes" || result.votes === 0) return null;
  const { number: n, question } = poll;
  const { stopped } = result;
  const checks = result.kind === "advice" ? [] : result.checks;
  const mark = checks.find((check) => isOnScale(poll, check));
  const say = (check: Check) =>
    checkLines(words, { checks: [check], stopped: null }).map(plainText);
  const others = checks.filter((check) => check !== mark).flatMap(say);
  return {
    title: plain("polls.chart.title", { n, question }),
    subtitle: plain("polls.chart.subtitle", {
      verdict: plain(`polls.chart.verdict.${result.kind}`),
      at: format.dateTimeWithWeekday(endOf(poll)),
    }),
    bars: byCount(poll, result).map((option) =>
      composeBar(words, { poll, result, option }),
    ),
    ...(mark && {
      mark: {
        at: mark.needed,
        label: say(mark).join(""),
        bars: chooses(poll.rules.method) ? "all" : "first",
      },
    }),
    footer: [
      plainText(turnoutLine(words, shown)),
      ...others,
      ...checkLines(words, { checks: [], stopped }).map(plainText),
    ],
  };
}

/** Whether it is asked of the very numbers that the bars show. */
const isOnScale = ({ rules }: Poll, check: Check): boolean =>
  check.what !== "quorum" &&
  check.in !== "area" &&
  rules.method !== "schulze" &&
  rules.method !== "stv";

function composeBar(
  words: Words,
  shown: { poll: Poll; result: Result; option: number },
): Bar {
  const { poll, result, option } = shown;
  const value = result.counts[option] ?? 0;
  const note = composeNote(words, shown);
  return {
    label:
      drawable(nameOption(words, poll, option)) ||
      words.plain("polls.chart.unnamed", { n: option + 1 }),
    value,
    figure: String(round(value, 2)),
    ...(note !== null && { note }),
    isWinner: hasWon(result, option),
  };
}

/** A proposal's first answer is the one for it. */
const hasWon = ({ kind, options }: Result, option: number): boolean =>
  kind === "passed"
    ? option === 0
    : (kind === "winner" || kind === "winners") && options.includes(option);

/** The floor area, or of how many who voted it is the choice. */
function composeNote(
  { plain }: Words,
  { poll, result, option }: { poll: Poll; result: Result; option: number },
): string | null {
  const { areas, counts, votes } = result;
  if (areas) {
    return plain("polls.chart.area", { area: showArea(areas[option] ?? 0) });
  }
  const { method } = poll.rules;
  if (ballotOf[method] !== "choices" || method === "countmein") return null;
  const percent = round((100 * (counts[option] ?? 0)) / votes, 1);
  return plain("polls.chart.share", { percent });
}

const round = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals;
