import type { Feature } from "#platform/chat";
import { buttons, commands, replies } from "./commands.ts";
import { topicCard } from "./show-topic.ts";

export { moveTopic } from "./move-topic.ts";
export { acceptFirst } from "./screen-topic.ts";
export { afterTitle, standingOf, titleOf } from "./messages.ts";
export {
  addOpinionCount,
  countEndorsements,
  findTopic,
  listScreeningQueue,
  listEndorsers,
  listTopicsOf,
} from "./store.ts";
export type { Topic } from "./types.ts";

/** What people raise, and where each matter stands on its way to being closed. */
export const topics: Feature = {
  name: "topics",
  commands,
  buttons,
  replies,
  cards: [topicCard],
};
