/** The stream of what happens. EventSource reconnects by itself. */
import {
  changeMessages,
  changed,
  isPrivate,
  loadMessages,
  loadState,
  reload,
  session,
  threadOf,
} from "./session.ts";
import { complain } from "./toast.ts";
import type { LiveEvent, Message } from "./types.ts";

const typingMs = 5_000;

export function followEvents(): void {
  const source = new EventSource("/playground/api/events");
  let wasLost = false;
  source.addEventListener("open", () => {
    session.connected = true;
    changed();
    // What happened in between was not seen.
    if (wasLost) reload().catch(complain);
    wasLost = false;
  });
  source.addEventListener("error", () => {
    wasLost = true;
    session.connected = false;
    changed();
  });
  source.addEventListener("message", (event: MessageEvent<string>) => {
    apply(JSON.parse(event.data) as LiveEvent);
  });
}

function apply(event: LiveEvent): void {
  const { chat, message } = event;
  switch (event.type) {
    case "clock":
    case "chat":
      loadState().catch(complain);
      return;
    case "typing":
      if (chat !== undefined) showTyping(chat);
      return;
    case "message":
      if (message) arrive(message);
      return;
    case "edit":
    case "reaction":
      if (message) put(message);
      else if (chat !== undefined) loadMessages(chat).catch(complain);
      return;
    case "delete":
      if (chat !== undefined) remove(chat, event.messageId);
  }
}

function arrive(message: Message): void {
  const chat = message.chat.id;
  const mine = message.from?.id === session.me && !message.sender_chat;
  // In another person's private chat only that person has something to read.
  if (
    chat !== session.chat &&
    !mine &&
    (!isPrivate(chat) || isFromBot(message))
  )
    session.unread.set(chat, (session.unread.get(chat) ?? 0) + 1);
  const thread = threadOf(message);
  const isHere = session.thread === undefined || session.thread === thread;
  if (chat === session.chat && !isHere) session.freshThreads.add(thread);
  if (isFromBot(message)) session.typing.delete(chat);
  // The group goes on under its new id.
  if (message.migrate_to_chat_id !== undefined && chat === session.chat)
    session.chat = message.migrate_to_chat_id;
  put(message);
}

function isFromBot(message: Message): boolean {
  return message.from?.id === session.state.bot.id;
}

function put(message: Message): void {
  const isKnown = changeMessages(message.chat.id, (known) => {
    const at = known.findIndex((one) => one.message_id === message.message_id);
    return at < 0 ? [...known, message] : known.with(at, message);
  });
  if (isKnown) return;
  // The chat itself may be as new as the message.
  loadState()
    .then(() => loadMessages(message.chat.id))
    .catch(complain);
}

function remove(chat: number, messageId: number | undefined): void {
  changeMessages(chat, (known) =>
    known.filter((one) => one.message_id !== messageId),
  );
}

function showTyping(chat: number): void {
  session.typing.add(chat);
  changed();
  setTimeout(() => {
    session.typing.delete(chat);
    changed();
  }, typingMs);
}
