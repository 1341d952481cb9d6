import type { Community } from "#platform/community";
import type { Words } from "#platform/i18n";

/** The zones that have a name of their own here. */
const slugs = {
  "Asia/Shanghai": "shanghai",
  "Asia/Taipei": "taipei",
  "Europe/Berlin": "berlin",
  "America/New_York": "new-york",
} as const;

const isNamed = (zone: string): zone is keyof typeof slugs =>
  Object.hasOwn(slugs, zone);

/** As people say it, or its name among the zones. */
export const nameZone = ({ plain }: Words, zone: string): string =>
  isNamed(zone) ? plain(`communities.zones.${slugs[zone]}`) : zone;

/** Language and time zone of a community: `中文 · 北京时间`. */
export const namePlace = (
  words: Words,
  { locale, timeZone }: Pick<Community, "locale" | "timeZone">,
): string =>
  `${words.plain(`communities.languages.${locale}`)} · ${nameZone(words, timeZone)}`;
