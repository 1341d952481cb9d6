import { deleteMessage, react, sendText } from "./api.ts";
import { avatarOf, maskedAvatar } from "./avatar.ts";
import { button, el, icon, icons } from "./dom.ts";
import { keyboardOf } from "./keyboard.ts";
import { openMenu, type MenuItem } from "./menu.ts";
import { attachmentOf } from "./attachment.ts";
import {
  forwardedFrom,
  isOwn,
  metaOf,
  quoteOf,
  reactionsOf,
  senderLine,
  senderName,
  serviceText,
  textOf,
} from "./message-body.ts";
import { pollOf } from "./native-poll.ts";
import {
  changed,
  currentChat,
  isAdmin,
  isPrivate,
  presentSending,
  session,
  threadOf,
} from "./session.ts";
import { t } from "./texts.ts";
import { complain } from "./toast.ts";
import type { Message } from "./types.ts";

const quickReactions = ["👍", "❤️", "👌", "🎉", "🙏", "👎"];

interface Placing {
  /** With the message itself; empty unless there are several photos. */
  album: Message[];
  /** The first of several by the same sender carries the name. */
  first: boolean;
  jump: (messageId: number) => void;
}

export function messageNode(message: Message, placing: Placing): HTMLElement {
  const service = serviceText(message);
  const node = el("article", {
    id: `message-${message.message_id}`,
    "data-key": `message:${message.message_id}`,
    "data-message": message.message_id,
    tabindex: -1,
  });
  if (service !== undefined) {
    node.className = "service";
    node.append(el("span", { dir: "auto" }, service));
    return node;
  }
  const own = isOwn(message);
  node.className = ["message", own ? "own" : "other", placing.first && "first"]
    .filter(Boolean)
    .join(" ");
  const isGroup = !isPrivate(message.chat.id);
  if (isGroup && !own)
    node.append(placing.first ? face(message) : el("span", { class: "face" }));
  const showsName = isGroup && !own && placing.first;
  const bubble = el(
    "div",
    { class: "bubble" },
    showsName
      ? senderLine(message)
      : el("span", { class: "sr-only" }, `${senderName(message)}: `),
    threadLine(message),
    forwardedFrom(message),
    quoteOf(message, placing.jump),
    attachmentOf(message, placing.album),
    textOf(message, runCommand),
    pollOf(message),
    metaOf(message),
    reactionsOf(message, (emoji) => reactWith(message, emoji)),
  );
  bubble.addEventListener("dblclick", () => startReply(message));
  node.append(
    el("div", { class: "column" }, bubble, keyboardOf(message)),
    button(
      {
        class: "more",
        tabindex: -1,
        "aria-haspopup": "menu",
        "aria-label": t("message.menu"),
      },
      (event) => openMessageMenu(message, event.currentTarget as HTMLElement),
      icon(icons.more),
    ),
  );
  return node;
}

/** Which topic it is from, where all of them are shown. */
function threadLine(message: Message): HTMLElement | undefined {
  if (session.thread !== undefined) return undefined;
  const id = threadOf(message);
  const topic = currentChat()?.topics?.find((one) => one.id === id);
  return topic && el("div", { class: "thread", dir: "auto" }, topic.name);
}

function face(message: Message): HTMLElement {
  const { from } = message;
  const avatar = message.sender_chat || !from ? maskedAvatar() : avatarOf(from);
  return el("span", { class: "face" }, avatar);
}

function startReply(message: Message): void {
  session.editing = undefined;
  session.replyTo = message;
  changed();
  document.getElementById("text")?.focus();
}

/** What this visitor's people reacted with; the same emoji again takes it back. */
const reacted = new Map<string, string>();

function reactWith(message: Message, emoji: string): void {
  const { chat, message_id: id } = message;
  const key = `${session.me}:${chat.id}:${id}`;
  const next = reacted.get(key) === emoji ? "" : emoji;
  reacted.set(key, next);
  react(chat.id, id, session.me, next).catch(complain);
}

function runCommand(text: string): void {
  const to = presentSending();
  delete to.replyTo;
  sendText({ ...to, text }).catch(complain);
}

export function openMessageMenu(message: Message, anchor: HTMLElement): void {
  const items: MenuItem[] = [
    {
      label: t("message.reply"),
      icon: icon(icons.reply),
      run: () => startReply(message),
    },
  ];
  const mine = message.from?.id === session.me;
  if (mine && message.text !== undefined)
    items.push({
      label: t("message.edit"),
      icon: icon(icons.pencil),
      run: () => startEdit(message),
    });
  if (mine || isAdmin(session.me))
    items.push({
      label: t("message.delete"),
      icon: icon(icons.close),
      danger: true,
      run: () => {
        for (const one of withAlbum(message))
          deleteMessage(one.chat.id, one.message_id, session.me).catch(
            complain,
          );
      },
    });
  openMenu(
    anchor,
    t("message.menu"),
    items,
    quickReactions.map((name) => ({
      name,
      run: () => reactWith(message, name),
    })),
  );
}

/** An album goes as one. */
function withAlbum(message: Message): Message[] {
  const { media_group_id: album } = message;
  if (album === undefined) return [message];
  return (session.messages.get(message.chat.id) ?? []).filter(
    (one) => one.media_group_id === album,
  );
}

function startEdit(message: Message): void {
  session.replyTo = undefined;
  session.editing = message;
  changed();
}
