import { callback } from "#platform/chat";
import { cutText, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { showArea } from "../rules/areas.ts";
import type { Resident } from "../store/residents.ts";
import type { Household } from "../types.ts";

export const handOverUnit = callback("communities.unit-owner", ["household"]);
export const measureUnit = callback("communities.unit-area", ["household"]);
/** Under a question about a unit: to leave it unanswered. */
export const keepUnit = callback("communities.unit-keep", []);
export const takeOutOfUnit = callback("communities.unit-out", [
  "household",
  "member",
]);

const shownResidents = 12;
const longestLabel = 20;

export function composeUnit(
  words: Words,
  communityId: number,
  household: Household,
  residents: readonly Resident[],
): Content {
  const { t, plain, format } = words;
  const shown = residents.slice(0, shownResidents);
  const takeOut = shown.map(({ member }): Button[] => [
    {
      label: plain("communities.roster.unit.take-out", {
        name: cutText(member.name, longestLabel),
      }),
      data: takeOutOfUnit.data(communityId, {
        household: household.id,
        member: member.id,
      }),
    },
  ]);
  return {
    text: lines(
      t("communities.roster.unit.title", { unit: household.unit }),
      t("communities.roster.unit.area", { area: showArea(household.areaCm2) }),
      t("communities.roster.unit.owners", {
        owners: household.owners.join(plain("chat.name-separator")),
        date: format.date(household.ownedSince),
      }),
      residents.length === 0
        ? t("communities.roster.unit.nobody")
        : t("communities.roster.unit.residents", { count: residents.length }),
      ...shown.map((resident) => composeResident(words, resident)),
    ),
    buttons: [
      [
        {
          label: plain("communities.roster.unit.hand-over"),
          data: handOverUnit.data(communityId, { household: household.id }),
        },
        {
          label: plain("communities.roster.unit.measure"),
          data: measureUnit.data(communityId, { household: household.id }),
        },
      ],
      ...takeOut,
    ],
  };
}

const composeResident = (
  { t, format }: Words,
  { member, since }: Resident,
): Html =>
  member.userId === null
    ? t("communities.roster.unit.expected", { name: member.name })
    : t("communities.roster.unit.resident", {
        name: member.name,
        date: format.date(since),
      });
