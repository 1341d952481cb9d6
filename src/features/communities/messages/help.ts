import { lines, type Words } from "#platform/i18n";
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
