import { tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findHousehold, listResidentsOf } from "#features/communities";
import { isByHousehold } from "./find-electors.ts";
import { composeReplaced } from "./messages/replaced.ts";
import { listElectors } from "./store/electors.ts";
import type { Poll } from "./types.ts";

/** Tells the others of a household that its vote was given anew; not which it is. */
export async function tellHousehold(
  turn: Turn,
  poll: Poll,
  electorId: number,
): Promise<void> {
  if (!isByHousehold(poll.rules.electorate)) return;
  const { tx, community } = turn;
  const held = (await listElectors(tx, community.id, poll.number)).filter(
    (holder) => holder.electorId === electorId,
  );
  const told = new Set([turn.actor?.id]);
  for (const { holderId } of held) {
    const household = await findHousehold(tx, community.id, holderId);
    if (!household) continue;
    for (const { member } of await listResidentsOf(
      tx,
      community.id,
      holderId,
    )) {
      if (told.has(member.id)) continue;
      told.add(member.id);
      await tellPrivately(
        turn,
        member,
        (words) => composeReplaced(words, { poll, unit: household.unit }),
        {
          about: { kind: "poll", number: poll.number },
          replaces: `polls.replaced/${poll.number}/${member.id}`,
        },
      );
    }
  }
}
