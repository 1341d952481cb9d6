import { callback } from "#platform/chat";
import { lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Claimed } from "../claim-household.ts";
import { showArea } from "../rules/areas.ts";
import type { Household } from "../types.ts";

export const leaveUnit = callback("communities.claim-leave", ["household"]);
export const leaveSurely = callback("communities.claim-left", ["household"]);
export const stay = callback("communities.claim-stay", ["household"]);

export function composeClaimed(
  { t }: Words,
  title: string,
  claimed: Extract<Claimed, { ok: true }>,
  conveners: string,
): Content {
  const { household, isNewcomer } = claimed;
  return {
    text: lines(
      t("communities.claim.done.title", { unit: household.unit }),
      t("communities.claim.done.roster", {
        title,
        area: showArea(household.areaCm2),
      }),
      t("communities.claim.done.next"),
      isNewcomer && t("communities.claim.done.newcomer", { names: conveners }),
    ),
  };
}

/** One's own households, each with a link for one more of it. */
export function composeLinks(
  words: Words,
  communityId: number,
  links: readonly { readonly household: Household; readonly url: string }[],
): Content {
  const { t, plain } = words;
  return {
    text: lines(
      t("communities.claim.links.title"),
      ...links.map(({ household, url }) =>
        t("communities.claim.links.link", { unit: household.unit, url }),
      ),
      t("communities.claim.links.how"),
    ),
    buttons: links.map(({ household }) => [
      {
        label: plain("communities.claim.links.leave", {
          unit: household.unit,
        }),
        data: leaveUnit.data(communityId, { household: household.id }),
      },
    ]),
  };
}

export const composeLeaving = (
  { t, plain }: Words,
  communityId: number,
  household: Household,
): Content => ({
  text: t("communities.claim.leaving.ask", { unit: household.unit }),
  buttons: [
    [
      {
        label: plain("communities.claim.leaving.yes"),
        data: leaveSurely.data(communityId, { household: household.id }),
      },
      {
        label: plain("communities.claim.leaving.no"),
        data: stay.data(communityId, { household: household.id }),
      },
    ],
  ],
});

export function phraseClaim(
  { t, format }: Words,
  refused: Exclude<Claimed, { ok: true } | { isNews: false }>,
  /** null: they are in no community yet. */
  conveners: string | null,
): Html {
  switch (refused.reason) {
    case "nameless":
      return t("chat.nobody-writes");
    case "locked":
      return t("communities.claim.refused.locked", {
        time: format.time(refused.until),
      });
    case "already":
      return refused.isGood
        ? t("communities.claim.refused.already")
        : t("communities.claim.refused.already-spent");
    case "no-code":
      return t("communities.claim.refused.no-code");
    case "unknown-code":
    case "used-code":
    case "void-code":
    case "expired-link":
      return conveners === null
        ? t("communities.claim.refused.unknown-in-lobby")
        : t(`communities.claim.refused.${refused.reason}`, {
            names: conveners,
          });
  }
}
