import type { ChatTurn } from "#platform/chat";
import { mayDecide, type Member } from "#platform/community";
import { touchCard } from "#platform/outbox";
import type { VoteRefusal, Voted } from "./cast-vote.ts";
import { joinByVoting } from "./join-by-voting.ts";
import { enterOpenBallot } from "./enter-ballot.ts";
import { hasVotedForEnough, listProxiedElectors } from "./list-proxies.ts";
import {
  checkBallot,
  needsReason,
  type BallotRefusal,
} from "./rules/check-ballot.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { isSameBallot } from "./rules/tap-card.ts";
import {
  findLastBallot,
  replaceOpenBallot,
  type OpenBallot,
} from "./store/open-ballots.ts";
import { findPoll } from "./store/polls.ts";
import { tellPrincipals } from "./tell-proxies.ts";
import type { BallotContent, Poll } from "./types.ts";

export type ProxyVoteRefusal =
  | VoteRefusal
  | {
      ok: false;
      reason:
        "secret-no-proxy" | "no-proxy" | "principal-voted" | "voted-for-enough";
      poll: Poll;
    };

export type VotedFor =
  | { ok: true; voted: Extract<Voted, { ok: true }>; giver: Member }
  | ProxyVoteRefusal;

/** A poll in which the actor may vote for this elector now, and its vote so far. */
export async function findVotableFor(
  turn: ChatTurn,
  number: number,
  electorId: number,
): Promise<
  | { ok: true; poll: Poll; giver: Member; last: OpenBallot | undefined }
  | ProxyVoteRefusal
> {
  const { tx, community, actor } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll) return { ok: false, reason: "no-poll" };
  if (poll.isCancelled) return { ok: false, reason: "cancelled", poll };
  if (hasEnded(poll, turn.now)) return { ok: false, reason: "ended", poll };
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  if (!mayDecide(actor)) return { ok: false, reason: "not-deciding" };
  if (poll.rules.secrecy === "secret") {
    return { ok: false, reason: "secret-no-proxy", poll };
  }
  const held = await listProxiedElectors(turn, poll);
  const proxied = held.find((one) => one.electorId === electorId);
  if (!proxied) return { ok: false, reason: "no-proxy", poll };
  const last = await findLastBallot(tx, community.id, number, electorId);
  const { giver } = proxied;
  if (last && !last.isReplaced && last.source !== "proxy") {
    return { ok: false, reason: "principal-voted", poll };
  }
  return (await hasVotedForEnough(turn, poll, giver.id))
    ? { ok: false, reason: "voted-for-enough", poll }
    : { ok: true, poll, giver, last };
}

/**
 * The vote that the actor gives for whoever made them their proxy, which `choose`
 * makes of the one they gave before. It never replaces the principal's own.
 */
export async function castForElector(
  turn: ChatTurn,
  number: number,
  electorId: number,
  choose: (
    poll: Poll,
    before: BallotContent | null,
  ) =>
    { content: BallotContent | null; reason?: string | null } | BallotRefusal,
): Promise<VotedFor> {
  const votable = await findVotableFor(turn, number, electorId);
  if (!votable.ok) return votable;
  const { poll, giver, last } = votable;
  const before = last?.isReplaced ? undefined : last;
  const chosen = choose(poll, before?.content ?? null);
  if ("ok" in chosen) {
    return { ok: false, reason: "invalid", poll, fault: chosen };
  }
  const { content, reason = null } = chosen;
  const done = {
    ok: true,
    poll,
    receipt: null,
    electors: [electorId],
  } as const;
  if (content === null) {
    if (!before) return { ok: false, reason: "invalid", poll, fault: empty };
    await takeBack(turn, poll, before);
    const was = "taken-back";
    return {
      ok: true,
      voted: { ...done, content: before.content, was },
      giver,
    };
  }
  const fault =
    checkBallot(content, poll) ??
    (reason === null && needsReason(content, poll) ? reasonMissing : null);
  if (fault) return { ok: false, reason: "invalid", poll, fault };
  const isSame =
    before?.reason === reason && isSameBallot(before.content, content);
  if (!isSame) {
    await enterOpenBallot(
      turn,
      poll,
      { electorId, content, reason, source: "proxy", memberId: giver.id },
      last,
    );
    await joinByVoting(turn, poll, giver);
    await tellPrincipals(turn, poll, { electorId, content });
  }
  const was = isSame ? "same" : before ? "changed" : "first";
  return { ok: true, voted: { ...done, content, was }, giver };
}

const empty = { ok: false, reason: "empty" } as const;
const reasonMissing = { ok: false, reason: "reason-missing" } as const;

async function takeBack(
  turn: ChatTurn,
  { number }: Poll,
  ballot: OpenBallot,
): Promise<void> {
  const { tx, community, now } = turn;
  await replaceOpenBallot(tx, community.id, number, ballot, now);
  await touchCard(turn, { kind: "poll", number });
}
