import {
  findMemberByUsername,
  listConveners,
  listMembers,
  mayDecide,
  type Member,
} from "#platform/community";
import { createWords, locales } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import { findHouseholdByUnit, listHouseholds } from "#features/communities";
import { groupOwners } from "./rules/group-owners.ts";
import type { ElectorHolder } from "./store/electors.ts";
import type { Electorate, Poll } from "./types.ts";

export type Frozen =
  | {
      ok: true;
      /** A list of units is one of households. */
      electorate: Electorate;
      /** null: everyone in the chat, nobody is written down. */
      holders: readonly ElectorHolder[] | null;
    }
  | {
      ok: false;
      reason: "no-electors" | "no-households";
      electorate: Electorate;
    }
  | { ok: false; reason: "unknown-elector"; name: string };

/** How many votes there can be, and of what floor area; null: nobody knows. */
export const countElectors = (
  holders: readonly ElectorHolder[] | null,
): Pick<Poll, "electors" | "areaCm2"> => ({
  electors: holders && new Set(holders.map((one) => one.electorId)).size,
  areaCm2: holders && holders.reduce((sum, { areaCm2 }) => sum + areaCm2, 0),
});

/** Who may vote, as they are now: later nobody is added. */
export async function freezeElectorate(
  turn: Turn,
  asked: { electorate: Electorate; listed: readonly string[] },
): Promise<Frozen> {
  const { electorate } = asked;
  switch (electorate) {
    case "everyone":
      return { ok: true, electorate, holders: null };
    case "household":
    case "owner":
      return freezeHouseholds(turn, electorate);
    case "list":
      return freezeList(turn, asked.listed);
    case "joined":
    case "convener":
    case "resident": {
      const members = await listMembersOf(turn, electorate);
      return members.length === 0
        ? { ok: false, reason: "no-electors", electorate }
        : { ok: true, electorate, holders: members.map(asHolder) };
    }
  }
}

const asHolder = ({ id }: Member): ElectorHolder => ({
  holderId: id,
  electorId: id,
  areaCm2: 0,
});

async function listMembersOf(
  { tx, community }: Turn,
  electorate: "joined" | "convener" | "resident",
): Promise<Member[]> {
  const conveners = await listConveners(tx, community.id);
  if (electorate === "convener") return conveners;
  const deciding = (await listMembers(tx, community.id)).filter(
    (one) => one.isPresent && one.joinedAt !== null && mayDecide(one),
  );
  if (electorate === "joined") return deciding;
  const convening = new Set(conveners.map(({ id }) => id));
  return deciding.filter(({ id }) => !convening.has(id));
}

async function freezeHouseholds(
  { tx, community }: Turn,
  electorate: "household" | "owner",
): Promise<Frozen> {
  const households = await listHouseholds(tx, community.id);
  if (households.length === 0) {
    return { ok: false, reason: "no-households", electorate };
  }
  const ownerOf = new Map(
    electorate === "owner"
      ? groupOwners(households, forgottenAs(community)).flatMap(
          ({ electorId, householdIds }) =>
            householdIds.map((id) => [id, electorId] as const),
        )
      : [],
  );
  const holders = households.map(({ id, areaCm2 }) => ({
    holderId: id,
    electorId: ownerOf.get(id) ?? id,
    areaCm2,
  }));
  return { ok: true, electorate, holders };
}

/** What stands in the roster for owners who asked to be forgotten. */
const forgottenAs = ({ timeZone }: Turn["community"]): string[] =>
  locales.map((locale) =>
    createWords({ locale, timeZone, now: 0 }).plain("chat.somebody"),
  );

/** People by name or @username, or else units; not both in one list. */
async function freezeList(
  { tx, community }: Turn,
  listed: readonly string[],
): Promise<Frozen> {
  const members = (await listMembers(tx, community.id)).filter(
    (one) => one.isPresent && mayDecide(one),
  );
  const people: Member[] = [];
  const units: ElectorHolder[] = [];
  for (const text of listed) {
    const name = text.replace(/^[@＠]/, "").trim();
    const unit = await findHouseholdByUnit(tx, community.id, name);
    const isFirstKind = people.length === 0 || units.length > 0;
    if (unit && isFirstKind) {
      const { id, areaCm2 } = unit;
      units.push({ holderId: id, electorId: id, areaCm2 });
      continue;
    }
    const known = await findMemberByUsername(tx, community.id, name);
    const [person, ...others] = members.filter((one) =>
      known
        ? one.id === known.id
        : one.name.toLowerCase() === name.toLowerCase(),
    );
    if (!person || others.length > 0 || units.length > 0) {
      return { ok: false, reason: "unknown-elector", name: text };
    }
    people.push(person);
  }
  return units.length > 0
    ? { ok: true, electorate: "household", holders: distinct(units) }
    : { ok: true, electorate: "list", holders: distinct(people.map(asHolder)) };
}

const distinct = (holders: readonly ElectorHolder[]): ElectorHolder[] => [
  ...new Map(holders.map((one) => [one.holderId, one])).values(),
];
