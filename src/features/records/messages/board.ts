import { callback, deepLink } from "#platform/chat";
import { html, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { OverdueFollowup } from "#features/followups";
import type { Poll } from "#features/polls";
import type { Session } from "#features/sessions";
import {
  allTopicsLetter,
  raiseLink,
  titleOf,
  type OpenStage,
} from "#features/topics";
import { short } from "./section.ts";

export const moveBoardHere = callback("records.board", []);

export interface Board {
  readonly polls: readonly Poll[];
  /** The next one. */
  readonly session: Session | undefined;
  readonly overdue: readonly OverdueFollowup[];
  readonly stages: readonly OpenStage[];
}

/** Of one sort of item; what is more is a number. */
export const mostOfSort = 3;
/** Longer, it would be scrolled past. */
const mostLines = 25;

/** What goes on in the community, to be read at a glance. */
export function composeBoard(turn: Turn, words: Words, board: Board): Html {
  // The fuller the board, the less of each sort.
  for (let most = mostOfSort; most > 1; most--) {
    const shown = composeLines(turn, words, board, most);
    if (shown.length <= mostLines) return lines(...shown);
  }
  return lines(...composeLines(turn, words, board, 1));
}

function composeLines(
  { community }: Turn,
  words: Words,
  board: Board,
  most: number,
): Html[] {
  const { t } = words;
  const { polls, session, overdue, stages } = board;
  return [
    t("records.board.title", { title: short(community.title) }),
    ...cut(
      words,
      polls.map((poll) => composePoll(words, poll)),
      most,
    ),
    ...(session ? [composeSession(words, session)] : []),
    ...cut(
      words,
      overdue.map((one) => composeOverdue(words, one)),
      most,
    ),
    ...stages.flatMap((stage) => composeStage(words, stage, most)),
    ...(stages.length === 0 ? [t("records.board.quiet")] : []),
  ];
}

const cut = (words: Words, all: readonly Html[], most: number): Html[] => [
  ...all.slice(0, most),
  ...composeRest(words, all.length - most),
];

const composeRest = ({ t }: Words, rest: number): Html[] =>
  rest > 0 ? [t("records.more", { count: rest })] : [];

const composePoll = ({ t, format }: Words, poll: Poll): Html =>
  t("records.board.poll", {
    n: poll.number,
    question: short(poll.question),
    time: format.dateTimeWithWeekday(poll.closesAt),
  });

const composeSession = ({ t, format }: Words, session: Session): Html =>
  t("records.board.session", {
    n: session.number,
    time: format.dateTimeWithWeekday(session.startsAt),
    place: short(session.place ?? ""),
  });

const composeOverdue = ({ t }: Words, overdue: OverdueFollowup): Html =>
  t("records.board.overdue", {
    n: overdue.followup.number,
    text: short(overdue.followup.text),
    count: overdue.daysOver,
  });

const composeStage = (
  words: Words,
  { stage, count, topics }: OpenStage,
  most: number,
): Html[] => [
  words.t(`records.board.stages.${stage}`),
  ...topics
    .slice(0, most)
    .map((topic) => html`#${topic.number} ${titleOf(topic)}`),
  ...composeRest(words, count - Math.min(most, topics.length)),
];

/** What costs the group nothing: both open in private chat. */
export const composeWays = (turn: Turn, { plain }: Words): Button[] => [
  { label: plain("records.board.raise"), url: raiseLink(turn) },
  {
    label: plain("records.digest.all-topics"),
    url: deepLink(turn, allTopicsLetter, 0),
  },
];

/** Where the board is; `url` leads there from private chat. */
export function composeWhereabouts(
  turn: Turn,
  words: Words,
  found: { readonly url: string | null; readonly isInGroup: boolean },
): Content {
  const { t, plain } = words;
  const open: Button[] =
    found.url === null
      ? []
      : [{ label: plain("records.board.open"), url: found.url }];
  const move: Button = {
    label: plain("records.board.move"),
    data: moveBoardHere.data(turn.community.id, {}),
  };
  return {
    text: found.isInGroup
      ? t("records.board.is-here")
      : t("records.board.is-there", { title: turn.community.title }),
    buttons: [[...(found.isInGroup ? [] : open), move]],
  };
}
