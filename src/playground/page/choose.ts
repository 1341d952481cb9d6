/** Who the visitor is and which chat is open; a browser tab remembers both. */
import {
  changed,
  currentChat,
  groupsOf,
  isAdmin,
  isPrivate,
  loadMessages,
  session,
} from "./session.ts";
import { complain } from "./toast.ts";

export function recallChoice(): void {
  session.me = Number(sessionStorage.getItem("me") ?? 0);
  session.chat = Number(sessionStorage.getItem("chat") ?? 0);
}

export function becomePerson(id: number): void {
  const wasPrivate = isPrivate(session.chat);
  session.me = id;
  session.anonymous = false;
  const mine = groupsOf(id);
  const stay = mine.some((chat) => chat.id === session.chat);
  openChat(stay ? session.chat : wasPrivate ? id : (mine[0]?.id ?? id));
}

export function openChat(id: number): void {
  if (session.chat !== id) {
    session.replyTo = undefined;
    session.editing = undefined;
    session.thread = undefined;
    session.freshThreads.clear();
  }
  session.chat = id;
  session.unread.delete(id);
  if (!isAdmin(session.me, currentChat())) session.anonymous = false;
  sessionStorage.setItem("me", String(session.me));
  sessionStorage.setItem("chat", String(id));
  if (!session.messages.has(id)) loadMessages(id).catch(complain);
  changed();
}

/** Of the open forum; undefined shows all topics together. */
export function openThread(id: number | undefined): void {
  session.thread = id;
  session.replyTo = undefined;
  session.editing = undefined;
  if (id === undefined) session.freshThreads.clear();
  else session.freshThreads.delete(id);
  changed();
}

export function speakAsGroup(anonymous: boolean): void {
  session.anonymous = anonymous && isAdmin(session.me);
  changed();
}
