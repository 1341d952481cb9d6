import type { Feature } from "#platform/chat";
import { forgetButtons } from "./ask-forgetting.ts";
import { commands } from "./commands.ts";
import { boardButtons, boardCommands } from "./find-board.ts";
import { digestJob, scheduleDigests } from "./post-digest.ts";
import { boardCard, boardJob, boardListeners } from "./show-board.ts";
import { mineButtons, mineLinks } from "./send-mine.ts";
import { mydataLinks } from "./send-mydata.ts";

/** What looks at all kinds of items at once: closing and reopening, one's own, the digest. */
export const records: Feature = {
  name: "records",
  commands: [...commands, ...boardCommands],
  buttons: [...mineButtons, ...forgetButtons, ...boardButtons],
  links: [...mineLinks, ...mydataLinks],
  cards: [boardCard],
  jobs: [digestJob, boardJob],
  events: [...scheduleDigests, ...boardListeners],
};
