import { touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listTargets } from "./store/merges.ts";

/** What counts in one topic shows on the cards of all that it is part of. */
export async function touchMerged(turn: Turn, number: number): Promise<void> {
  const { tx, community } = turn;
  for (const n of [number, ...(await listTargets(tx, community.id, number))]) {
    await touchCard(turn, { kind: "topic", number: n });
  }
}
