import type { Feature } from "#platform/chat";
import { buttons, commands } from "./commands.ts";
import { greet, welcomeCard } from "./greet-group.ts";

/** Groups and the people in them: welcome, settings, roster, help. */
export const communities: Feature = {
  name: "communities",
  commands,
  buttons,
  cards: [welcomeCard],
  events: greet,
};
