import type { Feature } from "#platform/chat";
import { commands } from "./commands.ts";
import { greet, welcomeCard } from "./greet-group.ts";
import { settingButtons } from "./change-settings.ts";

/** Groups and the people in them: welcome, settings, roster, help. */
export const communities: Feature = {
  name: "communities",
  commands,
  buttons: settingButtons,
  cards: [welcomeCard],
  events: greet,
};
