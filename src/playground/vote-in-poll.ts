import type { Core } from "./core.ts";
import { Impossible } from "./impossible.ts";
import { seeMessage } from "./seen.ts";
import { getRecord, isPresent } from "./state.ts";
import type { User } from "./types.ts";

/** A vote in a native poll; no options take it back. */
export function voteInPoll(
  core: Core,
  chatId: number,
  messageId: number,
  from: User,
  optionIds: number[],
): void {
  const { state, updates, events } = core;
  const record = getRecord(state, chatId);
  const stored = record.messages.get(messageId);
  const open = state.polls.get(stored?.body.poll?.id ?? "");
  if (!stored || !open || open.poll.is_closed) {
    throw new Impossible(`Message ${messageId} is no open poll.`);
  }
  if (!isPresent(record.members.get(from.id))) {
    throw new Impossible(`${from.first_name} is not in chat ${chatId}.`);
  }
  if (optionIds.length > 1 && !open.poll.allows_multiple_answers) {
    throw new Impossible("The poll takes one answer.");
  }
  if (optionIds.some((id) => !open.poll.options[id])) {
    throw new Impossible(`The poll has no option ${optionIds.join(", ")}.`);
  }
  if (optionIds.length === 0) open.votes.delete(from.id);
  else open.votes.set(from.id, optionIds);
  const chosen = [...open.votes.values()].flat();
  open.poll = {
    ...open.poll,
    total_voter_count: open.votes.size,
    options: open.poll.options.map((option, id) => ({
      ...option,
      voter_count: chosen.filter((one) => one === id).length,
    })),
  };
  stored.body = { ...stored.body, poll: open.poll };
  events.emit("edit", () => ({ chatId, message: seeMessage(record, stored) }));
  if (stored.authorId !== state.bot.id) return;
  if (!open.poll.is_anonymous) {
    updates.push({
      poll_answer: {
        poll_id: open.poll.id,
        user: from,
        option_ids: optionIds,
        option_persistent_ids: optionIds.map(String),
      },
    });
  }
  updates.push({ poll: open.poll });
}
