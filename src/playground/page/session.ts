/** What the page knows. Every view reads it and is redrawn when it changes. */
import { fetchMessages, fetchState, type Sending } from "./api.ts";
import { useTimeZone } from "./time.ts";
import type { Chat, Message, State, User } from "./types.ts";

interface Session {
  state: State;
  /** When `state.now` was read, on performance.now()'s scale. */
  readAt: number;
  /** The person whom the visitor plays. */
  me: number;
  /** Speaks in the group's name; administrators only. */
  anonymous: boolean;
  chat: number;
  /** The topic shown of a forum; undefined shows all of them. */
  thread: number | undefined;
  /** Topics in which something was said out of sight. */
  freshThreads: Set<number>;
  messages: Map<number, Message[]>;
  unread: Map<number, number>;
  /** Texts on their way to the server. */
  sending: { chat: number; text: string }[];
  /** Buttons whose answer is awaited, as `pressKey` names them. */
  pressing: Set<string>;
  replyTo: Message | undefined;
  editing: Message | undefined;
  /** Chats in which the bot is typing. */
  typing: Set<number>;
  connected: boolean;
}

export const session: Session = {
  state: {
    users: [],
    chats: [],
    bot: { id: 0, is_bot: true, first_name: "" },
    now: Date.now(),
    timeZone: "Asia/Shanghai",
  },
  readAt: performance.now(),
  me: 0,
  anonymous: false,
  chat: 0,
  thread: undefined,
  freshThreads: new Set(),
  messages: new Map(),
  unread: new Map(),
  sending: [],
  pressing: new Set(),
  replyTo: undefined,
  editing: undefined,
  typing: new Set(),
  connected: true,
};

const views: (() => void)[] = [];
let drawing = false;
const hiddenFrameMs = 100;

export function onChange(draw: () => void): void {
  views.push(draw);
}

/** Redraws all views once a frame, however many changes came. */
export function changed(): void {
  if (drawing) return;
  drawing = true;
  const draw = () => {
    drawing = false;
    for (const view of views) view();
  };
  // A tab in the background has no frames.
  if (document.hidden) setTimeout(draw, hiddenFrameMs);
  else requestAnimationFrame(draw);
}

export function now(): number {
  return session.state.now + performance.now() - session.readAt;
}

export function person(id: number): User | undefined {
  if (id === session.state.bot.id) return session.state.bot;
  return session.state.users.find((user) => user.id === id);
}

export function people(): User[] {
  return session.state.users;
}

export function chatById(id: number): Chat | undefined {
  return session.state.chats.find((chat) => chat.id === id);
}

export function currentChat(): Chat | undefined {
  return chatById(session.chat);
}

/** A private chat has its person's id. */
export function isPrivate(chatId: number): boolean {
  return chatId > 0;
}

export function groupsOf(userId: number): Chat[] {
  return session.state.chats.filter(
    (chat) => !isPrivate(chat.id) && chat.memberIds.includes(userId),
  );
}

export function isAdmin(userId: number, chat = currentChat()): boolean {
  return chat?.adminIds.includes(userId) ?? false;
}

/** General bears the number that Telegram gives it and never tells. */
export const generalThread = 1;

/** The topic of a forum in which a message stands. */
export function threadOf(message: Message): number {
  const { is_topic_message: isWithin, message_thread_id: id } = message;
  return isWithin ? (id ?? generalThread) : generalThread;
}

/** What the open chat shows: everything, or one topic of a forum. */
export function shownMessages(): Message[] {
  const all = session.messages.get(session.chat) ?? [];
  if (session.thread === undefined) return all;
  return all.filter((message) => threadOf(message) === session.thread);
}

/** Who sends, and where, as it is on the page now. */
export function presentSending(): Sending {
  const { chat, me: from, thread, replyTo, anonymous } = session;
  return {
    chat,
    from,
    ...(thread === undefined ? {} : { threadId: thread }),
    ...(replyTo ? { replyTo: replyTo.message_id } : {}),
    ...(anonymous ? { asGroup: true } : {}),
  };
}

export function pressKey(message: Message, data: string): string {
  return `${session.me}:${message.chat.id}:${message.message_id}:${data}`;
}

export async function loadState(): Promise<void> {
  session.state = await fetchState();
  session.readAt = performance.now();
  useTimeZone(session.state.timeZone);
  if (!person(session.me)) session.me = people()[0]?.id ?? 0;
  const mine = groupsOf(session.me);
  const open = mine.some((chat) => chat.id === session.chat);
  if (!open && session.chat !== session.me)
    session.chat = mine[0]?.id ?? session.me;
  if (!isAdmin(session.me)) session.anonymous = false;
  keepThread();
  changed();
}

/** A topic may be gone, or topics be off altogether. */
function keepThread(): void {
  const { thread } = session;
  const topics = currentChat()?.topics;
  const isThere =
    topics &&
    (thread === generalThread || topics.some(({ id }) => id === thread));
  if (!isThere) session.thread = undefined;
}

type Change = (messages: Message[]) => Message[];

/** What happened in a chat while its messages were being read. */
const readings = new Map<number, Change[]>();

export async function loadMessages(chatId: number): Promise<void> {
  const meanwhile: Change[] = [];
  readings.set(chatId, meanwhile);
  const isNewest = () => readings.get(chatId) === meanwhile;
  try {
    // A private chat comes into being with its first message.
    const messages = chatById(chatId) ? await fetchMessages(chatId) : [];
    if (!isNewest()) return;
    // Events overtake the answer, which does not know of them then.
    session.messages.set(
      chatId,
      meanwhile.reduce((known, change) => change(known), messages),
    );
    changed();
  } finally {
    if (isNewest()) readings.delete(chatId);
  }
}

/** False if the chat's messages are neither known nor on their way. */
export function changeMessages(chatId: number, change: Change): boolean {
  const reading = readings.get(chatId);
  reading?.push(change);
  const known = session.messages.get(chatId);
  if (known) session.messages.set(chatId, change(known));
  changed();
  return known !== undefined || reading !== undefined;
}

/** Reads everything anew: at the start and whenever the connection was lost. */
export async function reload(): Promise<void> {
  await loadState();
  const known = groupsOf(session.me).map((chat) => chat.id);
  await Promise.all(
    [...new Set([...session.messages.keys(), ...known, session.me])].map(
      loadMessages,
    ),
  );
}
