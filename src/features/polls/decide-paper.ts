import type { ChatTurn } from "#platform/chat";
import { findMember, listConveners, mayDecide } from "#platform/community";
import { enterOpenly, enterSecretly } from "./enter-confirmed.ts";
import type { Decided } from "./messages/paper-vote.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { mayConfirm } from "./rules/paper.ts";
import { settlePapers } from "./settle-papers.ts";
import { findLastBallot } from "./store/open-ballots.ts";
import {
  findBatch,
  listPapers,
  type Paper,
  type PaperBatch,
} from "./store/papers.ts";
import { findPoll } from "./store/polls.ts";
import { hasVoted } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

export type PapersDecided =
  | { ok: true; decided: Decided }
  | { ok: false; reason: "gone" | "own" | "not-second" | "ended" };

/**
 * A second person confirms what another entered, all of it or nothing. Who has
 * voted in the chat meanwhile keeps that vote.
 */
export async function confirmPapers(
  turn: ChatTurn,
  id: number,
): Promise<PapersDecided> {
  const found = await findPending(turn, id);
  if (!found.ok) return found;
  const { poll, batch } = found;
  if (batch.enteredBy === turn.actor.id) return { ok: false, reason: "own" };
  if (hasEnded(poll, turn.now)) return { ok: false, reason: "ended" };
  const { tx, community } = turn;
  const papers = await listPapers(tx, community.id, id);
  const late = await listLate(turn, poll, papers);
  // Which of the ballots is theirs nobody knows: a secret batch holds as a whole.
  const isSecret = poll.rules.secrecy === "secret";
  const good =
    isSecret && late.length > 0
      ? []
      : papers.filter((paper) => !late.includes(paper));
  if (isSecret) await enterSecretly(turn, poll, batch, good);
  else for (const paper of good) await enterOpenly(turn, poll, paper);
  const state = isSecret && late.length > 0 ? "void" : "confirmed";
  const decided = await settlePapers(turn, poll, {
    batch,
    state,
    papers: good.length,
    late: late.map(({ electorId }) => electorId),
  });
  return { ok: true, decided };
}

/** The second person, or the one who entered them, drops the papers. */
export async function dropPapers(
  turn: ChatTurn,
  id: number,
): Promise<PapersDecided> {
  const found = await findPending(turn, id);
  if (!found.ok) return found;
  const { poll, batch } = found;
  const { length } = await listPapers(turn.tx, turn.community.id, id);
  const decided = await settlePapers(turn, poll, {
    batch,
    state: "dropped",
    papers: length,
    late: [],
  });
  return { ok: true, decided };
}

/** What the actor may decide about: as the second person, or as the first. */
async function findPending(
  turn: ChatTurn,
  id: number,
): Promise<
  | { ok: true; poll: Poll; batch: PaperBatch }
  | { ok: false; reason: "gone" | "not-second" }
> {
  const { tx, community, actor } = turn;
  const batch = await findBatch(tx, community.id, id);
  const poll = batch && (await findPoll(tx, community.id, batch.poll));
  if (!poll) return { ok: false, reason: "not-second" };
  const conveners = await listConveners(tx, community.id);
  const isAllowed =
    actor.id === batch.enteredBy ||
    mayConfirm({
      batch,
      conveners: conveners.map((one) => one.id),
      member: actor.id,
      isResident: actor.isPresent && mayDecide(actor),
    });
  if (!isAllowed) return { ok: false, reason: "not-second" };
  return batch.state === "pending"
    ? { ok: true, poll, batch }
    : { ok: false, reason: "gone" };
}

/** Those who cast a vote of their own since, or have gone. */
async function listLate(
  turn: ChatTurn,
  poll: Poll,
  papers: readonly Paper[],
): Promise<Paper[]> {
  const { tx, community } = turn;
  const late: Paper[] = [];
  for (const paper of papers) {
    const { electorId, memberId } = paper;
    const member =
      memberId === null ? null : await findMember(tx, community.id, memberId);
    const last = await findLastBallot(tx, community.id, poll.number, electorId);
    const isOwn = last?.source === "chat" && !last.isReplaced;
    const isSecretly =
      poll.rules.secrecy === "secret" &&
      (await hasVoted(tx, community.id, poll, electorId));
    const isGone = member !== null && member?.forgottenAt !== null;
    if (isOwn || isSecretly || isGone) late.push(paper);
  }
  return late;
}
