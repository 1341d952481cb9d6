import type { ChatTurn } from "#platform/chat";
import { mayDecide } from "#platform/community";
import { touchCard } from "#platform/outbox";
import { enterOpenBallot, enterSecretBallot } from "./enter-ballot.ts";
import { findElectorsOf } from "./find-electors.ts";
import { joinByVoting } from "./join-by-voting.ts";
import { isLeaver } from "./mark-leaver.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import {
  checkBallot,
  needsReason,
  type BallotRefusal,
} from "./rules/check-ballot.ts";
import { isSameBallot } from "./rules/tap-card.ts";
import {
  findLastBallot,
  replaceOpenBallot,
  type OpenBallot,
} from "./store/open-ballots.ts";
import { findPoll } from "./store/polls.ts";
import { hasVoted } from "./store/turnout.ts";
import { tellHousehold } from "./tell-household.ts";
import { tellOverridden } from "./tell-proxies.ts";
import type { BallotContent, Poll } from "./types.ts";

export type VoteRefusal =
  | { ok: false; reason: "no-poll" | "nobody" | "not-deciding" }
  | { ok: false; reason: "ended" | "cancelled"; poll: Poll }
  | { ok: false; reason: "not-elector" | "voted-secretly"; poll: Poll }
  | { ok: false; reason: "invalid"; poll: Poll; fault: BallotRefusal };

export type Voted =
  | {
      ok: true;
      poll: Poll;
      content: BallotContent;
      was: "first" | "changed" | "same" | "taken-back";
      /** Of a secret poll: to be shown to the voter, and kept by nothing. */
      receipt: string | null;
      /** The voter's own electors: more than one where they have several units. */
      electors: readonly number[];
    }
  | VoteRefusal;

/** A poll that the actor may vote in now, and the electors whose votes they give. */
export async function findVotable(
  turn: ChatTurn,
  number: number,
): Promise<{ ok: true; poll: Poll; electors: number[] } | VoteRefusal> {
  const { tx, community, actor } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll) return { ok: false, reason: "no-poll" };
  if (poll.isCancelled) return { ok: false, reason: "cancelled", poll };
  if (hasEnded(poll, turn.now)) return { ok: false, reason: "ended", poll };
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  if (!mayDecide(actor)) return { ok: false, reason: "not-deciding" };
  const electors = await findElectorsOf(tx, community.id, poll, actor);
  return electors.length > 0
    ? { ok: true, poll, electors }
    : { ok: false, reason: "not-elector", poll };
}

/**
 * The actor's own vote, which `choose` makes of the vote they have; changeable
 * until the poll ends. One vote an elector: the last of a household counts.
 */
export async function castVote(
  turn: ChatTurn,
  number: number,
  choose: (
    poll: Poll,
    before: BallotContent | null,
  ) =>
    { content: BallotContent | null; reason?: string | null } | BallotRefusal,
): Promise<Voted> {
  const votable = await findVotable(turn, number);
  if (!votable.ok) return votable;
  const { poll, electors } = votable;
  const { tx, community } = turn;
  const isSecret = poll.rules.secrecy === "secret";
  const [first = 0] = electors;
  const last = isSecret
    ? undefined
    : await findLastBallot(tx, community.id, poll.number, first);
  const before = last?.isReplaced ? undefined : last;
  // A tap on what somebody else chose, a proxy or one of the household, takes
  // nothing back.
  const isOwn = before?.source === "chat" && before.memberId === turn.actor.id;
  const own = isOwn ? before : undefined;
  const chosen = choose(poll, own?.content ?? null);
  if ("ok" in chosen) {
    return { ok: false, reason: "invalid", poll, fault: chosen };
  }
  const { content, reason = null } = chosen;
  if (content === null) return takeBack(turn, poll, electors);
  const fault =
    checkBallot(content, poll) ??
    (reason === null && needsReason(content, poll) ? reasonMissing : null);
  if (fault) return { ok: false, reason: "invalid", poll, fault };
  const cast = { poll, content, reason, electors };
  return isSecret ? castSecretly(turn, cast) : castOpenly(turn, cast, last);
}

const empty = { ok: false, reason: "empty" } as const;
const reasonMissing = { ok: false, reason: "reason-missing" } as const;

interface Casting {
  readonly poll: Poll;
  readonly content: BallotContent;
  readonly reason: string | null;
  readonly electors: readonly number[];
}

async function castOpenly(
  turn: ChatTurn,
  { poll, content, reason, electors }: Casting,
  last: OpenBallot | undefined,
): Promise<Voted> {
  const { tx, community, actor } = turn;
  const done = { ok: true, poll, content, electors, receipt: null } as const;
  let isSame = true;
  for (const electorId of electors) {
    const earlier =
      electorId === electors[0]
        ? last
        : await findLastBallot(tx, community.id, poll.number, electorId);
    const before = earlier?.isReplaced ? undefined : earlier;
    // Another of the household may say the same: nothing is new.
    if (
      before?.source === "chat" &&
      before.reason === reason &&
      isSameBallot(before.content, content)
    ) {
      continue;
    }
    isSame = false;
    await enterOpenBallot(
      turn,
      poll,
      { electorId, content, reason, source: "chat", memberId: actor.id },
      earlier,
    );
    if (before && before.memberId !== actor.id) {
      await tellHousehold(turn, poll, electorId);
    }
    if (before?.source === "proxy") {
      await tellOverridden(turn, poll, electorId);
    }
  }
  if (isSame) return { ...done, was: "same" };
  await joinByVoting(turn, poll);
  return { ...done, was: last && !last.isReplaced ? "changed" : "first" };
}

async function castSecretly(
  turn: ChatTurn,
  { poll, content, reason, electors }: Casting,
): Promise<Voted> {
  if (await isLeaver(turn, poll)) {
    return { ok: false, reason: "voted-secretly", poll };
  }
  const receipts: string[] = [];
  for (const electorId of electors) {
    const receipt = await enterSecretBallot(turn, poll, {
      electorId,
      content,
      reason,
      source: "chat",
    });
    if (receipt !== null) receipts.push(receipt);
  }
  if (receipts.length === 0) {
    return { ok: false, reason: "voted-secretly", poll };
  }
  await joinByVoting(turn, poll);
  const receipt = receipts.join(turn.personal.plain("chat.name-separator"));
  return { ok: true, poll, content, electors, receipt, was: "first" };
}

/** The vote is there no more, as if it had never been; its history stays. */
async function takeBack(
  turn: ChatTurn,
  poll: Poll,
  electors: readonly number[],
): Promise<Voted> {
  const { tx, community, actor, now } = turn;
  const own: number[] = [];
  let taken: BallotContent | null = null;
  for (const electorId of electors) {
    const ballot = await findLastBallot(
      tx,
      community.id,
      poll.number,
      electorId,
    );
    if (!ballot || ballot.isReplaced) continue;
    // Of another unit of theirs somebody else may have voted since: that stays.
    if (ballot.source !== "chat" || ballot.memberId !== actor.id) continue;
    await replaceOpenBallot(tx, community.id, poll.number, ballot, now);
    own.push(electorId);
    taken ??= ballot.content;
  }
  if (taken === null) {
    return { ok: false, reason: "invalid", poll, fault: empty };
  }
  await touchCard(turn, { kind: "poll", number: poll.number });
  const done = { ok: true, poll, electors: own, receipt: null } as const;
  return { ...done, content: taken, was: "taken-back" };
}

/** Whether all the votes that somebody gives in a poll are given. */
export async function hasVotedIn(
  turn: ChatTurn,
  poll: Poll,
  electors: readonly number[],
): Promise<boolean> {
  for (const electorId of electors) {
    if (!(await hasVoted(turn.tx, turn.community.id, poll, electorId))) {
      return false;
    }
  }
  return electors.length > 0;
}
