import { CallFailed } from "./transport.ts";

export type Verdict =
  /** Try again when `ms` have passed; `ms` null: by the backoff. */
  | { readonly do: "retry"; readonly ms: number | null }
  /** The chat is gone for us until the bot is let in again. */
  | { readonly do: "lose-chat" }
  | { readonly do: "move-chat"; readonly to: number }
  /** What was wanted is so already. */
  | { readonly do: "done" }
  /** The forum topic is gone: say it in General. */
  | { readonly do: "lose-thread" }
  /** The card's message is gone: post it anew. */
  | { readonly do: "repost" }
  /** Telegram will never take this one. */
  | { readonly do: "give-up" };

const byDescription: readonly (readonly [RegExp, Verdict])[] = [
  [/message is not modified/i, { do: "done" }],
  [/message to delete not found|message can't be deleted/i, { do: "done" }],
  [/poll has already been closed/i, { do: "done" }],
  // Without the right to send polls or photos the chat can still be written to.
  [/^sendPoll: .*(rights to send polls|CHAT_SEND_POLL)/i, { do: "give-up" }],
  [
    /^sendPhoto: .*(rights to send photos|CHAT_SEND_PHOTOS)/i,
    { do: "give-up" },
  ],
  [
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i,
    { do: "repost" },
  ],
  // A menu is a courtesy, to somebody who may not have started the bot yet.
  [/^(set|delete)MyCommands: /, { do: "give-up" }],
  [/chat not found|PEER_ID_INVALID/i, { do: "lose-chat" }],
  [/message thread not found/i, { do: "lose-thread" }],
  // Without the right to delete, react or pin the chat can still be written to;
  // a poll that cannot be stopped, such as a deleted one, is none that lasts.
  [
    /^(deleteMessage|setMessageReaction|pinChatMessage|stopPoll): /,
    { do: "give-up" },
  ],
  [
    /not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|TOPIC_CLOSED/i,
    { do: "retry", ms: 600_000 },
  ],
];

/** What delivery does about an error, whatever it was sending. */
export function judgeFailure(error: unknown): Verdict {
  if (!(error instanceof CallFailed)) return { do: "give-up" };
  if (error.migratedTo !== null) {
    return { do: "move-chat", to: error.migratedTo };
  }
  if (error.retryAfterMs !== null) {
    return { do: "retry", ms: error.retryAfterMs };
  }
  if (error.code === 403) return { do: "lose-chat" };
  if (error.code === 400 || error.code === 413) {
    const row = byDescription.find(([text]) => text.test(error.message));
    return row?.[1] ?? { do: "give-up" };
  }
  return { do: "retry", ms: null };
}

const longestBackoffMs = 300_000;

/** Doubles from a second to five minutes, with up to a quarter of jitter. */
export const backoffMs = (attempts: number, random: number): number =>
  Math.min(1_000 * 2 ** attempts, longestBackoffMs) * (1 + random / 4);
