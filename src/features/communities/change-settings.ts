import {
  onPress,
  rewritePressed,
  type ButtonHandler,
  type ConvenerTurn,
} from "#platform/chat";
import { changeCommunity, type Community } from "#platform/community";
import { createWords } from "#platform/i18n";
import { record } from "#platform/ledger";
import { refreshCards } from "#platform/outbox";
import {
  composeSettings,
  digestChoices,
  pickSetting,
  quietChoices,
  zoneChoices,
  localeChoices,
} from "./messages/settings.ts";
import type { SettingChange } from "./rules/settings.ts";

/** What a message with the settings is about. */
export const shownSettings = { kind: "communities.settings", number: 0 };

/** Returns the community as it is afterwards. */
export async function changeSettings(
  turn: ConvenerTurn,
  change: SettingChange,
): Promise<Community> {
  const community = await changeCommunity(turn.tx, turn.community.id, change);
  const [[name, value] = []] = Object.entries(change);
  await record(turn, {
    act: "community.set",
    data: { [name ?? ""]: JSON.stringify(value) },
  });
  await refreshCards(turn);
  await turn.emit("community.settings-changed", { community });
  return community;
}

declare module "#platform/turn" {
  interface Events {
    "community.settings-changed": { readonly community: Community };
  }
}

/** What the n-th button of each kind sets. */
const choices: readonly ((n: number) => SettingChange | undefined)[] = [
  (n) => entry(localeChoices[n], (locale) => ({ locale })),
  (n) => entry(zoneChoices[n], (timeZone) => ({ timeZone })),
  (n) => entry(quietChoices[n], (quiet) => ({ quiet })),
  (n) => entry(digestChoices[n], (digestAt) => ({ digestAt })),
];

const entry = <T>(value: T | undefined, to: (value: T) => SettingChange) =>
  value === undefined ? undefined : to(value);

export const settingButtons: readonly ButtonHandler[] = [
  onPress(pickSetting, "convener", async (turn, { setting, choice }) => {
    const change = choices[setting]?.(choice);
    if (!change) {
      return { text: turn.personal.plain("chat.stale-button") };
    }
    const community = await changeSettings(turn, change);
    const words = createWords({
      locale: turn.place === "group" ? community.locale : turn.words.locale,
      timeZone: community.timeZone,
      now: turn.now,
    });
    await rewritePressed(
      turn,
      shownSettings,
      composeSettings(words, community),
    );
    return { text: turn.personal.plain("communities.settings.saved") };
  }),
];
