import type { ChatTurn } from "#platform/chat";
import { mayDecide, type Member } from "#platform/community";
import { record } from "#platform/ledger";
import { findElectorsOf } from "./find-electors.ts";
import { listRunningProxies } from "./list-proxies.ts";
import { askHolder, tellNoLonger } from "./tell-proxies.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { isFull, judgeHolder } from "./rules/proxy.ts";
import { findPoll } from "./store/polls.ts";
import { insertProxy, settleProxy, type Proxy } from "./store/proxies.ts";
import type { Poll } from "./types.ts";

export type ProxyRefusal = { ok: false } & (
  | {
      reason:
        | "nobody"
        | "not-deciding"
        | "self"
        | "left"
        | "unmet"
        | "holder-not-deciding"
        | "full"
        | "already-asked"
        | "already-given";
    }
  | { reason: "no-poll" | "ended" | "secret" | "not-elector"; number: number }
);

/**
 * Asks somebody to vote for the actor, in one poll or in all that come. It counts
 * once they have said yes; one that still waited for an answer is dropped.
 */
export async function giveProxy(
  turn: ChatTurn,
  holder: Member,
  number: number | null,
): Promise<{ ok: true; poll: Poll | null } | ProxyRefusal> {
  const { tx, community, actor, now } = turn;
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  if (!mayDecide(actor)) return { ok: false, reason: "not-deciding" };
  const wrong = judgeHolder(actor, holder);
  if (wrong) return { ok: false, reason: wrong };
  const found = number === null ? null : await findProxyPoll(turn, number);
  if (found && !found.ok) return found;
  const poll = found?.poll ?? null;
  const given = (await listRunningProxies(turn, actor.id))
    .map(({ proxy }) => proxy)
    .filter(({ giverId, poll }) => giverId === actor.id && poll === number);
  const before = given.find(({ holderId }) => holderId === holder.id);
  if (before) {
    const reason = before.state === "asked" ? "already-asked" : "already-given";
    return { ok: false, reason };
  }
  if (await holdsEnough(turn, holder.id, actor.id)) {
    return { ok: false, reason: "full" };
  }
  for (const waiting of given.filter(({ state }) => state === "asked")) {
    await settleProxy(tx, community.id, waiting.id, { state: "revoked", now });
    await tellNoLonger(turn, waiting, waiting.holderId);
  }
  const proxy = await insertProxy(tx, community.id, {
    giverId: actor.id,
    holderId: holder.id,
    poll: number,
    now,
  });
  await recordProxy(turn, "given", proxy);
  await askHolder(turn, { proxy, poll, holder });
  return { ok: true, poll };
}

async function findProxyPoll(
  turn: ChatTurn,
  number: number,
): Promise<{ ok: true; poll: Poll } | ProxyRefusal> {
  const { tx, community, actor } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll) return { ok: false, reason: "no-poll", number };
  if (hasEnded(poll, turn.now)) return { ok: false, reason: "ended", number };
  if (poll.rules.secrecy === "secret") {
    return { ok: false, reason: "secret", number };
  }
  const electors = await findElectorsOf(tx, community.id, poll, actor);
  return electors.length > 0
    ? { ok: true, poll }
    : { ok: false, reason: "not-elector", number };
}

/** Whether the holder votes for as many others as one may. */
export async function holdsEnough(
  turn: ChatTurn,
  holderId: number,
  giverId: number,
): Promise<boolean> {
  const held = (await listRunningProxies(turn, holderId))
    .map(({ proxy }) => proxy)
    .filter((one) => one.holderId === holderId && one.state === "accepted");
  return isFull(held, giverId);
}

/** The ledger has the proxy by its number, and no name. */
export const recordProxy = (
  turn: ChatTurn,
  what: "given" | "accepted" | "declined" | "revoked",
  { id, poll }: Proxy,
): Promise<void> =>
  record(turn, {
    act: `proxy.${what}`,
    ...(poll !== null && { number: poll }),
    data: { proxy: id },
  });
