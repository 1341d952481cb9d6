/** The messages of the open chat, kept in step with the session. */
import { openThread } from "./choose.ts";
import { el, keepFocus, part } from "./dom.ts";
import { markPressing } from "./keyboard.ts";
import { messageNode, openMessageMenu } from "./message-view.ts";
import { isOwn, serviceText } from "./message-body.ts";
import {
  currentChat,
  isAdmin,
  isPrivate,
  onChange,
  session,
  shownMessages,
  threadOf,
} from "./session.ts";
import { currentLanguage, t } from "./texts.ts";
import { day } from "./time.ts";
import type { Message } from "./types.ts";

const sameTurnSeconds = 300;
const nearEnd = 80;

interface Drawn {
  node: HTMLElement;
  message: Message;
  look: string;
}
let drawn = new Map<string, Drawn>();
let drawnChat = "";
let unseen = 0;
let isFollowing = true;

export function showStream(): void {
  const log = part("log");
  log.addEventListener("keydown", moveByKeys);
  log.addEventListener("contextmenu", openMenuHere);
  part("to-end").addEventListener("click", () => scrollToEnd(log, "smooth"));
  log.addEventListener("scroll", () => {
    isFollowing = isAtEnd(log);
    if (isFollowing) markSeen();
  });
  const follow = () => isFollowing && scrollToEnd(log);
  // A picture that arrives late or a growing field pushes the end away.
  log.addEventListener("load", follow, true);
  new ResizeObserver(follow).observe(log);
  onChange(() => draw(log));
}

function draw(log: HTMLElement): void {
  const chat = `${session.me}:${session.chat}:${session.thread ?? ""}`;
  const isOther = chat !== drawnChat;
  if (isOther) isFollowing = true;
  if (isOther) {
    drawn = new Map();
    // Opening a chat is not news: nothing of it is read out.
    log.setAttribute("aria-live", "off");
  }
  const messages = shownMessages();
  const before = drawn;
  const nodes = arrange(messages);
  keepFocus(log, () => put(log, nodes));
  keepOneTabStop(log);
  const news = isOther ? [] : messages.filter((one) => !before.has(keyOf(one)));
  // Whoever writes wants to see it arrive, however far up they were reading.
  if (isSending() || news.some(isOwn)) isFollowing = true;
  if (isFollowing) scrollToEnd(log);
  else unseen += news.length;
  if (isOther) unseen = 0;
  showUnseen();
  if (isOther && session.messages.has(session.chat)) {
    drawnChat = chat;
    requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
  }
}

const keyOf = (message: Message) => `${message.message_id}`;

function arrange(messages: Message[]): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  const next = new Map<string, Drawn>();
  let previous: Message | undefined;
  for (const message of messages) {
    const date = day(message.date * 1000);
    const newDay = !previous || day(previous.date * 1000) !== date;
    if (newDay) {
      const id = `day:${message.message_id}:${date}`;
      const node =
        drawn.get(id)?.node ??
        el("div", { class: "day" }, el("span", {}, date));
      next.set(id, { node, message, look: date });
      nodes.push(node);
    }
    const first = newDay || !sameTurn(previous, message);
    previous = message;
    const album = albumOf(message, messages);
    const shown = album[0] ?? message;
    const known = next.get(keyOf(shown));
    // The first of an album shows all of it.
    if (shown !== message && known) {
      next.set(keyOf(message), known);
      continue;
    }
    const one = nodeFor(message, first, album);
    next.set(keyOf(message), one);
    nodes.push(one.node);
  }
  drawn = next;
  if (nodes.length === 0 && isPrivate(session.chat))
    nodes.push(el("div", { class: "day" }, el("span", {}, t("stream.empty"))));
  return [...nodes, ...pendingNodes()];
}

/** Empty unless it is one of several. */
function albumOf(message: Message, messages: Message[]): Message[] {
  const id = message.media_group_id;
  if (id === undefined) return [];
  return messages.filter((one) => one.media_group_id === id);
}

/** Reuses the node when neither the message nor its surroundings changed. */
function nodeFor(message: Message, first: boolean, album: Message[]): Drawn {
  const known = drawn.get(keyOf(message));
  const look = JSON.stringify([
    first,
    currentLanguage(),
    session.anonymous,
    message.from && isAdmin(message.from.id),
    album.map((one) => [one.message_id, one.edits]),
    currentChat()?.topics,
  ]);
  if (known?.message === message && known.look === look) {
    markPressing(known.node, message);
    return known;
  }
  const node = messageNode(message, { first, album, jump: jumpTo });
  if (known && message.edits > known.message.edits) {
    node.classList.add("changed");
    // A live card would talk without end: edits are seen, not read out.
    node.setAttribute("aria-live", "off");
  }
  return { node, message, look };
}

function sameTurn(a: Message | undefined, b: Message): boolean {
  return (
    a !== undefined &&
    a.from?.id === b.from?.id &&
    a.sender_chat?.id === b.sender_chat?.id &&
    b.date - a.date < sameTurnSeconds &&
    serviceText(a) === undefined &&
    serviceText(b) === undefined
  );
}

function isSending(): boolean {
  return session.sending.some(({ chat }) => chat === session.chat);
}

function pendingNodes(): HTMLElement[] {
  return session.sending
    .filter(({ chat }) => chat === session.chat)
    .map(({ text }) =>
      el(
        "div",
        { class: "message own pending", "aria-hidden": "true" },
        el("div", { class: "column" }, el("div", { class: "bubble" }, text)),
      ),
    );
}

/** Moves as little as possible, so that only what is new is announced. */
function put(log: HTMLElement, nodes: HTMLElement[]): void {
  const keep = new Set<Node>(nodes);
  for (const child of [...log.children]) if (!keep.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (log.children[at] !== node)
      log.insertBefore(node, log.children[at] ?? null);
  });
}

function keepOneTabStop(log: HTMLElement): void {
  if (log.querySelector('article[tabindex="0"]')) return;
  const articles = log.querySelectorAll<HTMLElement>("article");
  const last = articles[articles.length - 1];
  if (last) last.tabIndex = 0;
}

function isAtEnd(log: HTMLElement): boolean {
  return log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
}

function scrollToEnd(
  log: HTMLElement,
  behavior: ScrollBehavior = "instant",
): void {
  log.scrollTo({ top: log.scrollHeight, behavior });
  markSeen();
}

function markSeen(): void {
  unseen = 0;
  showUnseen();
}

function showUnseen(): void {
  part("to-end").hidden = unseen === 0;
  part("to-end-count").textContent =
    unseen === 0 ? "" : t("stream.unseen", { count: unseen });
}

export function jumpTo(messageId: number): void {
  if (!showThreadOf(messageId)) return;
  const found = document.getElementById(`message-${messageId}`);
  const node = found?.closest("article");
  if (!node) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  focusMessage(node);
  node.classList.remove("found");
  requestAnimationFrame(() => node.classList.add("found"));
}

/** What stands in another topic is looked up among all of them. */
function showThreadOf(messageId: number): boolean {
  const all = session.messages.get(session.chat) ?? [];
  const message = all.find((one) => one.message_id === messageId);
  const { thread } = session;
  const isHidden =
    message && thread !== undefined && threadOf(message) !== thread;
  if (!isHidden) return true;
  openThread(threadOf(message));
  requestAnimationFrame(() => requestAnimationFrame(() => jumpTo(messageId)));
  return false;
}

function focusMessage(node: HTMLElement): void {
  for (const other of part("log").querySelectorAll<HTMLElement>(
    'article[tabindex="0"]',
  ))
    other.tabIndex = -1;
  node.tabIndex = 0;
  node.focus({ preventScroll: true });
}

function moveByKeys(event: KeyboardEvent): void {
  const node = event.target as HTMLElement;
  if (node.tagName !== "ARTICLE") return;
  const all = [...part("log").querySelectorAll<HTMLElement>("article")];
  const at = all.indexOf(node);
  const steps: Record<string, number> = {
    ArrowUp: Math.max(0, at - 1),
    ArrowDown: Math.min(all.length - 1, at + 1),
    Home: 0,
    End: all.length - 1,
  };
  const to = all[steps[event.key] ?? -1];
  if (to) {
    event.preventDefault();
    focusMessage(to);
    to.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter") {
    event.preventDefault();
    openMenuFor(node, node.querySelector<HTMLElement>(".bubble") ?? node);
  }
}

function openMenuHere(event: MouseEvent): void {
  const target = event.target as HTMLElement;
  const bubble = target.closest<HTMLElement>(".bubble");
  const node = target.closest<HTMLElement>("article");
  if (!bubble || !node || target.closest("a")) return;
  event.preventDefault();
  openMenuFor(node, bubble);
}

function openMenuFor(node: HTMLElement, anchor: HTMLElement): void {
  const known = drawn.get(node.dataset["message"] ?? "");
  if (known && serviceText(known.message) === undefined)
    openMessageMenu(known.message, anchor);
}
