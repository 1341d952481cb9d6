import { cutText, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { callback, deepLink } from "#platform/chat";
import type { Turn } from "#platform/turn";
import type { Result } from "../rules/judge-result.ts";
import { fixedOptions } from "../rules/read-election.ts";
import type { Poll, PollRules, Turnout } from "../types.ts";
import { ballotLetter, inRows, longestLabel } from "./buttons.ts";
import { countLine, thresholdLines, turnoutLine } from "./card.ts";
import { nameOption, nameOptions } from "./options.ts";

/** A convener's choice among the tied. */
export const settle = callback("polls.settle", ["poll", "option"]);

export interface ShownResult {
  readonly poll: Poll;
  readonly result: Result;
  readonly turnout: Turnout;
  readonly joined: number;
  /** Why some did not agree, without names. */
  readonly reasons: readonly string[];
  /** Of an open poll: who voted for each option. */
  readonly names: readonly { option: number; names: string }[];
  readonly isEarly: boolean;
  readonly reason: string | null;
  readonly isTopicClosed: boolean;
}

const mostReasons = 3;
const longestReason = 80;

/** The most votes first, so that the winner's count follows its name at once. */
export function composeResult(
  turn: Turn,
  words: Words,
  shown: ShownResult,
): Content {
  const { t } = words;
  const { poll, result } = shown;
  const buttons = settleButtons(turn, words, shown);
  const url = deepLink(turn, ballotLetter, poll.number);
  const more = { label: words.plain("polls.result.more"), url };
  return {
    text: lines(
      titleLine(words, poll, result),
      ...byCount(poll, result).map((option) =>
        countLine(words, poll, result, option),
      ),
      turnoutLine(words, shown),
      ...(result.kind === "advice" ? [] : thresholdLines(words, result)),
      ...detailLines(words, shown),
      isPlain(poll.rules)
        ? null
        : t("polls.result.rule", { rule: sayRule(words, poll.rules) }),
      shown.isEarly && t("polls.result.early"),
      shown.reason !== null &&
        t("polls.result.reason", { reason: shown.reason }),
      nextLine(words, shown),
    ),
    ...(isPlain(poll.rules) && buttons.length === 0
      ? {}
      : { buttons: [...buttons, [more]] }),
  };
}

/** The most first where options compete; a proposal's answers stay in their order. */
export function byCount(
  { options, rules }: Poll,
  { kind, counts, order }: Result,
): number[] {
  const all = options.map((_, option) => option);
  const isProposal = fixedOptions[rules.method] !== undefined;
  if (isProposal || kind === "no-votes") return all;
  const ranked = order.flat();
  return ranked.length === all.length
    ? ranked
    : all.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
}

/** One choice each and nothing more: the title and the counts say it all. */
const isPlain = ({ method, quorum, pass, secrecy, tie }: PollRules): boolean =>
  method === "single" &&
  quorum === null &&
  pass === null &&
  secrecy === "confidential" &&
  tie === "convener";

function titleLine(words: Words, poll: Poll, result: Result): Html {
  const { t } = words;
  const { number: n, question } = poll;
  const options = nameOptions(words, poll, result.options);
  switch (result.kind) {
    case "winner":
      return t("polls.result.winner", { n, option: options });
    case "winners":
      return t("polls.result.winners", { n, options });
    case "tie":
      return t("polls.result.tie", { n, options });
    case "passed":
    case "failed":
      return poll.rules.method === "countmein"
        ? t(`polls.result.${result.kind}-need`, { n, question })
        : t(`polls.result.${result.kind}`, { n, question });
    case "no-votes":
    case "advice":
      return t(`polls.result.${result.kind}`, { n, question });
  }
}

function detailLines(words: Words, shown: ShownResult): Html[] {
  const { t } = words;
  const { poll, result } = shown;
  const found: Html[] = [];
  if (result.rounds.length > 1) {
    const out = result.rounds.flatMap((round) => round.eliminated);
    found.push(
      t("polls.result.rounds", {
        count: result.rounds.length,
        options: nameOptions(words, poll, out),
      }),
    );
  }
  for (const tie of result.ties) {
    // What missed its threshold decides nothing, however its tie would go.
    if (tie.by === null || result.kind === "failed") continue;
    const options = nameOptions(words, poll, tie.options);
    found.push(
      tie.by === "lot"
        ? t("polls.result.tie-lot", { options, seed: poll.lotSeed ?? "" })
        : t(`polls.result.tie-${tie.by}`, { options }),
    );
  }
  for (const { votes } of result.notCounted) {
    found.push(t("polls.result.not-counted", { count: votes }));
  }
  for (const { option, names } of shown.names) {
    found.push(
      t("polls.result.named", {
        option: nameOption(words, poll, option),
        names,
      }),
    );
  }
  return [...found, ...reasonLines(words, shown.reasons)];
}

function reasonLines({ t }: Words, reasons: readonly string[]): Html[] {
  if (reasons.length === 0) return [];
  const more = reasons.length - mostReasons;
  return [
    t("polls.result.dissent"),
    ...reasons.slice(0, mostReasons).map((reason) =>
      t("polls.result.dissent-line", {
        reason: cutText(reason, longestReason),
      }),
    ),
    ...(more > 0 ? [t("polls.result.dissent-more", { count: more })] : []),
  ];
}

function sayRule({ plain }: Words, rules: PollRules): string {
  const { method, preset, quorum, pass, countsSilent } = rules;
  if (method === "consent") {
    return plain(`polls.result.method.${preset ?? "consent"}`);
  }
  // Other shares than the law's are the community's own.
  const isOwn = quorum !== null || pass !== null || countsSilent;
  if (method !== "dual-majority" || !isOwn) {
    return plain(`polls.result.method.${method}`);
  }
  return countsSilent
    ? plain("polls.result.method.own-silent")
    : plain("polls.result.method.own");
}

function nextLine({ t }: Words, shown: ShownResult): Html {
  const { poll, result } = shown;
  if (shown.isTopicClosed)
    return t("polls.next.topic-closed", { n: poll.topic });
  // That most votes win is not the rule everywhere; where it is told, it is enough.
  const isByMost = isPlain(poll.rules) && result.ties.length === 0;
  if (result.kind === "winner" && !isByMost) return t("polls.next.passed");
  return result.kind === "tie" && isForConveners(poll.rules)
    ? t("polls.next.tie-convener")
    : t(`polls.next.${result.kind}`);
}

/** One winner can be tapped; several seats are voted on again. */
const isForConveners = ({ tie, seats }: PollRules): boolean =>
  tie === "convener" && seats === 1;

/** Where conveners settle a tie, they tap the option. */
function settleButtons(
  turn: Turn,
  words: Words,
  { poll, result, isTopicClosed }: ShownResult,
): Button[][] {
  if (result.kind !== "tie" || isTopicClosed) return [];
  if (!isForConveners(poll.rules)) return [];
  return inRows(
    result.options.map((option) => ({
      label: words.plain("polls.result.settle-label", {
        option: cutText(nameOption(words, poll, option), longestLabel),
      }),
      data: settle.data(turn.community.id, { poll: poll.number, option }),
    })),
  );
}
