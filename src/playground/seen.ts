import { showMessage, type ChatRecord, type StoredMessage } from "./state.ts";
import type { Message } from "./types.ts";

/** A message as a person in the chat sees it now. */
export interface SeenMessage extends Message {
  edits: number;
  /** Came without a sound. */
  isSilent?: true;
  reactions: { emoji: string; count: number }[];
}

/** What the presser of a button gets to see. */
export interface CallbackAnswer {
  text?: string;
  show_alert: boolean;
  url?: string;
}

/** Unlike a bot, a person sees every keyboard, also below the input field. */
export function seeMessage(
  record: ChatRecord,
  stored: StoredMessage,
): SeenMessage {
  const counts = new Map<string, number>();
  for (const emoji of [...stored.reactions.values()].flat()) {
    counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  }
  return {
    ...showMessage(record, stored),
    ...(stored.markup ? { reply_markup: stored.markup } : {}),
    edits: stored.edits,
    ...(stored.isSilent ? { isSilent: true } : {}),
    reactions: [...counts].map(([emoji, count]) => ({ emoji, count })),
  };
}
