import type { Feature } from "#platform/chat";
import { buttons, commands, dialogues, replies } from "./commands.ts";

export { findLastSummary } from "./store.ts";

/** Where a matter stands, compiled from what happened and posted by a convener. */
export const summaries: Feature = {
  name: "summaries",
  commands,
  buttons,
  dialogues,
  replies,
};
