import { findMember, mayDecide, type Member } from "#platform/community";
import type { Db } from "#platform/store";
import type { Turn } from "#platform/turn";
import { findElectorsOf } from "./find-electors.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { applyProxies, mostGivers } from "./rules/proxy.ts";
import { findLastBallot } from "./store/open-ballots.ts";
import { findPoll, listOpenPolls } from "./store/polls.ts";
import {
  listAcceptedProxies,
  listEndedProxies,
  listProxiesOf,
  type Proxy,
} from "./store/proxies.ts";
import type { Poll } from "./types.ts";

export interface Proxied {
  readonly electorId: number;
  readonly giver: Member;
  readonly holder: Member;
}

/**
 * Who may vote for whom in a poll, as people are now. In a secret poll nobody:
 * what one voted for another could not be kept from either.
 */
export async function listProxiesFor(
  db: Db,
  communityId: number,
  poll: Poll,
): Promise<Proxied[]> {
  if (poll.rules.secrecy === "secret") return [];
  const proxied: Proxied[] = [];
  const accepted = await listAcceptedProxies(db, communityId, poll.number);
  const able: { proxy: Proxy; giver: Member; holder: Member }[] = [];
  for (const proxy of accepted) {
    const giver = await findMember(db, communityId, proxy.giverId);
    const holder = await findMember(db, communityId, proxy.holderId);
    if (giver && holder && [giver, holder].every(isHere)) {
      able.push({ proxy, giver, holder });
    }
  }
  const applied = new Set(applyProxies(able.map(({ proxy }) => proxy)));
  for (const { proxy, giver, holder } of able) {
    if (!applied.has(proxy)) continue;
    const own = await findElectorsOf(db, communityId, poll, holder);
    for (const electorId of await findElectorsOf(
      db,
      communityId,
      poll,
      giver,
    )) {
      // Of a household both live in they have the vote themselves.
      if (!own.includes(electorId)) proxied.push({ electorId, giver, holder });
    }
  }
  return proxied;
}

const isHere = (member: Member): boolean =>
  member.isPresent && member.forgottenAt === null && mayDecide(member);

/** For whom the turn's actor may vote in a poll. */
export async function listProxiedElectors(
  turn: Turn,
  poll: Poll,
): Promise<Pick<Proxied, "electorId" | "giver">[]> {
  const proxied = await listProxiesFor(turn.tx, turn.community.id, poll);
  return proxied.filter(({ holder }) => holder.id === turn.actor?.id);
}

/**
 * Whether votes that the actor gave by proxies which have ended since leave no
 * room for one more giver: they count still, so giving a proxy back frees none.
 */
export async function hasVotedForEnough(
  turn: Turn,
  poll: Poll,
  giverId: number,
): Promise<boolean> {
  const { tx, community, actor } = turn;
  if (!actor) return false;
  const givers = new Set<number>();
  const { number } = poll;
  const held = { poll: number, holderId: actor.id };
  for (const ended of await listEndedProxies(tx, community.id, held)) {
    const giver = await findMember(tx, community.id, ended.giverId);
    if (!giver || giver.id === giverId) continue;
    for (const electorId of await findElectorsOf(
      tx,
      community.id,
      poll,
      giver,
    )) {
      const last = await findLastBallot(tx, community.id, number, electorId);
      const isTheirs =
        last?.source === "proxy" &&
        !last.isReplaced &&
        last.castAt >= ended.givenAt &&
        last.castAt <= ended.endedAt;
      if (isTheirs) givers.add(giver.id);
    }
  }
  for (const { electorId, giver } of await listProxiedElectors(turn, poll)) {
    const last = await findLastBallot(tx, community.id, number, electorId);
    const isGiven = last?.source === "proxy" && !last.isReplaced;
    if (isGiven && giver.id !== giverId) givers.add(giver.id);
  }
  return givers.size >= mostGivers;
}

/** The votes that the actor may give for others now; not those given by themselves. */
export async function listVotesToGive(
  turn: Turn,
): Promise<{ poll: Poll; electorId: number; giver: Member }[]> {
  const { tx, community, now } = turn;
  const votes: { poll: Poll; electorId: number; giver: Member }[] = [];
  for (const poll of await listOpenPolls(tx, community.id)) {
    if (hasEnded(poll, now)) continue;
    for (const proxied of await listProxiedElectors(turn, poll)) {
      const last = await findLastBallot(
        tx,
        community.id,
        poll.number,
        proxied.electorId,
      );
      const isOwn = last && !last.isReplaced && last.source !== "proxy";
      if (!isOwn) votes.push({ poll, ...proxied });
    }
  }
  return votes;
}

/** What somebody has given and holds and is not over; `poll` is null for all polls. */
export async function listRunningProxies(
  turn: Turn,
  memberId: number,
): Promise<{ proxy: Proxy; poll: Poll | null }[]> {
  const { tx, community, now } = turn;
  const running: { proxy: Proxy; poll: Poll | null }[] = [];
  for (const proxy of await listProxiesOf(tx, community.id, memberId)) {
    if (proxy.poll === null) {
      running.push({ proxy, poll: null });
      continue;
    }
    const poll = await findPoll(tx, community.id, proxy.poll);
    if (poll && !hasEnded(poll, now)) running.push({ proxy, poll });
  }
  return running;
}
