import { callback } from "#platform/chat";
import type { Community, QuietHours } from "#platform/community";
import { lines, type Html, type Locale, type Words } from "#platform/i18n";
import type { Button, Content, WeekOfBurden } from "#platform/outbox";
import type { SettingChange } from "../rules/settings.ts";
import { nameZone } from "./places.ts";

export const pickSetting = callback("communities.set", ["setting", "choice"]);
/** The forum topic of the pressed message is the one that the bot keeps to. */
export const stayHere = callback("communities.here", []);
export const backToBoard = callback("communities.board", []);

/** What the buttons offer, a row each, at most three of a kind. */
const localeChoices: readonly Locale[] = ["zh-CN", "en"];
const zoneChoices = ["Asia/Shanghai", "Europe/Berlin", "America/New_York"];
const quietChoices: readonly (QuietHours | null)[] = [
  { from: "22:00", to: "08:00" },
  { from: "21:00", to: "07:00" },
  null,
];
const digestChoices = ["12:00", "18:00", "20:00"];
const budgetChoices = [6, 12, 24];
const acceptChoices = [null, 5, 10];

interface Row {
  readonly choices: readonly SettingChange[];
  label(words: Words, choice: number): string;
}

const nameQuiet = ({ plain }: Words, quiet: QuietHours | null): string =>
  quiet ? `${quiet.from}-${quiet.to}` : plain("communities.settings.quiet-off");

const rowOf = <Value>(
  values: readonly Value[],
  change: (value: Value) => SettingChange,
  name: (words: Words, value: Value) => string,
): Row => ({
  choices: values.map(change),
  label: (words, choice) => name(words, values[choice] as Value),
});

const rows: readonly Row[] = [
  rowOf(
    localeChoices,
    (locale) => ({ locale }),
    ({ plain }, locale) => plain(`communities.languages.${locale}`),
  ),
  rowOf(zoneChoices, (timeZone) => ({ timeZone }), nameZone),
  rowOf(quietChoices, (quiet) => ({ quiet }), nameQuiet),
  rowOf(
    digestChoices,
    (digestAt) => ({ digestAt }),
    (_, time) => time,
  ),
  rowOf(
    budgetChoices,
    (dailyBudget) => ({ dailyBudget }),
    ({ plain }, count) => plain("communities.settings.budget-of", { count }),
  ),
  rowOf(
    acceptChoices,
    (autoAccept) => ({ autoAccept }),
    ({ plain }, count) =>
      count === null
        ? plain("communities.settings.accept-off")
        : plain("communities.settings.accept-from", { count }),
  ),
];

/** What the n-th button of a row sets. */
export const choiceOf = (
  row: number,
  choice: number,
): SettingChange | undefined => rows[row]?.choices[choice];

export interface ShownSettings {
  readonly community: Community;
  readonly week: WeekOfBurden;
  readonly isInGroup: boolean;
  /** They stand in the board's message for a while. */
  readonly hasWayBack?: true;
}

export function composeSettings(words: Words, shown: ShownSettings): Content {
  const { t, plain } = words;
  const { community } = shown;
  return {
    text: lines(
      shown.isInGroup
        ? t("communities.settings.title")
        : t("communities.settings.title-of", { title: community.title }),
      t("communities.settings.language", {
        language: plain(`communities.languages.${community.locale}`),
      }),
      t("communities.settings.zone", {
        zone: nameZone(words, community.timeZone),
      }),
      t("communities.settings.quiet", {
        quiet: nameQuiet(words, community.quiet),
      }),
      t("communities.settings.digest", { time: community.digestAt }),
      t("communities.settings.budget", { count: community.dailyBudget }),
      community.autoAccept === null
        ? t("communities.settings.no-accept")
        : t("communities.settings.accept", { count: community.autoAccept }),
      community.screeningRules === null
        ? t("communities.settings.usual-rules")
        : t("communities.settings.own-rules"),
      community.isForum && placeInForum(words, community),
      "",
      ...composeCost(words, shown),
      "",
      t("communities.settings.how"),
    ),
    buttons: composeButtons(words, shown),
  };
}

const placeInForum = ({ t }: Words, { threadId }: Community): Html =>
  threadId === null
    ? t("communities.settings.in-general")
    : t("communities.settings.in-thread");

/** What the bot cost the group, and what happens when that is too much. */
function composeCost(
  { t }: Words,
  { week, community }: ShownSettings,
): (Html | false)[] {
  return [
    t("communities.settings.cost", {
      count: week.days,
      messages: week.messages,
      mentions: week.mentions,
      taps: week.taps,
    }),
    week.isOver &&
      t("communities.settings.over", { count: community.dailyBudget }),
  ];
}

function composeButtons(
  words: Words,
  { community, isInGroup, hasWayBack }: ShownSettings,
): Button[][] {
  const { plain } = words;
  const { id } = community;
  const choices = rows.map((row, setting) =>
    row.choices.map((change, choice) => ({
      label: isSo(community, change)
        ? `✓ ${row.label(words, choice)}`
        : row.label(words, choice),
      data: pickSetting.data(id, { setting, choice }),
    })),
  );
  const here = {
    label: plain("communities.settings.stay"),
    data: stayHere.data(id, {}),
  };
  const back = {
    label: plain("communities.settings.back"),
    data: backToBoard.data(id, {}),
  };
  return [
    ...choices,
    ...(community.isForum && isInGroup && !hasWayBack ? [[here]] : []),
    ...(hasWayBack ? [[back]] : []),
  ];
}

const isSo = (community: Community, change: SettingChange): boolean =>
  Object.entries(change).every(
    ([name, value]) =>
      JSON.stringify(community[name as keyof Community]) ===
      JSON.stringify(value),
  );
