import type { ChatTurn } from "#platform/chat";
import { findHouseholdsOf } from "#features/communities";
import { findElectors } from "./store/electors.ts";
import type { Poll } from "./types.ts";

/** The actor's units whose votes these are. */
export async function nameUnits(
  turn: ChatTurn,
  poll: Poll,
  electors: readonly number[],
): Promise<string> {
  const { tx, community, actor, personal } = turn;
  const units: string[] = [];
  for (const { id, unit } of await findHouseholdsOf(
    tx,
    community.id,
    actor.id,
  )) {
    const held = await findElectors(tx, community.id, poll.number, [id]);
    if (held.some((elector) => electors.includes(elector))) units.push(unit);
  }
  return units.join(personal.plain("chat.name-separator"));
}
