import {
  answer,
  conveners,
  refuse,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import { createWords } from "#platform/i18n";
import { changeSettings, shownSettings } from "../change-settings.ts";
import { composeSettings } from "../messages/settings.ts";
import { readSetting } from "../rules/settings.ts";

async function settings(turn: ConvenerTurn): Promise<void> {
  const text = turn.message?.text ?? "";
  if (text === "") {
    await answer(turn, composeSettings(turn.words, turn.community), {
      about: shownSettings,
    });
    return;
  }
  const read = readSetting(text);
  if (!read.ok) {
    await refuse(turn, turn.words.t(`communities.settings.bad.${read.reason}`));
    return;
  }
  const community = await changeSettings(turn, read.change);
  const words = createWords({
    locale: turn.place === "group" ? community.locale : turn.words.locale,
    timeZone: community.timeZone,
    now: turn.now,
  });
  await answer(turn, composeSettings(words, community), {
    about: shownSettings,
  });
}

export const settingCommands: readonly Command[] = [
  { name: "settings", who: conveners(settings) },
];
