import type { ChatTurn } from "#platform/chat";
import { findMember, listConveners } from "#platform/community";
import type { Turn } from "#platform/turn";
import { findTopic } from "#features/topics";
import { standingOf, type Standing } from "./rules/standing.ts";
import type { Followup } from "./types.ts";

/** Whoever has a part in the follow-up, as the rules of standing want it. */
export async function findConcerned(turn: Turn, followup: Followup) {
  const { tx, community } = turn;
  const owner = await findMember(tx, community.id, followup.ownerId);
  const conveners = await listConveners(tx, community.id);
  const topic = await findTopic(tx, community.id, followup.topic);
  const author = topic && (await findMember(tx, community.id, topic.authorId));
  return {
    ownerId: followup.ownerId,
    isOwnerAdmin: owner?.isAdmin ?? false,
    convenerIds: conveners.map((convener) => convener.id),
    // Who asked to be unnamed is not asked before everybody.
    authorId: author?.isPresent && !topic?.isUnnamed ? author.id : null,
  };
}

/** What the actor is to this follow-up. */
export async function judgeStanding(
  turn: ChatTurn,
  followup: Followup,
): Promise<Standing> {
  const { actor, voice } = turn;
  const concerned = await findConcerned(turn, followup);
  return standingOf({ id: actor.id, voice }, concerned);
}

export const isSettled = (followup: Followup): boolean =>
  followup.state === "confirmed" || followup.state === "dropped";
