import { toMessage, type Content, type Item } from "#platform/outbox";
import type { ChatTurn } from "./feature.ts";

/** What is said in private chat from memory alone, after the commit; no table ever holds it. */
export interface Whisper {
  readonly chatId: number;
  readonly method: "sendMessage" | "editMessageText";
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What the new message is noted to be about. */
  readonly subject: {
    readonly communityId: number;
    readonly about: Item;
  } | null;
}

/**
 * Answers in private chat with what must never be stored, such as a secret
 * ballot. Nobody says it again: it is lost if the bot ends before it arrives,
 * and unsaid if the turn fails. `about` is what presses on its buttons and
 * replies to it find. Not ordered with what `answer` says in the same turn.
 */
export function whisper(turn: ChatTurn, content: Content, about?: Item): void {
  turn.whispers.push({
    chatId: privateChatOf(turn),
    method: "sendMessage",
    parameters: toMessage(content),
    subject: about ? { communityId: turn.community.id, about } : null,
  });
}

/** What `Toast.becomes` asks for. */
export function whisperInto(turn: ChatTurn, content: Content): void {
  if (!turn.message) throw new Error("no message was pressed");
  turn.whispers.push({
    chatId: privateChatOf(turn),
    method: "editMessageText",
    parameters: { message_id: turn.message.id, ...toMessage(content) },
    subject: null,
  });
}

function privateChatOf({ place }: ChatTurn): number {
  if (place === "group") throw new Error("a group hears no whispers");
  return place.userId;
}
