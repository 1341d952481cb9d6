import type { ChatTurn } from "#platform/chat";
import { touchCard } from "#platform/outbox";
import { isSettled } from "./judge-standing.ts";
import { findFollowup, insertHelper, listHelperIds } from "./store.ts";
import type { Followup } from "./types.ts";

export type Offered =
  | { ok: true; followup: Followup; isNew: boolean; helpers: number }
  | { ok: false; reason: "no-followup" | "nobody" | "settled" | "own" };

/** "I'll help": once a person; again changes nothing. */
export async function offerHelp(
  turn: ChatTurn,
  number: number,
): Promise<Offered> {
  const { tx, community, actor } = turn;
  const followup = await findFollowup(tx, community.id, number);
  if (!followup) return { ok: false, reason: "no-followup" };
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  if (isSettled(followup)) return { ok: false, reason: "settled" };
  if (followup.ownerId === actor.id) return { ok: false, reason: "own" };
  const isNew = await insertHelper(tx, community.id, {
    followup: number,
    memberId: actor.id,
  });
  if (isNew) await touchCard(turn, { kind: "followup", number });
  const helpers = await listHelperIds(tx, community.id, number);
  return { ok: true, followup, isNew, helpers: helpers.length };
}
