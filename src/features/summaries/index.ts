import type { Feature } from "#platform/chat";
import { buttons, commands, dialogues, replies } from "./commands.ts";
import { forgetNamed } from "./forget-named.ts";

export { listSummariesDrafted } from "./gather-own.ts";
export { findLastSummary } from "./store.ts";

/** Where a matter stands, compiled from what happened and posted by a convener. */
export const summaries: Feature = {
  name: "summaries",
  commands,
  buttons,
  dialogues,
  replies,
  events: [forgetNamed],
};
