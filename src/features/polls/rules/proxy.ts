import { mayDecide, type Member } from "#platform/community";
import type { Proxy } from "../store/proxies.ts";

/** For how many others one person votes at most, as most residents' covenants have it. */
export const mostGivers = 2;

/**
 * Why somebody cannot vote for another; null: they can. Nobody votes for
 * themself, and who has no vote has none for others either.
 */
export function judgeHolder(
  giver: Member,
  holder: Member,
): "self" | "left" | "unmet" | "holder-not-deciding" | null {
  if (holder.id === giver.id) return "self";
  if (!holder.isPresent || holder.forgottenAt !== null) return "left";
  if (holder.userId === null) return "unmet";
  return mayDecide(holder) ? null : "holder-not-deciding";
}

/**
 * Of the proxies that could give votes in a poll, those that do: what was given
 * for that poll goes before what was given for all, and a holder's first givers
 * count, `mostGivers` of them. A proxy is not passed on: whoever votes for a
 * giver does not vote for those whom the giver votes for.
 */
export function applyProxies(accepted: readonly Proxy[]): readonly Proxy[] {
  const ofGivers = Map.groupBy(accepted, ({ giverId }) => giverId);
  const chosen = [...ofGivers.values()].flatMap(
    (own) => own.find(({ poll }) => poll !== null) ?? own[0] ?? [],
  );
  return [...Map.groupBy(chosen, ({ holderId }) => holderId).values()].flatMap(
    (held) => held.slice(0, mostGivers),
  );
}

/** Whether a holder votes for enough others already; `held`: accepted, of polls that run. */
export const isFull = (held: readonly Proxy[], giverId: number): boolean =>
  new Set(held.map((proxy) => proxy.giverId).filter((id) => id !== giverId))
    .size >= mostGivers;
