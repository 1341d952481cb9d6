import type { ChatTurn } from "#platform/chat";
import { cutText } from "#platform/i18n";
import { viewPoll } from "./count-poll.ts";
import { nameOption } from "./messages/options.ts";
import type { Poll } from "./types.ts";

const longestOption = 12;

/** All counts in one line, for somebody who may see them now. */
export async function sayCounts(turn: ChatTurn, poll: Poll): Promise<string> {
  const { tx, community, personal } = turn;
  const { standing } = await viewPoll(tx, community.id, poll);
  return poll.options
    .map((_, option) => {
      const name = cutText(nameOption(personal, poll, option), longestOption);
      return `${name} ${standing.counts[option] ?? 0}`;
    })
    .join(personal.plain("chat.name-separator"));
}
