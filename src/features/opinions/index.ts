import type { Feature } from "#platform/chat";
import { buttons, commands, links, replies } from "./commands.ts";
import { forgetSpeaker } from "./forget-speaker.ts";
import { keepJoined } from "./give-opinion.ts";

export { opinionWords } from "./forget-speaker.ts";
export { countOpinionsBy, gatherOwnOpinions } from "./gather-own.ts";
export { opinionNumber } from "./messages.ts";
export { compareByOpposition, weighOpinion } from "./rules.ts";
export { listJudges, listOpinions } from "./store.ts";
export type { Opinion } from "./types.ts";

/** What people say on a topic, and how many agree. */
export const opinions: Feature = {
  name: "opinions",
  commands,
  buttons,
  replies,
  links,
  events: [forgetSpeaker, keepJoined],
};
