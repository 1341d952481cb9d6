import type { Community } from "#platform/community";
import { html, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";

export function composeHelp(
  words: Words,
  reader: { isConvener: boolean },
): Content {
  const { t } = words;
  return {
    text: lines(
      t("communities.help.title"),
      t("communities.help.resident"),
      reader.isConvener && "",
      reader.isConvener && t("communities.help.convener"),
    ),
  };
}

/** By what rules conveners screen: their own words, else the usual ones. */
const screeningRulesOf = ({ screeningRules }: Community, { t }: Words): Html =>
  screeningRules === null
    ? t("communities.screening-rules")
    : html`${screeningRules}`;

export const composeRules = (words: Words, community: Community): Content => ({
  text: lines(
    words.t("communities.help.rules-title"),
    screeningRulesOf(community, words),
  ),
});
