import {
  mayRewrite,
  onPress,
  type ButtonHandler,
  type ChatTurn,
  type DeepLink,
  type DialogueKind,
  type ReplyKind,
  type Toast,
} from "#platform/chat";
import { cutText } from "#platform/i18n";
import { castDraft, drawCast } from "../cast-private.ts";
import { findVotable, hasVotedIn, type VoteRefusal } from "../cast-vote.ts";
import { ballotOf, cast, clear, mark } from "../messages/ballot.ts";
import { ballotLetter } from "../messages/buttons.ts";
import { change, signOf } from "../messages/filled-ballot.ts";
import { describeBallot, nameOption } from "../messages/options.ts";
import { sayVoteRefusal } from "../messages/press.ts";
import {
  draftOf,
  emptyDraft,
  tapOption,
  unpackDraft,
} from "../rules/fill-ballot.ts";
import { ballotOf as kindOf } from "../rules/read-election.ts";
import {
  awaitBallot,
  ballotDialogue,
  drawBallot,
  showBallot,
} from "../show-ballot.ts";
import { findLastBallot } from "../store/open-ballots.ts";
import { takeWords } from "../take-words.ts";
import type { Poll } from "../types.ts";

const alert = true;

/** The rest of a toast says that it can be changed. */
const longestInToast = 120;

const staleToast = ({ personal }: ChatTurn): Toast => ({
  text: personal.plain("chat.stale-button"),
  alert,
});

const refusalToast = (turn: ChatTurn, refusal: VoteRefusal): Toast => ({
  text: sayVoteRefusal(turn.personal, refusal),
  alert,
});

type Fillable =
  | { ok: true; poll: Poll; electors: readonly number[] }
  | { ok: false; toast: Toast };

/**
 * The poll whose ballot the pressed message is. What is in a secret poll stays:
 * the message that tells its receipt must not become an empty ballot.
 */
async function findFillable(turn: ChatTurn, number: number): Promise<Fillable> {
  if (!(await mayRewrite(turn, ballotOf(number)))) {
    return { ok: false, toast: staleToast(turn) };
  }
  const votable = await findVotable(turn, number);
  if (!votable.ok) return { ok: false, toast: refusalToast(turn, votable) };
  const { poll, electors } = votable;
  if (
    poll.rules.secrecy === "secret" &&
    (await hasVotedIn(turn, poll, electors))
  ) {
    const refusal = { ok: false, reason: "voted-secretly", poll } as const;
    return { ok: false, toast: refusalToast(turn, refusal) };
  }
  return votable;
}

const onMark = onPress(mark, "resident", async (turn, args) => {
  const fillable = await findFillable(turn, args.poll);
  if (!fillable.ok) return fillable.toast;
  const { poll } = fillable;
  const marks = unpackDraft(poll, [args.first, args.second]);
  if (!marks) return staleToast(turn);
  const tapped = tapOption(poll, marks, args.option);
  if (!tapped.ok) {
    const { plain } = turn.personal;
    return tapped.reason === "no-option"
      ? { text: plain("polls.press.no-option"), alert }
      : { text: plain("polls.ballot.press.no-dots-left"), alert };
  }
  return {
    text: sayTap(turn, poll, { ...args, mark: tapped.marks[args.option] ?? 0 }),
    becomes: await drawBallot(turn, poll, { marks: tapped.marks }),
  };
});

function sayTap(
  { personal }: ChatTurn,
  poll: Poll,
  tapped: { option: number; mark: number },
): string {
  const { plain } = personal;
  const option = nameOption(personal, poll, tapped.option);
  const kind = kindOf[poll.rules.method];
  if (kind === "scores") {
    const points = tapped.mark;
    return plain("polls.ballot.press.points", { option, points });
  }
  if (tapped.mark === 0)
    return plain("polls.ballot.press.taken-out", { option });
  const place = signOf(tapped.mark);
  return kind === "ranking"
    ? plain("polls.ballot.press.placed", { place, option })
    : plain("polls.ballot.press.chosen", { option });
}

const onClear = onPress(clear, "resident", async (turn, args) => {
  const fillable = await findFillable(turn, args.poll);
  if (!fillable.ok) return fillable.toast;
  const { poll } = fillable;
  return {
    text: turn.personal.plain("polls.ballot.press.cleared"),
    becomes: await drawBallot(turn, poll, { marks: emptyDraft(poll) }),
  };
});

const onCast = onPress(cast, "resident", async (turn, args) => {
  const fillable = await findFillable(turn, args.poll);
  if (!fillable.ok) return fillable.toast;
  const { plain } = turn.personal;
  const marks = unpackDraft(fillable.poll, [args.first, args.second]);
  if (!marks) return staleToast(turn);
  const voted = await castDraft(turn, fillable.poll, marks);
  if (!voted.ok) {
    return voted.reason === "invalid" && voted.fault.reason === "empty"
      ? { text: plain("polls.ballot.press.empty"), alert }
      : refusalToast(turn, voted);
  }
  const { receipt } = voted;
  const becomes = await drawCast(turn, voted);
  return receipt === null
    ? {
        text: plain("polls.ballot.press.cast", {
          ballot: cutText(
            describeBallot(turn.personal, voted.poll, voted.content),
            longestInToast,
          ),
        }),
        becomes,
      }
    : {
        text: plain("polls.ballot.press.cast-secretly", { receipt }),
        alert,
        becomes,
      };
});

const onChange = onPress(change, "resident", async (turn, { poll: number }) => {
  const fillable = await findFillable(turn, number);
  if (!fillable.ok) return fillable.toast;
  const { poll, electors } = fillable;
  await awaitBallot(turn, number);
  return {
    text: turn.personal.plain("polls.ballot.press.change"),
    becomes: await drawBallot(turn, poll, {
      marks: (await findMarks(turn, poll, electors)) ?? emptyDraft(poll),
    }),
  };
});

/** What they voted, as a draft to change; null: there is none, or none that fits. */
async function findMarks(
  { tx, community }: ChatTurn,
  poll: Poll,
  [first]: readonly number[],
): Promise<number[] | null> {
  if (poll.rules.secrecy === "secret" || first === undefined) return null;
  const last = await findLastBallot(tx, community.id, poll.number, first);
  return last && !last.isReplaced ? draftOf(poll, last.content) : null;
}

export const ballotButtons: readonly ButtonHandler[] = [
  onMark,
  onClear,
  onCast,
  onChange,
];

export const ballotLinks: readonly DeepLink[] = [
  { letter: ballotLetter, run: (turn, number) => showBallot(turn, number) },
];

const textOf = ({ message }: ChatTurn): string => message?.text ?? "";

export const ballotReplies: readonly ReplyKind[] = [
  {
    kind: ballotOf(0).kind,
    run: (turn, number) => takeWords(turn, number, textOf(turn)),
  },
];

export const ballotDialogues: readonly DialogueKind[] = [
  {
    kind: ballotDialogue,
    run: (turn, state) => takeWords(turn, Number(state["poll"]), textOf(turn)),
  },
];
