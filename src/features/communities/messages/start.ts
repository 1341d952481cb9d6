import { callback } from "#platform/chat";
import type { Community } from "#platform/community";
import { cutText, lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";

/** The community is in every button's data; there is nothing else to say. */
export const chooseCommunity = callback("communities.choose", []);

/** The greeting in private chat; who belongs to several communities chooses one. */
export function composeStart(
  words: Words,
  shown: {
    readonly current: Community;
    readonly all: readonly Community[];
    readonly isConvener: boolean;
  },
): Content {
  const { t } = words;
  const { current, all, isConvener } = shown;
  return {
    text: lines(
      t("communities.start.home", { title: current.title }),
      isConvener && t("communities.start.convener"),
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
