import { randomInt } from "node:crypto";
import type { PlaygroundClock } from "./clock.ts";
import type { BotCommand } from "./commands.ts";
import type { StoredFile } from "./files.ts";
import { Impossible } from "./impossible.ts";
import type {
  Chat,
  ChatMember,
  Message,
  MessageOrigin,
  Poll,
  ReplyMarkup,
  User,
} from "./types.ts";

/** Telegram's stand-in sender for administrators who post as their group. */
export const groupAnonymousBot: User = {
  id: 1087968824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

/** A message at rest; what it replies to is looked up when it is shown. */
export interface StoredMessage {
  /** Without reply_to_message, pinned_message and reply_markup. */
  body: Message;
  replyToId?: number;
  pinnedId?: number;
  markup?: ReplyMarkup;
  edits: number;
  /** Emoji by who reacted. */
  reactions: Map<number, string[]>;
  /** Who really wrote it: an anonymous administrator, say. */
  authorId: number;
  /** Sent without a sound. */
  isSilent?: true;
}

export interface ForumTopic {
  name: string;
  isClosed: boolean;
}

export interface ChatRecord {
  chat: Chat;
  members: Map<number, ChatMember>;
  messages: Map<number, StoredMessage>;
  pinnedIds: number[];
  /** By message_thread_id. */
  topics: Map<number, ForumTopic>;
  migratedToId?: number;
  /** Private chats: the user wrote to the bot at least once. */
  isStarted: boolean;
  isBotBlocked: boolean;
  chatInstance: string;
  lastMessageId: number;
}

interface StoredPoll {
  poll: Poll;
  chatId: number;
  messageId: number;
  votes: Map<number, number[]>;
}

export interface State {
  readonly bot: User;
  readonly clock: PlaygroundClock;
  readonly privacyMode: boolean;
  readonly users: Map<number, User>;
  readonly usersByName: Map<string, User>;
  readonly chats: Map<number, ChatRecord>;
  readonly files: Map<string, StoredFile>;
  readonly filesByPath: Map<string, StoredFile>;
  readonly polls: Map<string, StoredPoll>;
  /** By scope and language. */
  readonly commands: Map<string, BotCommand[]>;
  nextUserId: number;
  nextGroupId: number;
  /** Private chats and basic groups share the bot's own sequence. */
  lastSharedMessageId: number;
}

/**
 * Ids start at random: a bot whose database outlives the playground must not
 * take a new world's chats for old ones. They need more than 32 bits, as
 * Telegram's do.
 */
export function createState(start: {
  bot: User;
  clock: PlaygroundClock;
  privacyMode: boolean;
}): State {
  return {
    ...start,
    users: new Map([[groupAnonymousBot.id, groupAnonymousBot]]),
    usersByName: new Map(),
    chats: new Map(),
    files: new Map(),
    filesByPath: new Map(),
    polls: new Map(),
    commands: new Map(),
    nextUserId: randomInt(5_000_000_000, 7_900_000_000),
    nextGroupId: randomInt(4_000_000_000, 4_990_000_000),
    lastSharedMessageId: randomInt(10, 1_000),
  };
}

export function nowSeconds(state: State): number {
  return Math.floor(state.clock.now() / 1000);
}

export function createChatRecord(state: State, chat: Chat): ChatRecord {
  const record: ChatRecord = {
    chat,
    members: new Map(),
    messages: new Map(),
    pinnedIds: [],
    topics: new Map(),
    isStarted: false,
    isBotBlocked: false,
    chatInstance: String(BigInt(randomInt(2 ** 47)) * 65_521n),
    lastMessageId: 0,
  };
  state.chats.set(chat.id, record);
  return record;
}

export function takeMessageId(state: State, record: ChatRecord): number {
  if (record.chat.type === "supergroup") return ++record.lastMessageId;
  return ++state.lastSharedMessageId;
}

/** Throws: whoever stages the world must name a chat that exists. */
export function getRecord(state: State, chatId: number): ChatRecord {
  const record = state.chats.get(chatId);
  if (!record) throw new Impossible(`There is no chat ${chatId}.`);
  return record;
}

export function isPresent(member: ChatMember | undefined): boolean {
  return (
    member !== undefined &&
    member.status !== "left" &&
    member.status !== "kicked"
  );
}

export function isAdministrator(member: ChatMember | undefined): boolean {
  return member?.status === "creator" || member?.status === "administrator";
}

export function isBotIn(state: State, record: ChatRecord): boolean {
  return isPresent(record.members.get(state.bot.id));
}

export function isBotAdministrator(state: State, record: ChatRecord): boolean {
  return isAdministrator(record.members.get(state.bot.id));
}

/** The chat as it is now: it may have been renamed since. */
function showAlone(record: ChatRecord, stored: StoredMessage): Message {
  const inline = stored.markup?.inline_keyboard;
  return {
    ...stored.body,
    chat: record.chat,
    ...(inline ? { reply_markup: { inline_keyboard: inline } } : {}),
  };
}

/** The message as the Bot API shows it now: replies one level deep. */
export function showMessage(
  record: ChatRecord,
  stored: StoredMessage,
): Message {
  const message = showAlone(record, stored);
  const replyToId = stored.replyToId ?? findTopicStart(stored.body);
  if (replyToId !== undefined) {
    const target = record.messages.get(replyToId);
    if (target) message.reply_to_message = showAlone(record, target);
  }
  if (stored.pinnedId !== undefined) {
    const target = record.messages.get(stored.pinnedId);
    message.pinned_message = target
      ? showAlone(record, target)
      : { chat: record.chat, message_id: stored.pinnedId, date: 0 };
  }
  return message;
}

/** In a topic what replies to nothing replies to the topic's first message. */
function findTopicStart(body: Message): number | undefined {
  const isWithin =
    body.is_topic_message && body.message_thread_id !== body.message_id;
  return isWithin ? body.message_thread_id : undefined;
}

export function describeOrigin(stored: StoredMessage): MessageOrigin {
  const { body } = stored;
  if (body.forward_origin) return body.forward_origin;
  if (body.sender_chat) {
    return { type: "chat", date: body.date, sender_chat: body.sender_chat };
  }
  if (!body.from) throw new Error("A message has a sender.");
  return { type: "user", date: body.date, sender_user: body.from };
}
