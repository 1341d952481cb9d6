import { callback } from "#platform/chat";
import type { Community, QuietHours } from "#platform/community";
import { lines, type Locale, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";

export const pickSetting = callback("communities.set", ["setting", "choice"]);

export const localeChoices: readonly Locale[] = ["zh-CN", "en"];
export const zoneChoices: readonly string[] = [
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/New_York",
];
export const quietChoices: readonly (QuietHours | null)[] = [
  { from: "22:00", to: "08:00" },
  { from: "21:00", to: "07:00" },
  null,
];
export const digestChoices: readonly string[] = ["12:00", "18:00", "20:00"];

export function composeSettings(words: Words, community: Community): Content {
  const { t, plain } = words;
  const quiet = (hours: QuietHours | null) =>
    hours
      ? `${hours.from}-${hours.to}`
      : plain("communities.settings.quiet-off");
  const row = (setting: number, labels: readonly string[]): Button[] =>
    labels.map((label, choice) => ({
      label,
      data: pickSetting.data(community.id, { setting, choice }),
    }));
  return {
    text: lines(
      t("communities.settings.title"),
      t("communities.settings.language", {
        language: plain(`communities.languages.${community.locale}`),
      }),
      t("communities.settings.zone", { zone: community.timeZone }),
      t("communities.settings.quiet", { quiet: quiet(community.quiet) }),
      t("communities.settings.digest", { time: community.digestAt }),
      "",
      t("communities.settings.how"),
    ),
    buttons: [
      row(
        0,
        localeChoices.map((locale) => plain(`communities.languages.${locale}`)),
      ),
      row(1, zoneChoices),
      row(2, quietChoices.map(quiet)),
      row(3, digestChoices),
    ],
  };
}
