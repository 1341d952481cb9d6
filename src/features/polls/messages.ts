import { callback } from "#platform/chat";
import { cutText, html, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { judgePoll, roundLength, type Outcome } from "./rules/judge-poll.ts";
import {
  longestOption,
  longestQuestion,
  mostOptions,
} from "./rules/read-poll.ts";
import type { Opened } from "./open-poll.ts";
import type { Poll, Tally } from "./types.ts";

/** `option` is the option's index. */
export const vote = callback("polls.vote", ["poll", "option"]);

const longestLabel = 30;
const longestInList = 40;
const mostInList = 8;

interface Standing {
  readonly poll: Poll;
  readonly tally: Tally;
  /** How many are on the roster. */
  readonly joined: number;
}

export function composePollCard(
  turn: Turn,
  words: Words,
  { poll, tally, joined }: Standing,
): Content {
  const { t, format } = words;
  const { number, question, topic, closedAt, closesAt } = poll;
  return {
    text: lines(
      t("polls.card.title", { n: number, question, topic }),
      closedAt === null
        ? t("polls.card.open", { until: format.dateTimeWithWeekday(closesAt) })
        : t("polls.card.closed", {
            at: format.dateTimeWithWeekday(endOf(poll)),
          }),
      ...poll.options.map((option, i) =>
        t("polls.card.option", { option, votes: tally.counts[i] ?? 0 }),
      ),
      turnoutLine(words, tally, joined),
    ),
    ...(closedAt === null && { buttons: optionButtons(turn, poll) }),
  };
}

/** Votes end at the deadline even when the poll is closed late. */
export const endOf = (poll: Pick<Poll, "closesAt" | "closedAt">): number =>
  Math.min(poll.closesAt, poll.closedAt ?? poll.closesAt);

const turnoutLine = ({ t }: Words, { voters }: Tally, joined: number): Html =>
  joined > 0
    ? t("polls.card.turnout", { count: voters, joined })
    : t("polls.card.voters", { count: voters });

function optionButtons(turn: Turn, poll: Poll): Button[][] {
  const buttons = poll.options.map((text, option) => ({
    label: cutText(text, longestLabel),
    data: vote.data(turn.community.id, { poll: poll.number, option }),
  }));
  const widest = Math.max(...buttons.map(({ label }) => widthOf(label)));
  const perRow = widest <= 12 ? 3 : widest <= 20 ? 2 : 1;
  return buttons.flatMap((_, i) =>
    i % perRow === 0 ? [buttons.slice(i, i + perRow)] : [],
  );
}

/** In Latin letters; a Chinese character and an emoji are two wide. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (width, point) => width + ((point.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1),
    0,
  );

/** The most votes first, so that the winner's count follows its name at once. */
export function composeResult(
  words: Words,
  shown: Standing & {
    isEarly: boolean;
    reason: string | null;
    isTopicClosed: boolean;
  },
): Content {
  const { t } = words;
  const { poll, tally, joined, isEarly, reason } = shown;
  const outcome = judgePoll(tally.counts);
  const ranked = poll.options
    .map((option, i) => ({ option, votes: tally.counts[i] ?? 0 }))
    .sort((a, b) => b.votes - a.votes);
  return {
    text: lines(
      outcomeLine(words, poll, outcome),
      ...ranked.map((line) => t("polls.card.option", line)),
      turnoutLine(words, tally, joined),
      isEarly && t("polls.result.early"),
      reason !== null && t("polls.result.reason", { reason }),
      shown.isTopicClosed
        ? t("polls.next.topic-closed", { n: poll.topic })
        : t(`polls.next.${outcome.kind}`),
    ),
  };
}

function outcomeLine(
  { t, plain }: Words,
  { number: n, question, options }: Poll,
  outcome: Outcome,
): Html {
  const nameOf = (i: number) => options[i] ?? "";
  switch (outcome.kind) {
    case "winner":
      return t("polls.result.winner", { n, option: nameOf(outcome.option) });
    case "tie": {
      const separator = plain("chat.name-separator");
      const tied = outcome.options.map(nameOf).join(separator);
      return t("polls.result.tie", { n, options: tied });
    }
    case "no-votes":
      return t("polls.result.no-votes", { n, question });
  }
}

export function composeReopened(
  { t, plain, format }: Words,
  poll: Poll,
  reason: string,
): Content {
  const { unit, count } = roundLength(poll.lengthMs);
  return {
    text: lines(
      t("polls.reopened.title", { n: poll.number, question: poll.question }),
      t("polls.reopened.kept", {
        length: plain(`polls.length.${unit}`, { count }),
        until: format.dateTimeWithWeekday(poll.closesAt),
      }),
      t("polls.result.reason", { reason }),
    ),
  };
}

/** What waits for a person's vote; in private chat the first can be voted in at once. */
export function composePollsToVote(
  turn: Turn,
  { t, format }: Words,
  shown: { polls: readonly Poll[]; isPrivate: boolean },
): Content {
  const { polls, isPrivate } = shown;
  const [first] = polls;
  if (!first) return { text: t("polls.vote.none") };
  const buttons = optionButtons(turn, first);
  const isCut = first.options.some(
    (option) => cutText(option, longestLabel) !== option,
  );
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
      ...(isPrivate && isCut
        ? first.options.map((option) => html`· ${option}`)
        : []),
    ),
    ...(isPrivate && { buttons }),
  };
}

export function composeRefusal(
  { t, format }: Words,
  refusal: Extract<Opened, { ok: false }>,
): Html {
  const withExample = (text: Html) =>
    lines(text, t("polls.refused.example", { n: 12 }));
  switch (refusal.reason) {
    case "no-topic":
    case "topic-closed":
      return t(`polls.refused.${refusal.reason}`, { n: refusal.topic });
    case "topic-merged": {
      const { topic: n, into } = refusal;
      return t("polls.refused.topic-merged", { n, into });
    }
    case "malformed":
    case "few-options":
      return withExample(t(`polls.refused.${refusal.reason}`));
    case "many-options":
      return t("polls.refused.many-options", { limit: mostOptions });
    case "question-too-long":
      return t("polls.refused.question-too-long", { limit: longestQuestion });
    case "option-too-long":
      return t("polls.refused.option-too-long", {
        limit: longestOption,
        option: cutText(refusal.option, longestInList),
      });
    case "equal-options":
      return t("polls.refused.equal-options", { option: refusal.option });
    case "unknown-word":
    case "word-for-later":
      return withExample(
        t(`polls.refused.${refusal.reason}`, {
          word: cutText(refusal.word, longestLabel),
        }),
      );
    case "past":
      return withExample(
        t("polls.refused.past", {
          until: format.dateTimeWithWeekday(refusal.understood),
        }),
      );
  }
}
