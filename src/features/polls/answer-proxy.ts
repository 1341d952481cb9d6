import type { ChatTurn } from "#platform/chat";
import { findMember, mayDecide, type Member } from "#platform/community";
import { holdsEnough, recordProxy } from "./give-proxy.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { judgeHolder } from "./rules/proxy.ts";
import { findPoll } from "./store/polls.ts";
import {
  findProxy,
  listProxiesOf,
  settleProxy,
  type Proxy,
} from "./store/proxies.ts";
import { tellAnswer, tellNoLonger } from "./tell-proxies.ts";
import type { Poll } from "./types.ts";

export type ProxyAnswered =
  | { ok: true; poll: Poll | null; giver: Member }
  | {
      ok: false;
      reason:
        | "not-asked"
        | "gone"
        | "giver-gone"
        | "holder-not-deciding"
        | "ended"
        | "full";
    };

/**
 * The actor says whether they vote for whoever asked them. Much may have changed
 * since: it is judged again. A yes ends what was given to somebody else before.
 */
export async function answerProxy(
  turn: ChatTurn,
  id: number,
  isYes: boolean,
): Promise<ProxyAnswered> {
  const { tx, community, actor, now } = turn;
  const proxy = await findProxy(tx, community.id, id);
  if (proxy?.holderId !== actor.id) return { ok: false, reason: "not-asked" };
  if (proxy.state !== "asked") return { ok: false, reason: "gone" };
  const giver = await findMember(tx, community.id, proxy.giverId);
  if (!giver?.isPresent) return { ok: false, reason: "giver-gone" };
  const poll =
    proxy.poll === null
      ? null
      : ((await findPoll(tx, community.id, proxy.poll)) ?? null);
  if (isYes) {
    if (!mayDecide(giver)) return { ok: false, reason: "giver-gone" };
    if (judgeHolder(giver, actor)) {
      return { ok: false, reason: "holder-not-deciding" };
    }
    if (poll && hasEnded(poll, now)) return { ok: false, reason: "ended" };
    if (await holdsEnough(turn, actor.id, giver.id)) {
      return { ok: false, reason: "full" };
    }
    await endFormer(turn, proxy);
  }
  const state = isYes ? "accepted" : "declined";
  await settleProxy(tx, community.id, id, { state, now });
  await recordProxy(turn, state, proxy);
  await tellAnswer(turn, { giver, poll, state });
  return { ok: true, poll, giver };
}

async function endFormer(turn: ChatTurn, proxy: Proxy): Promise<void> {
  const { tx, community, now } = turn;
  const { giverId, poll } = proxy;
  for (const one of await listProxiesOf(tx, community.id, giverId)) {
    const isFormer =
      one.giverId === giverId && one.poll === poll && one.state === "accepted";
    if (!isFormer) continue;
    await settleProxy(tx, community.id, one.id, { state: "revoked", now });
    await recordProxy(turn, "revoked", one);
    await tellNoLonger(turn, one, one.holderId);
  }
}
