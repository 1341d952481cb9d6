import type { RecordedCall } from "./calls.ts";
import type { OutgoingMessage } from "./compose.ts";
import type { Core } from "./core.ts";
import type { Events } from "./events.ts";
import type { FaultRule } from "./faults.ts";
import { closeTopic, createTopic, deleteTopic, setForum } from "./forum.ts";
import { Impossible } from "./impossible.ts";
import {
  joinChat,
  leaveChat,
  migrateChat,
  renameChat,
  setStanding,
} from "./members.ts";
import {
  addBot,
  addGroup,
  addUser,
  blockBot,
  openPrivateChat,
  setLanguage,
  type NewGroup,
  type NewUser,
} from "./population.ts";
import { pressButton, pressForged, type ButtonChoice } from "./press-button.ts";
import { seeMessage, type CallbackAnswer, type SeenMessage } from "./seen.ts";
import { getRecord } from "./state.ts";
import {
  deleteAsPerson,
  editAsPerson,
  reactAsPerson,
  sendAsPerson,
} from "./talk.ts";
import type { Chat, User } from "./types.ts";
import { voteInPoll } from "./vote-in-poll.ts";

/**
 * What people do and what is seen. Every act happens at once and queues the
 * updates that Telegram would send; an act that no real client would allow
 * (no member, no such button) throws.
 */
export interface World {
  addUser: (newUser: NewUser) => User;
  /** What their client is set to; without a code it tells the bot none. */
  setLanguage: (user: User, languageCode: string | undefined) => void;
  addGroup: (group: NewGroup) => Chat;
  addMember: (chatId: number, user: User, by?: User) => void;
  removeMember: (chatId: number, userId: number, by?: User) => void;
  addBot: (chatId: number, by: User) => void;
  removeBot: (chatId: number, by: User) => void;
  /** `who` may be the bot's id. */
  setAdministrator: (
    chatId: number,
    who: number,
    is: boolean,
    by: User,
  ) => void;
  renameGroup: (chatId: number, title: string, by: User) => void;
  /** Turns the topics of a supergroup on or off. */
  setForum: (chatId: number, isForum: boolean) => void;
  /** Gives its message_thread_id. */
  createTopic: (chatId: number, name: string, by: User) => number;
  closeTopic: (
    chatId: number,
    topic: { threadId: number; isClosed: boolean; by: User },
  ) => void;
  deleteTopic: (chatId: number, threadId: number) => void;
  send: (chatId: number, from: User, message: OutgoingMessage) => SeenMessage;
  /** Resolves with the bot's answer; rejects after 15 s of real time. */
  press: (
    chatId: number,
    messageId: number,
    from: User,
    button: ButtonChoice,
  ) => Promise<CallbackAnswer>;
  /** A press with data that need not be on any button. */
  pressForged: (
    chatId: number,
    messageId: number,
    from: User,
    data: string,
  ) => Promise<CallbackAnswer>;
  /** In a native poll; no options take the vote back. */
  vote: (
    chatId: number,
    messageId: number,
    from: User,
    optionIds: number[],
  ) => void;
  editMessage: (
    chatId: number,
    messageId: number,
    from: User,
    text: string,
  ) => SeenMessage;
  deleteMessage: (chatId: number, messageId: number, from: User) => void;
  /** An empty emoji takes the reaction back. */
  react: (chatId: number, messageId: number, from: User, emoji: string) => void;
  blockBot: (user: User, isBlocked: boolean) => void;
  migrate: (chatId: number) => Chat;
  openPrivateChat: (user: User) => Chat;
  /** "/start" or "/start payload" in the private chat; unblocks the bot. */
  start: (user: User, payload?: string) => SeenMessage;
  /** As now visible, newest last. */
  messages: (chatId: number) => SeenMessage[];
  message: (chatId: number, messageId: number) => SeenMessage | undefined;
  /** What a file holds, by its file_id. */
  fileBytes: (fileId: string) => Uint8Array;
  users: () => User[];
  chats: () => Chat[];
  on: Events["on"];
  /** Updates the bot has not confirmed yet. */
  pendingUpdates: () => number;
  /** The last 50,000 Bot API calls, oldest first. */
  readonly calls: readonly RecordedCall[];
  failNext: (rule: FaultRule) => void;
}

export function createWorld(
  core: Core,
  edges: {
    calls: readonly RecordedCall[];
    failNext: (rule: FaultRule) => void;
  },
): World {
  const { state } = core;
  const record = (chatId: number) => getRecord(state, chatId);
  const person = (userId: number) => {
    const user = userId === state.bot.id ? state.bot : state.users.get(userId);
    if (!user) throw new Impossible(`There is no user ${userId}.`);
    return user;
  };
  return {
    addUser: (newUser) => addUser(core, newUser),
    setLanguage: (user, languageCode) => setLanguage(core, user, languageCode),
    addGroup: (group) => addGroup(core, group),
    addMember: (chatId, user, by) => joinChat(core, record(chatId), user, by),
    removeMember: (chatId, userId, by) =>
      leaveChat(core, record(chatId), person(userId), by),
    addBot: (chatId, by) => addBot(core, record(chatId), by),
    removeBot: (chatId, by) => leaveChat(core, record(chatId), state.bot, by),
    setAdministrator: (chatId, who, is, by) =>
      setStanding(core, record(chatId), {
        user: person(who),
        status: is ? "administrator" : "member",
        by,
      }),
    renameGroup: (chatId, title, by) =>
      renameChat(core, record(chatId), title, by),
    setForum: (chatId, isForum) => setForum(core, record(chatId), isForum),
    createTopic: (chatId, name, by) =>
      createTopic(core, record(chatId), name, by),
    closeTopic: (chatId, topic) => closeTopic(core, record(chatId), topic),
    deleteTopic: (chatId, threadId) =>
      deleteTopic(core, record(chatId), threadId),
    send: (chatId, from, message) => sendAsPerson(core, chatId, from, message),
    press: async (chatId, messageId, from, button) =>
      pressButton(core, chatId, messageId, from, button),
    pressForged: async (chatId, messageId, from, data) =>
      pressForged(core, chatId, messageId, from, data),
    vote: (chatId, messageId, from, optionIds) =>
      voteInPoll(core, chatId, messageId, from, optionIds),
    editMessage: (chatId, messageId, from, text) =>
      editAsPerson(core, chatId, messageId, from, text),
    deleteMessage: (chatId, messageId, from) =>
      deleteAsPerson(core, chatId, messageId, from),
    react: (chatId, messageId, from, emoji) =>
      reactAsPerson(core, chatId, messageId, from, emoji),
    blockBot: (user, isBlocked) => blockBot(core, user, isBlocked),
    migrate: (chatId) => migrateChat(core, record(chatId)),
    openPrivateChat: (user) => openPrivateChat(core, user).chat,
    start(user, payload) {
      const chat = openPrivateChat(core, user);
      if (chat.isBotBlocked) blockBot(core, user, false);
      const text = payload ? `/start ${payload}` : "/start";
      return sendAsPerson(core, chat.chat.id, user, { text });
    },
    messages: (chatId) => {
      const chat = record(chatId);
      return [...chat.messages.values()].map((one) => seeMessage(chat, one));
    },
    message: (chatId, messageId) => {
      const chat = record(chatId);
      const stored = chat.messages.get(messageId);
      return stored && seeMessage(chat, stored);
    },
    fileBytes: (fileId) => {
      const file = state.files.get(fileId);
      if (!file) throw new Impossible(`There is no file ${fileId}.`);
      return file.bytes;
    },
    users: () => [...state.users.values()].filter((user) => !user.is_bot),
    chats: () => [...state.chats.values()].map((one) => one.chat),
    on: (name, listener) => core.events.on(name, listener),
    pendingUpdates: () => core.updates.pending() + core.webhook.pending(),
    calls: edges.calls,
    failNext: edges.failNext,
  };
}
