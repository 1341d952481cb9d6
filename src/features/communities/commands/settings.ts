import {
  answer,
  conveners,
  refuse,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import type { Community } from "#platform/community";
import type { Html } from "#platform/i18n";
import {
  changeSettings,
  shownSettings,
  wordsAfter,
} from "../change-settings.ts";
import { composeSettings } from "../messages/settings.ts";
import { readSettings } from "../read-settings.ts";
import {
  longestRules,
  mostBudget,
  mostEndorsements,
  readSetting,
  type ReadSetting,
  type SettingChange,
} from "../rules/settings.ts";

async function settings(turn: ConvenerTurn): Promise<void> {
  const text = turn.message?.text ?? "";
  if (text.trim() === "") return show(turn, turn.community);
  const read = readSetting(text);
  if (!read.ok) return refuse(turn, phraseRefusal(turn, read));
  const change = read.change === "here" ? findHere(turn) : read.change;
  return change
    ? show(turn, await changeSettings(turn, change))
    : refuse(turn, turn.words.t("communities.settings.bad.here"));
}

/** The forum topic where it was written; null: it was written in none. */
const findHere = ({
  place,
  community,
  message,
}: ConvenerTurn): SettingChange | null =>
  place === "group" && community.isForum
    ? { threadId: message?.threadId ?? null }
    : null;

const show = async (turn: ConvenerTurn, community: Community): Promise<void> =>
  answer(
    turn,
    composeSettings(
      wordsAfter(turn, community),
      await readSettings(turn, community),
    ),
    { about: shownSettings },
  );

function phraseRefusal(
  { words: { t } }: ConvenerTurn,
  refused: Extract<ReadSetting, { ok: false }>,
): Html {
  switch (refused.reason) {
    case "budget":
      return t("communities.settings.bad.budget", { most: mostBudget });
    case "accept":
      return t("communities.settings.bad.accept", { most: mostEndorsements });
    case "rules":
      return t("communities.settings.bad.rules", {
        limit: longestRules,
        length: refused.length,
      });
    case "unknown":
    case "locale":
    case "time-zone":
    case "quiet":
    case "digest":
      return t(`communities.settings.bad.${refused.reason}`);
  }
}

export const settingCommands: readonly Command[] = [
  { name: "settings", who: conveners(settings) },
];
