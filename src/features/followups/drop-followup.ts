import { findMember } from "#platform/community";
import { record } from "#platform/ledger";
import { tell, touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { carryTopic } from "./carry-topic.ts";
import { composeDropped } from "./compose-requests.ts";
import { isSettled } from "./judge-standing.ts";
import { changeFollowup, findFollowup } from "./store.ts";

/**
 * Closes a follow-up without its being done; its owner is told. False: there is
 * none that is not settled already.
 */
export async function dropFollowup(
  turn: Turn,
  number: number,
  reason: string | null,
): Promise<boolean> {
  const { tx, community } = turn;
  const before = await findFollowup(tx, community.id, number);
  if (!before || isSettled(before)) return false;
  const followup = await changeFollowup(tx, community.id, number, {
    state: "dropped",
    reason,
    asked_due_on: null,
    asked_reason: null,
    settled_at: turn.now,
  });
  await record(turn, {
    act: "followup.dropped",
    number,
    ...(reason !== null && { reason }),
  });
  await touchCard(turn, { kind: "followup", number });
  await carryTopic(turn, followup.topic);
  const owner = await findMember(tx, community.id, followup.ownerId);
  if (owner && owner.id !== turn.actor?.id) {
    await tell(turn, owner, (words) => composeDropped(words, followup));
  }
  return true;
}
