import type { Feature } from "#platform/chat";
import { listButtons, listCommands, listLinks } from "./commands/list.ts";
import { raiseButtons, raiseCommands } from "./commands/raise.ts";
import { authorButtons, authorDialogues } from "./commands/author.ts";
import {
  draftButtons,
  draftDialogues,
  draftLinks,
  draftReplies,
} from "./commands/draft.ts";
import { similarButtons } from "./commands/similar.ts";
import { overhearDraft } from "./collect-photos.ts";
import { decideButtons, decideReplies } from "./commands/decide.ts";
import { mergeButtons, mergeCommands, mergeReplies } from "./commands/merge.ts";
import { screenButtons, screenCommands } from "./commands/screen.ts";
import { events, jobs } from "./jobs.ts";
import { forgetAuthor } from "./forget-author.ts";
import { topicCard } from "./show-topic.ts";

export { topicWords } from "./forget-author.ts";
export { indexTopic } from "./index-topic.ts";
export { gatherOwnTopics, listRaised } from "./gather-own.ts";
export { gatherTopic, type TopicFacts } from "./gather-topic.ts";
export { takeEvidence } from "./take-evidence.ts";
export { composeOwn, sendDetails } from "./send-details.ts";
export { allTopicsLetter } from "./commands/list.ts";
export { raiseLink } from "./commands/draft.ts";
export { listMergedSet } from "./list-merged-set.ts";
export { listOpenStages, type OpenStage } from "./store/open-topics.ts";
export { composeTopicLines } from "./messages/card.ts";
export { moveTopic } from "./move-topic.ts";
export { isQueueTold } from "./remind-conveners.ts";
export { acceptFirst, findOpenTopic, type NotOpen } from "./screen-topic.ts";
export { whenNext } from "./rules/flood.ts";
export { unmergeTopic } from "./unmerge-topic.ts";
export { afterTitle, standingOf, titleOf } from "./messages/card.ts";
export { listEndorsers } from "./store/endorsements.ts";
export {
  addOpinionCount,
  findTopic,
  listScreeningQueue,
} from "./store/topics.ts";
export type { Topic } from "./types.ts";

/** What people raise, and where each matter stands on its way to being closed. */
export const topics: Feature = {
  name: "topics",
  commands: [
    ...raiseCommands,
    ...listCommands,
    ...screenCommands,
    ...mergeCommands,
  ],
  buttons: [
    ...raiseButtons,
    ...similarButtons,
    ...draftButtons,
    ...authorButtons,
    ...listButtons,
    ...screenButtons,
    ...decideButtons,
    ...mergeButtons,
  ],
  replies: [...draftReplies, ...decideReplies, ...mergeReplies],
  dialogues: [...draftDialogues, ...authorDialogues],
  links: [...draftLinks, ...listLinks],
  overhears: overhearDraft,
  cards: [topicCard],
  jobs,
  events: [...events, forgetAuthor],
};
