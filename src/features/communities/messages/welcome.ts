import { callback } from "#platform/chat";
import type { Community } from "#platform/community";
import {
  lines,
  locales,
  type Html,
  type Locale,
  type Words,
} from "#platform/i18n";
import type { Button } from "#platform/outbox";
import { namePlace } from "./places.ts";

export const confirmPlace = callback("communities.confirm", []);
export const speakOther = callback("communities.speak", ["language"]);
export const showOthers = callback("communities.others", []);

/** What a group has to do once, so that the bot can be of use to it. */
export interface Checklist {
  readonly community: Community;
  readonly isDeaf: boolean;
  /** How many conveners are appointed and here. */
  readonly conveners: number;
  readonly hasTopics: boolean;
}

export const conveners = 2;

/** What I am, and how something is raised. */
export const composeGreeting = ({ t }: Words): Html =>
  lines(
    t("communities.welcome.title"),
    t("communities.welcome.what"),
    t("communities.welcome.raise"),
    t("communities.welcome.more"),
  );

/** What is done ✓ and what is not ○; null: all is done, and nobody has to read it any more. */
export function composeChecklist(words: Words, list: Checklist): Html | null {
  const { t } = words;
  const { community } = list;
  const place = namePlace(words, community);
  const isConfirmed = community.confirmedAt !== null;
  const isLed = list.conveners >= conveners;
  const { isBotAdmin } = community;
  if (isConfirmed && isBotAdmin && isLed && list.hasTopics) return null;
  return lines(
    t("communities.checklist.title"),
    isConfirmed
      ? t("communities.checklist.confirmed", { place })
      : community.isForum
        ? t("communities.checklist.confirm-forum", { place })
        : t("communities.checklist.confirm", { place }),
    isBotAdmin
      ? t("communities.checklist.admin")
      : list.isDeaf
        ? t("communities.checklist.not-admin-deaf")
        : t("communities.checklist.not-admin"),
    isLed
      ? t("communities.checklist.led")
      : t("communities.checklist.not-led", { count: list.conveners }),
    list.hasTopics
      ? t("communities.checklist.raised")
      : t("communities.checklist.not-raised"),
  );
}

/** The other languages' names are in themselves. */
const otherLocales = (locale: Locale): readonly Locale[] =>
  locales.filter((other) => other !== locale);

/** One tap says that the guess was right, or what is right instead; none once it was said. */
export function composeConfirming(
  words: Words,
  community: Community,
): readonly (readonly Button[])[] {
  if (community.confirmedAt !== null) return [];
  const { plain } = words;
  const { id } = community;
  return [
    [
      {
        label: plain("communities.welcome.confirm", {
          place: namePlace(words, community),
        }),
        data: confirmPlace.data(id, {}),
      },
    ],
    [
      ...otherLocales(community.locale).map((locale) => ({
        label: plain("communities.welcome.speak", {
          language: plain(`communities.languages.${locale}`),
        }),
        data: speakOther.data(id, { language: locales.indexOf(locale) }),
      })),
      {
        label: plain("communities.welcome.others"),
        data: showOthers.data(id, {}),
      },
    ],
  ];
}
