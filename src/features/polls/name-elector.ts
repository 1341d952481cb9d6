import { findMember, nameOf, type Member } from "#platform/community";
import type { Words } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import { findHousehold, listResidentsOf } from "#features/communities";
import { isByHousehold } from "./find-electors.ts";
import { listElectors } from "./store/electors.ts";
import type { Poll } from "./types.ts";

/** How an elector is called: the units whose vote it is, or the person. */
export async function nameElector(
  turn: Turn,
  words: Words,
  poll: Poll,
  electorId: number,
): Promise<string> {
  const { tx, community } = turn;
  if (!isByHousehold(poll.rules.electorate)) {
    return nameOf(words, await findMember(tx, community.id, electorId));
  }
  const units: string[] = [];
  for (const id of await listHeldBy(turn, poll, electorId)) {
    const household = await findHousehold(tx, community.id, id);
    if (household) units.push(household.unit);
  }
  return units.join(words.plain("chat.name-separator"));
}

/** The people whose vote it is: one, or all of the household that are here. */
export async function listPrincipals(
  turn: Turn,
  poll: Poll,
  electorId: number,
): Promise<Member[]> {
  const { tx, community } = turn;
  if (!isByHousehold(poll.rules.electorate)) {
    const member = await findMember(tx, community.id, electorId);
    return member ? [member] : [];
  }
  const people = new Map<number, Member>();
  for (const id of await listHeldBy(turn, poll, electorId)) {
    for (const { member } of await listResidentsOf(tx, community.id, id)) {
      people.set(member.id, member);
    }
  }
  return [...people.values()];
}

const listHeldBy = async (
  { tx, community }: Turn,
  poll: Poll,
  electorId: number,
): Promise<number[]> =>
  (await listElectors(tx, community.id, poll.number))
    .filter((holder) => holder.electorId === electorId)
    .map(({ holderId }) => holderId);
