import { awaitWords, type ChatTurn } from "#platform/chat";
import type { Html } from "#platform/i18n";
import { say, type Content } from "#platform/outbox";
import { findVotable, hasVotedIn } from "./cast-vote.ts";
import { gatherResult } from "./close-poll.ts";
import { viewPoll } from "./count-poll.ts";
import { isByHousehold } from "./find-electors.ts";
import { listNamedVotes } from "./list-named-votes.ts";
import { composeAttachment } from "./messages/attachment.ts";
import { ballotOf, composeBallot, type Ballot } from "./messages/ballot.ts";
import { isShownToAll } from "./messages/card.ts";
import { sayVoteRefusal } from "./messages/press.ts";
import { composeDetail } from "./messages/result-detail.ts";
import { nameUnits } from "./name-units.ts";
import { emptyDraft } from "./rules/fill-ballot.ts";
import { findLastBallot } from "./store/open-ballots.ts";
import { findPoll } from "./store/polls.ts";
import type { Poll } from "./types.ts";

export const ballotDialogue = "polls.ballot";

/**
 * Opens a poll in private chat: the ballot, or the whole result once it is
 * closed. The ballot that is said so is stored until it is said, and is empty.
 */
export async function showBallot(
  turn: ChatTurn,
  number: number,
  lead: Html | null = null,
): Promise<void> {
  const { tx, community, personal, place } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll) {
    const text = personal.t("polls.no-such", { n: number });
    await say(turn, { to: place, content: { text }, kind: "answer" });
    return;
  }
  const { attachment } = poll;
  if (attachment) {
    await say(turn, {
      to: place,
      ...composeAttachment(personal, { number, attachment }),
      about: { kind: "poll", number },
      kind: "answer",
    });
  }
  const content =
    poll.closedAt !== null && !poll.isCancelled
      ? await drawDetail(turn, poll)
      : await drawBallot(turn, poll, { lead });
  await say(turn, {
    to: place,
    content,
    about: ballotOf(number),
    kind: "answer",
  });
  // Of a secret poll receipts are looked up after its end too.
  if (poll.closedAt === null || poll.rules.secrecy === "secret") {
    await awaitBallot(turn, number);
  }
}

/** The person's next words are their ballot. What they choose is not in the state. */
export const awaitBallot = (turn: ChatTurn, poll: number): Promise<void> =>
  awaitWords(turn, { kind: ballotDialogue, state: { poll } });

async function drawDetail(turn: ChatTurn, poll: Poll): Promise<Content> {
  const { personal } = turn;
  const shown = await gatherResult(turn, personal, poll);
  const named = await listNamedVotes(turn, personal, poll);
  return composeDetail(turn, personal, shown, named);
}

/** The ballot as it is now, with what is filled in of it. */
export async function drawBallot(
  turn: ChatTurn,
  poll: Poll,
  draft: {
    readonly marks?: readonly number[];
    readonly lead?: Html | null;
  } = {},
): Promise<Content> {
  const { tx, community, personal } = turn;
  const votable = await findVotable(turn, poll.number);
  const electors = votable.ok ? votable.electors : [];
  const isSecret = poll.rules.secrecy === "secret";
  const hasVoted = await hasVotedIn(turn, poll, electors);
  const isShown =
    isShownToAll(poll) ||
    (poll.rules.shows === "after" && !isSecret && hasVoted);
  const ballot: Ballot = {
    ...(await viewPoll(tx, community.id, poll)),
    refusal: votable.ok ? null : sayVoteRefusal(personal, votable),
    isShown,
    own: await findOwn(turn, poll, electors),
    hasVotedSecretly: isSecret && hasVoted,
    units:
      electors.length > 0 && isByHousehold(poll.rules.electorate)
        ? await nameUnits(turn, poll, electors)
        : null,
    named: isShown ? await listNamedVotes(turn, personal, poll) : [],
    marks: draft.marks ?? emptyDraft(poll),
  };
  return composeBallot(turn, personal, ballot, draft.lead ?? null);
}

async function findOwn(
  { tx, community }: ChatTurn,
  poll: Poll,
  [first]: readonly number[],
): Promise<Ballot["own"]> {
  if (poll.rules.secrecy === "secret" || first === undefined) return null;
  const last = await findLastBallot(tx, community.id, poll.number, first);
  return last && !last.isReplaced ? last : null;
}
