import type { ConvenerTurn } from "#platform/chat";
import { findOwnDraft, type Found } from "./draft-summary.ts";
import { endDraft } from "./store.ts";

/** Nothing is said; what it rested on is all still there. */
export async function discardDraft(
  turn: ConvenerTurn,
  which: { topic: number; draft: number },
): Promise<Found> {
  const found = await findOwnDraft(turn, which);
  if (found.ok) {
    await endDraft(turn.tx, turn.community.id, which, { state: "discarded" });
  }
  return found;
}
