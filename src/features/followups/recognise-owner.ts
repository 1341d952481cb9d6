import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { deleteHelper, moveOwnership } from "./store.ts";

/**
 * Whoever was only expected is somebody known already: what was handed out to
 * the one is the other's, who no longer offers to help with it.
 */
export async function recogniseOwner(
  turn: Turn,
  known: { readonly from: number; readonly to: number },
): Promise<void> {
  const { tx, community } = turn;
  const { from, to } = known;
  for (const number of await moveOwnership(tx, community.id, known)) {
    await deleteHelper(tx, community.id, { followup: number, memberId: to });
    await record(turn, {
      act: "followup.owner-recognised",
      number,
      data: { from, to },
    });
    await touchCard(turn, { kind: "followup", number });
  }
}
