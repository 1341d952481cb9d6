import type { Feature } from "#platform/chat";
import {
  ballotButtons,
  ballotDialogues,
  ballotLinks,
  ballotReplies,
} from "./commands/ballot.ts";
import { changeButtons, changeCommands } from "./commands/change.ts";
import {
  composeButtons,
  composeDialogues,
  composeLinks,
} from "./commands/compose.ts";
import { exportCommands } from "./commands/export.ts";
import { openCommands } from "./commands/open.ts";
import { paperButtons, paperCommands } from "./commands/paper.ts";
import { proxyButtons, proxyCommands } from "./commands/proxy.ts";
import { proxyVoteButtons } from "./commands/proxy-vote.ts";
import { quickCommands } from "./commands/quick-poll.ts";
import { voteButtons, voteCommands, voteDialogues } from "./commands/vote.ts";
import { quickEvents, quickJobs } from "./follow-quick-poll.ts";
import { forgetAsker } from "./forget-asker.ts";
import { forgetProxies } from "./forget-proxies.ts";
import { holdTopics } from "./hold-topic.ts";
import { forgetVoter } from "./forget-voter.ts";
import { closing, reminding } from "./jobs.ts";
import { forgetPlan, forgetPlanner } from "./keep-plan.ts";
import { printBallots } from "./print-ballots.ts";
import { publishing } from "./publish-result.ts";
import { voidPapers } from "./settle-papers.ts";
import { overhearVote } from "./overhear-vote.ts";
import { pollCard } from "./show-poll.ts";

export { takeExtension } from "./commands/change.ts";
export { closePoll } from "./close-poll.ts";
export { closeQuickPoll } from "./close-quick-poll.ts";
export { gatherOwnProxies } from "./gather-own-proxies.ts";
export { gatherOwnPlan } from "./gather-own-plan.ts";
export { gatherOwnQuestions } from "./gather-own-questions.ts";
export { gatherOwnVotes } from "./gather-own.ts";
export { resultOf } from "./count-poll.ts";
export { listPollsToVote } from "./list-polls-to-vote.ts";
export { parseElection } from "./rules/read-election.ts";
export { tallyElection } from "./rules/tally-election.ts";
export type { Note as TallyNote } from "./rules/election.ts";
export { reopenPoll } from "./reopen-poll.ts";
export { nameOptions } from "./messages/options.ts";
export { findPoll, listOpenPolls, listPollsOfTopic } from "./store/polls.ts";
export { listVoterMembers, turnoutOf } from "./store/turnout.ts";
export type { Poll } from "./types.ts";

/** Decisions put to an electorate: a question, a few options, a method to count them by. */
export const polls: Feature = {
  name: "polls",
  commands: [
    ...openCommands,
    ...exportCommands,
    ...voteCommands,
    ...quickCommands,
    ...proxyCommands,
    ...paperCommands,
    ...changeCommands,
  ],
  buttons: [
    ...voteButtons,
    ...composeButtons,
    ...ballotButtons,
    ...proxyButtons,
    ...proxyVoteButtons,
    ...paperButtons,
    ...changeButtons,
  ],
  replies: ballotReplies,
  dialogues: [...voteDialogues, ...composeDialogues, ...ballotDialogues],
  overhears: overhearVote,
  links: [...ballotLinks, ...composeLinks],
  cards: [pollCard],
  jobs: [
    closing,
    reminding,
    publishing,
    forgetPlan,
    printBallots,
    ...quickJobs,
  ],
  events: [
    forgetVoter,
    holdTopics,
    forgetPlanner,
    forgetAsker,
    forgetProxies,
    voidPapers,
    ...quickEvents,
  ],
};
