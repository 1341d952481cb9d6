import type { Feature } from "#platform/chat";
import { listButtons, listCommands } from "./commands/list.ts";
import { raiseButtons, raiseCommands } from "./commands/raise.ts";
import {
  screenButtons,
  screenCommands,
  screenReplies,
} from "./commands/screen.ts";
import { topicCard } from "./show-topic.ts";

export { indexTopic } from "./index-topic.ts";
export { moveTopic } from "./move-topic.ts";
export { acceptFirst } from "./screen-topic.ts";
export { afterTitle, standingOf, titleOf } from "./messages/card.ts";
export { countEndorsements, listEndorsers } from "./store/endorsements.ts";
export {
  addOpinionCount,
  findTopic,
  listScreeningQueue,
  listTopicsOf,
} from "./store/topics.ts";
export type { Topic } from "./types.ts";

/** What people raise, and where each matter stands on its way to being closed. */
export const topics: Feature = {
  name: "topics",
  commands: [...raiseCommands, ...listCommands, ...screenCommands],
  buttons: [...raiseButtons, ...listButtons, ...screenButtons],
  replies: screenReplies,
  cards: [topicCard],
};
