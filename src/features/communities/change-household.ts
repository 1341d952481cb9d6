import type { ChatTurn, ConvenerTurn } from "#platform/chat";
import { findMember, type Member } from "#platform/community";
import { hasInk, lengthOf } from "#platform/i18n";
import { record } from "#platform/ledger";
import { makeCode } from "./make-codes.ts";
import { readArea, type AreaFault } from "./rules/areas.ts";
import { longestOwner, readOwners } from "./rules/roster.ts";
import { voidCodes } from "./store/claim-codes.ts";
import { changeHousehold } from "./store/households.ts";
import { deleteResident, deleteResidentsOf } from "./store/residents.ts";
import type { Household } from "./types.ts";

export async function changeArea(
  turn: ConvenerTurn,
  household: Household,
  text: string,
): Promise<{ ok: true; areaCm2: number } | { ok: false; reason: AreaFault }> {
  const read = readArea(text);
  if (!read.ok) return read;
  const { areaCm2 } = read;
  await changeHousehold(turn.tx, turn.community.id, household.id, { areaCm2 });
  await record(turn, {
    act: "household.measured",
    data: {
      household: household.id,
      before: household.areaCm2,
      after: areaCm2,
    },
  });
  return { ok: true, areaCm2 };
}

/** The unit has new owners: whoever lived there leaves it, and a new code opens it. */
export async function handOver(
  turn: ConvenerTurn,
  household: Household,
  text: string,
): Promise<
  | { ok: true; owners: string[]; code: string }
  | { ok: false; reason: "no-owner" | "owner-too-long" }
> {
  const owners = readOwners(text);
  if (!owners.some(hasInk)) return { ok: false, reason: "no-owner" };
  if (owners.some((owner) => lengthOf(owner) > longestOwner)) {
    return { ok: false, reason: "owner-too-long" };
  }
  const { tx, community, now } = turn;
  await deleteResidentsOf(tx, community.id, household.id);
  await changeHousehold(tx, community.id, household.id, {
    owners,
    telegram: [],
    ownedSince: now,
  });
  const code = await makeCode(turn, household.id);
  await record(turn, {
    act: "household.handed-over",
    data: { household: household.id, owners: owners.length },
  });
  return { ok: true, owners, code };
}

/** A convener takes somebody out of a household; undefined: they are not of it. */
export async function takeOutResident(
  turn: ConvenerTurn,
  household: Household,
  memberId: number,
): Promise<Member | undefined> {
  const member = await findMember(turn.tx, turn.community.id, memberId);
  if (!member || !(await moveOut(turn, household, member))) return undefined;
  // Their own link would let them in again.
  const links = { householdId: household.id, linksBy: memberId };
  await voidCodes(turn.tx, turn.community.id, links);
  await record(turn, {
    act: "household.taken-out",
    data: { household: household.id, member: memberId },
  });
  return member;
}

/** One's own leaving; false: one is not of it. */
export async function leaveHousehold(
  turn: ChatTurn,
  household: Household,
): Promise<boolean> {
  if (!(await moveOut(turn, household, turn.actor))) return false;
  await record(turn, {
    act: "household.left",
    data: { household: household.id },
  });
  return true;
}

/** The roster's own note of their @username goes, too, or the next file would not. */
async function moveOut(
  { tx, community }: ChatTurn,
  household: Household,
  member: Member,
): Promise<boolean> {
  const wasThere = await deleteResident(tx, community.id, {
    householdId: household.id,
    memberId: member.id,
  });
  const username = member.username?.toLowerCase();
  const telegram = household.telegram.filter(
    (name) => name.toLowerCase() !== username,
  );
  if (wasThere && telegram.length < household.telegram.length) {
    await changeHousehold(tx, community.id, household.id, { telegram });
  }
  return wasThere;
}
