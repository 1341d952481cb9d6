import type { Feature } from "#platform/chat";
import { buttons, commands } from "./commands.ts";
import { holdTopics } from "./hold-topic.ts";
import { forgetVoter } from "./forget-voter.ts";
import { jobs } from "./jobs.ts";
import { pollCard } from "./show-poll.ts";

export { closePoll } from "./close-poll.ts";
export { gatherOwnVotes } from "./gather-own.ts";
export { judgePoll } from "./rules/judge-poll.ts";
export { parseElection } from "./rules/read-election.ts";
export { tallyElection } from "./rules/tally-election.ts";
export type { Note as TallyNote } from "./rules/election.ts";
export { reopenPoll } from "./reopen-poll.ts";
export {
  findPoll,
  listOpenPolls,
  listPollsOfTopic,
  listPollsToVote,
  listVoters,
  tallyOf,
} from "./store.ts";
export type { Poll } from "./types.ts";

/** Decisions put to everyone: one question, a few options, one vote a person. */
export const polls: Feature = {
  name: "polls",
  commands,
  buttons,
  cards: [pollCard],
  jobs,
  events: [forgetVoter, holdTopics],
};
