import type { Feature } from "#platform/chat";
import { buttons } from "./answer-presses.ts";
import { dialogues } from "./ask-details.ts";
import { commands, replies } from "./commands.ts";
import { events, jobs } from "./jobs.ts";
import { followupCard } from "./show-followup.ts";

export { dropFollowup } from "./drop-followup.ts";
export { reopenFollowup } from "./reopen-followup.ts";
export { gatherOwnFollowups } from "./gather-own.ts";
export { listOverdue, type OverdueFollowup } from "./list-overdue.ts";
export { listFollowupsOfTopic, listOpenFollowupsOf } from "./store.ts";
export type { Followup } from "./types.ts";

/** What is to be done, by whom, until when, and whether it was. */
export const followups: Feature = {
  name: "followups",
  commands,
  buttons,
  replies,
  dialogues,
  cards: [followupCard],
  jobs,
  events,
};
