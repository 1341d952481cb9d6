import { callback, deepLink } from "#platform/chat";
import {
  cutText,
  html,
  joinHtml,
  lengthOf,
  type Html,
  type Words,
} from "#platform/i18n";
import type { Button, Content, Item } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { freeDots, ballotOfDraft, packDraft } from "../rules/fill-ballot.ts";
import { ballotOf as kindOf } from "../rules/read-election.ts";
import { isTapped } from "../rules/tap-card.ts";
import type { BallotContent, Poll } from "../types.ts";
import { ballotLetter, longestLabel, optionButtons } from "./buttons.ts";
import { countLine, stateLine, turnoutLine, type PollView } from "./card.ts";
import { listBallot, signOf } from "./filled-ballot.ts";
import { describeBallot, nameOption } from "./options.ts";
import { sayRules } from "./rules-line.ts";

const draft = ["poll", "first", "second"] as const;

/** What the ballot holds travels as `packDraft` writes it. */
export const mark = callback("polls.mark", [...draft, "option"]);
export const clear = callback("polls.clear", ["poll"]);
export const cast = callback("polls.cast", draft);

/** What a ballot's message in private chat is about: the card's is the poll. */
export const ballotOf = (poll: number): Item => ({
  kind: "poll-ballot",
  number: poll,
});

export interface Ballot extends PollView {
  /** Why the person cannot vote; null: they can. */
  readonly refusal: string | null;
  /** Whether they may see the counts now. */
  readonly isShown: boolean;
  /** Their vote as it counts now; never of a secret poll. */
  readonly own: { content: BallotContent; reason: string | null } | null;
  readonly hasVotedSecretly: boolean;
  /** The units whose votes they give. */
  readonly units: string | null;
  /** Who voted what, where the poll is open by name. */
  readonly named: readonly Html[];
  /** Of the ballot that they fill in. */
  readonly marks: readonly number[];
}

/** A poll as one reads and fills it in in private chat. */
export function composeBallot(
  turn: Turn,
  words: Words,
  ballot: Ballot,
  lead: Html | null = null,
): Content {
  const { t } = words;
  const { poll } = ballot;
  const { number: n, question, topic, addendum } = poll;
  const isOpen = ballot.refusal === null && !ballot.hasVotedSecretly;
  const head = [
    ...(lead ? [lead] : []),
    t("polls.card.title", { n, question, topic }),
    stateLine(words, poll),
  ];
  const drafted = isOpen ? draftLines(words, ballot) : [];
  // Who fills it in has read the rest, and looks at what they have chosen.
  if (drafted.length > 0) {
    const long = isCut(words, poll) ? optionLines(words, ballot) : [];
    return {
      text: paragraphs(head, long, drafted),
      buttons: draftButtons(turn, words, ballot),
    };
  }
  const rules = sayRules(words, poll, true);
  return {
    text: paragraphs(
      [
        ...head,
        ...(rules === null ? [] : [t("polls.card.rules", { rules })]),
        ...(addendum === null
          ? []
          : [t("polls.card.addendum", { text: addendum })]),
      ],
      [
        ...optionLines(words, ballot),
        ...(ballot.isShown ? [turnoutLine(words, ballot)] : []),
      ],
      ballot.named,
      poll.rules.secrecy === "secret" ? [t("polls.ballot.secret")] : [],
      ownLines(words, ballot),
      isOpen ? [sayWay(words, poll)] : [],
    ),
    ...(isOpen && {
      buttons: isTapped(poll.rules)
        ? optionButtons(turn, words, poll)
        : draftButtons(turn, words, ballot),
    }),
  };
}

const paragraphs = (...parts: readonly (readonly Html[])[]): Html =>
  joinHtml(
    parts.filter((part) => part.length > 0).map((part) => joinHtml(part, "\n")),
    "\n\n",
  );

/** Whether the buttons do not say the options in full. */
const isCut = (words: Words, poll: Poll): boolean =>
  poll.options.some(
    (_, option) => lengthOf(nameOption(words, poll, option)) > longestLabel,
  );

/** What the reader's own vote is, or why they have none. */
function ownLines(words: Words, ballot: Ballot): Html[] {
  const { t } = words;
  const { poll, units, own, refusal } = ballot;
  if (refusal !== null) return [html`${refusal}`];
  if (ballot.hasVotedSecretly) return [t("polls.ballot.voted-secretly")];
  const vote = own && describeBallot(words, poll, own.content);
  return [
    ...(units === null ? [] : [t("polls.ballot.units", { units })]),
    ...(vote === null ? [] : [t("polls.ballot.own", { ballot: vote })]),
    ...(own && own.reason !== null
      ? [t("polls.ballot.reason", { reason: own.reason })]
      : []),
  ];
}

/** Numbered, because one may answer with the numbers. */
const optionLines = (words: Words, { poll, standing, isShown }: Ballot) =>
  poll.options.map((_, option) =>
    words.t("polls.ballot.place", {
      place: option + 1,
      line: isShown
        ? countLine(words, poll, standing, option)
        : nameOption(words, poll, option),
    }),
  );

function sayWay({ t }: Words, { rules }: Poll): Html {
  const { method } = rules;
  if (method === "approval" && isTapped(rules)) {
    return t("polls.ballot.way.approval-tapped");
  }
  return kindOf[method] === "ranking"
    ? t("polls.ballot.way.ranking")
    : t(`polls.ballot.way.${method as Exclude<typeof method, Ranked>}`);
}

type Ranked = "irv" | "schulze" | "stv";

function draftLines(words: Words, { poll, marks }: Ballot): Html[] {
  const { t } = words;
  const { method } = poll.rules;
  const filled = ballotOfDraft(poll, marks);
  if (isTapped(poll.rules) || !filled.ok) return [];
  const title =
    method === "dots"
      ? t("polls.ballot.draft.dots", { count: freeDots(poll, marks) })
      : method === "score" || method === "approval"
        ? t(`polls.ballot.draft.${method}`)
        : t("polls.ballot.draft.ranking");
  return [
    title,
    ...listBallot(words, poll, filled.content),
    t("polls.ballot.draft.waits"),
  ];
}

/** One below the other, so that none moves from under a finger as they fill. */
function draftButtons(
  { community }: Turn,
  words: Words,
  { poll, marks }: Ballot,
): Button[][] {
  const [first, second] = packDraft(poll, marks);
  const held = { poll: poll.number, first, second };
  const options = poll.options.map((_, option) => [
    {
      label: labelOf(words, poll, { option, mark: marks[option] ?? 0 }),
      data: mark.data(community.id, { ...held, option }),
    },
  ]);
  if (marks.every((one) => one === 0)) return options;
  return [
    ...options,
    [
      {
        label: words.plain("polls.ballot.button.again"),
        data: clear.data(community.id, { poll: poll.number }),
      },
      {
        label: words.plain("polls.ballot.button.cast"),
        data: cast.data(community.id, held),
      },
    ],
  ];
}

function labelOf(
  words: Words,
  poll: Poll,
  { option, mark: given }: { option: number; mark: number },
): string {
  const { plain } = words;
  const name = cutText(nameOption(words, poll, option), longestLabel);
  if (given === 0) return name;
  const kind = kindOf[poll.rules.method];
  if (kind === "ranking") {
    const place = signOf(given);
    return plain("polls.ballot.draft.placed", { place, option: name });
  }
  return kind === "scores"
    ? plain("polls.ballot.draft.points", { option: name, points: given })
    : plain("polls.ballot.draft.chosen", { option: name });
}

/** In the group: where one votes instead; what was written there is not said again. */
export const composeWayToBallot = (
  turn: Turn,
  { t, plain }: Words,
  { number: n, isSeen }: { number: number; isSeen: boolean },
): Content => ({
  text: t(isSeen ? "polls.ballot.seen" : "polls.ballot.in-group", { n }),
  buttons: [
    [
      {
        label: plain("polls.ballot.button.open"),
        url: deepLink(turn, ballotLetter, n),
      },
    ],
  ],
});
