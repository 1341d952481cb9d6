import {
  answer,
  ask,
  deepLink,
  endDialogue,
  mayRewrite,
  onPress,
  readItemNumber,
  refuse,
  residents,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type DialogueKind,
  type Toast,
} from "#platform/chat";
import { cleanText, cutText, hasInk, html } from "#platform/i18n";
import { findReach } from "#platform/outbox";
import { drawCast, gatherTold } from "../cast-private.ts";
import {
  castVote,
  findVotable,
  type VoteRefusal,
  type Voted,
} from "../cast-vote.ts";
import { listPollsToVote } from "../list-polls-to-vote.ts";
import { ballotOf } from "../messages/ballot.ts";
import { ballotLetter, vote } from "../messages/buttons.ts";
import { composeVoted, sayVoteRefusal } from "../messages/press.ts";
import { composePollsToVote } from "../messages/to-vote.ts";
import { hasEnded } from "../rules/judge-poll.ts";
import { isTapped, tapCard } from "../rules/tap-card.ts";
import { awaitBallot, ballotDialogue, drawBallot } from "../show-ballot.ts";
import { takeWords } from "../take-words.ts";
import type { Poll } from "../types.ts";

async function openVote(turn: ChatTurn): Promise<void> {
  if (turn.voice !== "person") {
    return refuse(turn, turn.words.t("chat.nobody-writes"));
  }
  const text = turn.message?.text ?? "";
  const item = readItemNumber(
    text.replace(/^(\s*[#＃]\s*\d+)\s*[:：]/u, "$1 "),
  );
  return item ? takeWords(turn, item.number, item.rest) : listToVote(turn);
}

async function listToVote(turn: ChatTurn): Promise<void> {
  const unvoted = await listPollsToVote(
    turn.tx,
    turn.community.id,
    turn.actor.id,
  );
  const content = composePollsToVote(turn, turn.personal, {
    polls: unvoted.filter((poll) => !hasEnded(poll, turn.now)),
    isPrivate: turn.place !== "group",
  });
  return answer(turn, content);
}

/** So many receipts are told whole in an answer to a press, which is all there is in a group. */
const mostReceipts = 4;

async function hasManyReceipts(
  turn: ChatTurn,
  number: number,
): Promise<boolean> {
  const votable = await findVotable(turn, number);
  return (
    votable.ok &&
    votable.poll.rules.secrecy === "secret" &&
    votable.electors.length > mostReceipts
  );
}

const wrongKind = { ok: false, reason: "wrong-kind" } as const;

export const voteButtons: readonly ButtonHandler[] = [
  onPress(vote, "resident", async (turn, { poll: number, option }) => {
    if (turn.place === "group" && (await hasManyReceipts(turn, number))) {
      const text = turn.personal.plain("polls.press.use-link");
      return { text, url: deepLink(turn, ballotLetter, number) };
    }
    const voted = await castVote(turn, number, (poll, before) =>
      isTapped(poll.rules)
        ? { content: tapCard(poll.rules, before, option) }
        : wrongKind,
    );
    return voted.ok ? tellVoted(turn, voted) : tellRefusal(turn, voted);
  }),
];

/** For the presser alone: on the ballot in private chat their vote stays to be seen. */
async function tellVoted(
  turn: ChatTurn,
  voted: Extract<Voted, { ok: true }>,
): Promise<Toast> {
  const { poll, receipt } = voted;
  const toast = composeVoted(
    turn.personal,
    voted,
    await gatherTold(turn, voted),
  );
  if (!(await mayRewrite(turn, ballotOf(poll.number)))) return toast;
  await endDialogue(turn, ballotDialogue);
  const becomes =
    receipt === null
      ? await drawBallot(turn, poll)
      : await drawCast(turn, voted);
  return { ...toast, becomes };
}

async function tellRefusal(
  turn: ChatTurn,
  refusal: VoteRefusal,
): Promise<Toast> {
  const { plain } = turn.personal;
  const alert = true;
  if (refusal.reason === "invalid") {
    const { poll, fault } = refusal;
    if (fault.reason === "reason-missing") return askForReason(turn, poll);
    if (fault.reason === "unknown-option") {
      return { text: plain("polls.press.no-option"), alert };
    }
  }
  return { text: sayVoteRefusal(turn.personal, refusal), alert };
}

const reasonDialogue = "polls.reason";

/** A block counts once its reason is there; who blocks is asked where nobody sees it. */
async function askForReason(turn: ChatTurn, poll: Poll): Promise<Toast> {
  const { plain } = turn.personal;
  if (poll.rules.secrecy === "secret" && turn.place !== "group") {
    await awaitBallot(turn, poll.number);
    return { text: plain("polls.ballot.press.say-why"), alert: true };
  }
  const reach = await findReach(turn, turn.actor, { kind: "answer" });
  // A question that waits for an answer is kept: in a secret poll it would tell.
  if (poll.rules.secrecy === "secret" || reach !== "private") {
    const text = plain("polls.press.reason-where", { n: poll.number });
    return { text, alert: true };
  }
  await ask(turn, {
    kind: reasonDialogue,
    state: { poll: poll.number },
    compose: ({ t }) => ({
      text: t("polls.reason.ask", { n: poll.number, question: poll.question }),
    }),
  });
  return { text: plain("polls.press.reason-missing"), alert: true };
}

const longestReason = 280;

export const voteDialogues: readonly DialogueKind[] = [
  {
    kind: reasonDialogue,
    async run(turn, state) {
      const { t } = turn.personal;
      const said = cleanText(turn.message?.text ?? "").replace(/^🚧\s*/u, "");
      const reason = cutText(said, longestReason);
      if (!hasInk(reason)) {
        return refuse(turn, t("polls.refusal.reason-missing"));
      }
      await endDialogue(turn, reasonDialogue);
      const voted = await castVote(turn, Number(state["poll"]), (poll) => ({
        content: { choices: [poll.options.indexOf("block")] },
        reason,
      }));
      return voted.ok
        ? answer(turn, { text: t("polls.reason.noted", { reason }) })
        : refuse(turn, html`${sayVoteRefusal(turn.personal, voted)}`);
    },
  },
];

export const voteCommands: readonly Command[] = [
  { name: "vote", who: residents(openVote) },
];
