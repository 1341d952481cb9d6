import { lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";

export function composeWelcome(
  words: Words,
  state: { isDeaf: boolean; isBotAdmin: boolean },
): Content {
  const { t } = words;
  return {
    text: lines(
      t("communities.welcome.title"),
      t("communities.welcome.what"),
      t("communities.welcome.raise"),
      t("communities.welcome.more"),
      "",
      state.isDeaf && t("communities.welcome.deaf"),
      !state.isBotAdmin && t("communities.welcome.not-admin"),
      state.isBotAdmin && t("communities.welcome.ready"),
    ),
  };
}
