import type { Core } from "./core.ts";
import { seeMessage } from "./seen.ts";
import {
  isBotAdministrator,
  isBotIn,
  nowSeconds,
  showMessage,
  takeMessageId,
  type ChatRecord,
  type StoredMessage,
} from "./state.ts";
import type { Message, ReplyMarkup, User } from "./types.ts";

interface Posting {
  from: User;
  /** Who really wrote it, where `from` is a stand-in. */
  authorId?: number;
  content: Omit<Partial<Message>, "reply_markup" | "reply_to_message">;
  replyToId?: number | undefined;
  pinnedId?: number;
  markup?: ReplyMarkup | undefined;
  /** Its thread bears its own id. */
  opensThread?: true;
  isSilent?: boolean;
  /** Told to the bot whatever its privacy mode, and even if it is its own. */
  isService?: boolean;
}

/** Puts a message into a chat and tells the bot, if it may know. */
export function postMessage(
  core: Core,
  record: ChatRecord,
  posting: Posting,
): StoredMessage {
  const { state, events } = core;
  const messageId = takeMessageId(state, record);
  const replyToId =
    posting.replyToId !== undefined && record.messages.has(posting.replyToId)
      ? posting.replyToId
      : undefined;
  const stored: StoredMessage = {
    body: {
      message_id: messageId,
      from: posting.from,
      chat: record.chat,
      date: nowSeconds(state),
      ...(posting.opensThread
        ? { message_thread_id: messageId, is_topic_message: true }
        : {}),
      ...posting.content,
    },
    ...(replyToId === undefined ? {} : { replyToId }),
    ...(posting.pinnedId === undefined ? {} : { pinnedId: posting.pinnedId }),
    ...(posting.markup ? { markup: posting.markup } : {}),
    edits: 0,
    reactions: new Map(),
    authorId: posting.authorId ?? posting.from.id,
    ...(posting.isSilent ? { isSilent: true } : {}),
  };
  record.messages.set(messageId, stored);
  events.emit("message", () => ({
    chatId: record.chat.id,
    message: seeMessage(record, stored),
  }));
  const isOwn = posting.from.id === state.bot.id;
  if (posting.isService || (!isOwn && canBotSee(core, record, stored))) {
    core.updates.push({ message: showMessage(record, stored) });
  }
  return stored;
}

export interface MessageEdit {
  content?: Partial<Message>;
  without?: readonly (keyof Message)[];
  /** undefined takes the keyboard away. */
  markup: ReplyMarkup | undefined;
}

/** Edits never change a body in place: updates under way keep what they saw. */
export function editStored(
  core: Core,
  record: ChatRecord,
  stored: StoredMessage,
  edit: MessageEdit,
): void {
  const body: Message = {
    ...stored.body,
    ...edit.content,
    edit_date: nowSeconds(core.state),
  };
  const gone = Object.keys(body) as (keyof Message)[];
  for (const key of gone.filter((one) => isNothing(body[one]))) {
    Reflect.deleteProperty(body, key);
  }
  for (const key of edit.without ?? []) Reflect.deleteProperty(body, key);
  stored.body = body;
  if (edit.markup) stored.markup = edit.markup;
  else delete stored.markup;
  stored.edits++;
  core.events.emit("edit", () => ({
    chatId: record.chat.id,
    message: seeMessage(record, stored),
  }));
}

/** What the Bot API leaves out instead of sending it empty. */
function isNothing(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}

export function deleteStored(
  core: Core,
  record: ChatRecord,
  messageId: number,
): void {
  record.messages.delete(messageId);
  record.pinnedIds = record.pinnedIds.filter((id) => id !== messageId);
  core.events.emit("delete", () => ({ chatId: record.chat.id, messageId }));
}

/** Privacy mode: commands, replies to the bot, mentions, service messages. */
export function canBotSee(
  core: Core,
  record: ChatRecord,
  stored: StoredMessage,
): boolean {
  const { state } = core;
  if (record.chat.type === "private") return !record.isBotBlocked;
  if (!isBotIn(state, record)) return false;
  if (!state.privacyMode || isBotAdministrator(state, record)) return true;
  if (stored.replyToId !== undefined) {
    const target = record.messages.get(stored.replyToId);
    if (target?.authorId === state.bot.id) return true;
  }
  const { body } = stored;
  const text = body.text ?? body.caption ?? "";
  const entities = body.entities ?? body.caption_entities ?? [];
  const name = (state.bot.username ?? "").toLowerCase();
  return entities.some((entity) => {
    const said = text
      .slice(entity.offset, entity.offset + entity.length)
      .toLowerCase();
    if (entity.type === "mention") return said === `@${name}`;
    if (entity.type === "text_mention") return entity.user?.id === state.bot.id;
    if (entity.type !== "bot_command") return false;
    const addressee = said.split("@")[1];
    if (addressee !== undefined) return addressee === name;
    return entity.offset === 0;
  });
}
