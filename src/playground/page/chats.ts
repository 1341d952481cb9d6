/** The chats of the person whom the visitor plays, and the head of the open one. */
import { avatarOf, avatarOfGroup, fullName } from "./avatar.ts";
import { openChat } from "./choose.ts";
import { closeDrawers } from "./drawers.ts";
import { button, el, icon, icons, part, redraw } from "./dom.ts";
import { inShort, senderName, serviceText } from "./message-body.ts";
import {
  chatById,
  currentChat,
  groupsOf,
  isPrivate,
  now,
  onChange,
  session,
} from "./session.ts";
import { badge } from "./people.ts";
import { jumpTo } from "./stream.ts";
import { t } from "./texts.ts";
import { day, hourAndMinute } from "./time.ts";
import type { Message } from "./types.ts";

export function showChats(): void {
  onChange(() => {
    const ids = [...groupsOf(session.me).map(({ id }) => id), session.me];
    redraw(part("chats"), ...ids.map(row));
    drawHead();
    drawPinned();
  });
}

function nameOf(chatId: number): string {
  if (isPrivate(chatId)) return fullName(session.state.bot);
  return chatById(chatId)?.title ?? "";
}

function row(chatId: number): HTMLElement {
  const last = lastOf(session.messages.get(chatId) ?? []);
  const unread = session.unread.get(chatId) ?? 0;
  const group = chatById(chatId);
  return el(
    "li",
    {},
    button(
      {
        "data-key": `chat:${chatId}`,
        "aria-current": session.chat === chatId ? "true" : undefined,
      },
      () => {
        openChat(chatId);
        closeDrawers();
      },
      group && !isPrivate(chatId)
        ? avatarOfGroup(group)
        : avatarOf(session.state.bot),
      el(
        "span",
        { class: "chat-lines" },
        el(
          "span",
          { class: "chat-line" },
          el("b", { dir: "auto" }, nameOf(chatId)),
          last && el("span", { class: "when" }, when(last)),
        ),
        el(
          "span",
          { class: "chat-line" },
          el("span", { class: "last", dir: "auto" }, lastLine(chatId, last)),
          unread > 0 && badge(unread),
        ),
      ),
    ),
  );
}

/** Of an album the first photo, which has the caption. */
function lastOf(messages: Message[]): Message | undefined {
  const last = messages.at(-1);
  const album = last?.media_group_id;
  if (album === undefined) return last;
  return messages.find((one) => one.media_group_id === album);
}

function when(message: Message): string {
  const ms = message.date * 1000;
  return day(ms) === day(now()) ? hourAndMinute(ms) : day(ms);
}

function lastLine(chatId: number, last: Message | undefined): string {
  if (!last) return isPrivate(chatId) ? t("chats.private") : "";
  const service = serviceText(last);
  if (service !== undefined) return service;
  const short = inShort(last);
  return isPrivate(chatId) ? short : `${senderName(last)}: ${short}`;
}

function drawHead(): void {
  const chat = currentChat();
  part("chat-title").textContent = nameOf(session.chat);
  part("chat-about").textContent = !session.connected
    ? t("head.reconnecting")
    : session.typing.has(session.chat)
      ? t("head.typing")
      : isPrivate(session.chat)
        ? t("role.bot")
        : t("head.members", { count: chat?.memberIds.length ?? 0 });
  const elsewhere = [...session.unread].some(
    ([id, count]) => count > 0 && id !== session.chat,
  );
  part("open-chats").classList.toggle("news", elsewhere);
}

function drawPinned(): void {
  const bar = part("pinned");
  const id = currentChat()?.pinnedId;
  const message = session.messages
    .get(session.chat)
    ?.find((one) => one.message_id === id);
  bar.hidden = !message;
  if (!message) return;
  redraw(
    bar,
    button(
      { "data-key": "pinned" },
      () => jumpTo(message.message_id),
      icon(icons.pin),
      el("b", {}, t("head.pinned")),
      el("span", { dir: "auto" }, inShort(message)),
    ),
  );
}
