import type { ChatTurn } from "#platform/chat";
import { recordProxy } from "./give-proxy.ts";
import { findProxy, settleProxy } from "./store/proxies.ts";
import { tellNoLonger } from "./tell-proxies.ts";

/**
 * Ends a proxy: the giver takes it back, or the holder gives it back. What was
 * voted by it stays until the giver votes: their wish was to have voted.
 */
export async function revokeProxy(
  turn: ChatTurn,
  id: number,
): Promise<"revoked-own" | "given-back" | "gone" | "not-yours"> {
  const { tx, community, actor, now } = turn;
  const proxy = await findProxy(tx, community.id, id);
  if (!proxy) return "not-yours";
  const isGiver = proxy.giverId === actor.id;
  if (!isGiver && proxy.holderId !== actor.id) return "not-yours";
  if (proxy.state !== "asked" && proxy.state !== "accepted") return "gone";
  await settleProxy(tx, community.id, id, { state: "revoked", now });
  await recordProxy(turn, "revoked", proxy);
  const other = isGiver ? proxy.holderId : proxy.giverId;
  await tellNoLonger(turn, proxy, other);
  return isGiver ? "revoked-own" : "given-back";
}
