import { callback } from "#platform/chat";
import type { Community } from "#platform/community";
import { cutText, lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";

/** The community is in every button's data; there is nothing else to say. */
export const chooseCommunity = callback("communities.choose", []);

/** The greeting in private chat; who belongs to several communities chooses one. */
export function composeStart(
  words: Words,
  current: Community,
  all: readonly Community[],
): Content {
  const { t } = words;
  return {
    text: lines(
      t("communities.start.home", { title: current.title }),
      all.length > 1 && t("communities.start.several"),
    ),
    ...(all.length > 1 && {
      buttons: all.map((community) => [
        {
          label: cutText(community.title, 30),
          data: chooseCommunity.data(community.id, {}),
        },
      ]),
    }),
  };
}
