import type { Feature } from "#platform/chat";
import { settingButtons } from "./change-settings.ts";
import { membershipCommands } from "./commands/membership.ts";
import { personalCommands } from "./commands/personal.ts";
import { settingCommands } from "./commands/settings.ts";
import { startButtons, startCommands } from "./commands/start.ts";
import { greet, welcomeCard } from "./greet-group.ts";

/** Groups and the people in them: welcome, settings, roster, help. */
export const communities: Feature = {
  name: "communities",
  commands: [
    ...startCommands,
    ...settingCommands,
    ...membershipCommands,
    ...personalCommands,
  ],
  buttons: [...startButtons, ...settingButtons],
  cards: [welcomeCard],
  events: greet,
};
