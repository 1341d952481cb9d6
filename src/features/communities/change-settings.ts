import {
  onPress,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type ConvenerTurn,
} from "#platform/chat";
import { changeCommunity, type Community } from "#platform/community";
import { createWords, type Words } from "#platform/i18n";
import { record } from "#platform/ledger";
import { refreshCards } from "#platform/outbox";
import {
  choiceOf,
  composeSettings,
  pickSetting,
  stayHere,
} from "./messages/settings.ts";
import { readSettings } from "./read-settings.ts";
import type { SettingChange } from "./rules/settings.ts";

/** What a message with the settings is about. */
export const shownSettings = { kind: "communities.settings", number: 0 };

declare module "#platform/turn" {
  interface Events {
    /** The turn still has the community as it was. */
    "community.settings-changed": { readonly community: Community };
  }
}

/** Returns the community as it is afterwards. */
export async function changeSettings(
  turn: ConvenerTurn,
  change: SettingChange,
): Promise<Community> {
  // Who chooses one of these has looked at what was guessed.
  const isLookedAt = "timeZone" in change || "threadId" in change;
  const community = await changeCommunity(turn.tx, turn.community.id, {
    ...change,
    ...(isLookedAt && { confirmedAt: turn.now }),
  });
  const [[name, value] = []] = Object.entries(change);
  await record(turn, {
    act: "community.set",
    data: { [name ?? ""]: JSON.stringify(value) },
  });
  await refreshCards(turn);
  await turn.emit("community.settings-changed", { community });
  return community;
}

/** How the place of the turn is spoken to once the settings are changed. */
export const wordsAfter = (
  { place, words, now }: ChatTurn,
  { locale, timeZone }: Community,
): Words =>
  createWords({
    locale: place === "group" ? locale : words.locale,
    timeZone,
    now,
  });

async function setByPress(turn: ConvenerTurn, change: SettingChange) {
  const community = await changeSettings(turn, change);
  await rewritePressed(
    turn,
    shownSettings,
    composeSettings(
      wordsAfter(turn, community),
      await readSettings(turn, community),
    ),
  );
  return { text: turn.personal.plain("communities.settings.saved") };
}

export const settingButtons: readonly ButtonHandler[] = [
  onPress(pickSetting, "convener", async (turn, { setting, choice }) => {
    const change = choiceOf(setting, choice);
    return change
      ? setByPress(turn, change)
      : { text: turn.personal.plain("chat.stale-button") };
  }),
  onPress(stayHere, "convener", async (turn) => {
    const isThere = turn.place === "group" && turn.community.isForum;
    return isThere
      ? setByPress(turn, { threadId: turn.message?.threadId ?? null })
      : { text: turn.personal.plain("communities.settings.bad.here") };
  }),
];
