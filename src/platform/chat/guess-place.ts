import type { CommunityDefaults } from "#platform/community";
import { localeOf } from "#platform/i18n";

/** Where people live whose app speaks this; the first that fits counts. */
const homes: readonly (readonly [RegExp, string])[] = [
  [/^zh-(tw|hant)/, "Asia/Taipei"],
  [/^zh/, "Asia/Shanghai"],
];

/**
 * The language and time zone of a group, guessed from the app of whoever added
 * the bot. Of those who speak the usual language, the usual zone is a better
 * guess than a table of languages.
 */
export function guessPlace(
  languageCode: string | undefined,
  usual: CommunityDefaults,
): CommunityDefaults {
  const locale = localeOf(languageCode);
  if (!locale || locale === usual.locale) return usual;
  const code = languageCode?.toLowerCase().replace("_", "-") ?? "";
  const [, timeZone = usual.timeZone] =
    homes.find(([language]) => language.test(code)) ?? [];
  return { locale, timeZone };
}
