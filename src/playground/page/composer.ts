/** Where one writes: text, a reply, an edit, a file. */
import { editMessage, sendFiles, sendText, start } from "./api.ts";
import {
  describeAttached,
  getAttached,
  setAttached,
  showAttaching,
} from "./attach.ts";
import { avatarOf, fullName, maskedAvatar } from "./avatar.ts";
import { handleCommandKeys, offerCommands } from "./command-list.ts";
import { button, el, icon, icons, part, redraw } from "./dom.ts";
import { advanceHint } from "./hint.ts";
import { inShort, senderName } from "./message-body.ts";
import { openPeopleMenu } from "./people.ts";
import { showPlaceForm } from "./place-form.ts";
import {
  changed,
  currentChat,
  isPrivate,
  onChange,
  person,
  presentSending,
  session,
} from "./session.ts";
import { t } from "./texts.ts";
import { complain } from "./toast.ts";
import type { Message } from "./types.ts";

let filledFor: Message | undefined;

const area = () => part("text", HTMLTextAreaElement);

export function showComposer(): void {
  const text = area();
  part("send").append(icon(icons.send));
  part("who").addEventListener("click", (event) => {
    openPeopleMenu(event.currentTarget as HTMLElement);
  });
  showAttaching(changed);
  showPlaceForm();
  part("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  part("start").addEventListener("click", () => {
    start(session.me).catch(complain);
  });
  text.addEventListener("keydown", onKey);
  text.addEventListener("input", () => void offerCommands(text));
  onChange(draw);
}

/** Puts a text into the field, ready to be sent. */
export function fillComposer(content: string): void {
  const text = area();
  text.value = content;
  text.focus();
  text.setSelectionRange(content.length, content.length);
  text.dispatchEvent(new Event("input"));
}

function draw(): void {
  const me = person(session.me);
  if (!me) return;
  const text = area();
  const group = currentChat();
  const name = session.anonymous ? (group?.title ?? "") : fullName(me);
  text.placeholder = t("composer.placeholder", { name });
  part("who").replaceChildren(
    session.anonymous ? maskedAvatar() : avatarOf(me),
    el("span", { class: "sr-only" }, t("composer.who", { name })),
  );
  const isBlocked = group !== undefined && !group.botIsMember;
  const strange = isPrivate(session.chat) && (isBlocked || !hasStarted());
  part("start").textContent = t(
    isBlocked ? "composer.restart" : "composer.start",
  );
  part("composer").hidden = strange;
  if (strange) part("place").hidden = true;
  part("start").hidden = !strange;
  drawAbout();
  if (session.editing && session.editing !== filledFor)
    fillComposer(session.editing.text ?? "");
  filledFor = session.editing;
}

/** A private chat begins with /start, as in Telegram. */
function hasStarted(): boolean {
  return (session.messages.get(session.chat)?.length ?? 0) > 0;
}

function drawAbout(): void {
  const { replyTo, editing } = session;
  const about = part("about");
  const attached = getAttached();
  const line = (sign: Node, title: string, content: string) => [
    sign,
    el(
      "div",
      { class: "about-text" },
      el("b", { dir: "auto" }, title),
      el("span", { dir: "auto" }, content),
    ),
    button(
      {
        class: "plain",
        "data-key": "about-close",
        "aria-label": t("composer.cancel"),
      },
      cancel,
      icon(icons.close),
    ),
  ];
  const shown = attached
    ? line(...describeAttached(attached))
    : editing
      ? line(icon(icons.pencil), t("composer.editing"), inShort(editing))
      : replyTo
        ? line(
            icon(icons.reply),
            t("composer.replying", { name: senderName(replyTo) }),
            inShort(replyTo),
          )
        : [];
  about.hidden = shown.length === 0;
  redraw(about, ...shown);
}

/** Takes back one thing at a time: the file, then the edit or the reply. */
function cancel(): void {
  if (getAttached()) setAttached(undefined);
  else {
    if (session.editing) area().value = "";
    session.editing = undefined;
    session.replyTo = undefined;
  }
  area().focus();
  changed();
}

function onKey(event: KeyboardEvent): void {
  // Enter also confirms what an input method offers.
  if (event.isComposing) return;
  if (handleCommandKeys(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    void send();
  } else if (event.key === "Escape") {
    if (getAttached() ?? session.editing ?? session.replyTo) cancel();
  }
}

async function send(): Promise<void> {
  const field = area();
  const text = field.value;
  const attached = getAttached();
  if (!text.trim() && !attached) return;
  const { chat, me: from, editing, replyTo } = session;
  const to = presentSending();
  const sending = { chat, text };
  if (!attached && !editing) session.sending.push(sending);
  setAttached(undefined);
  session.replyTo = undefined;
  session.editing = undefined;
  field.value = "";
  void offerCommands(field);
  changed();
  try {
    if (attached) await sendFiles({ ...to, ...attached, caption: text });
    else if (editing)
      await editMessage({ chat, message: editing.message_id, from, text });
    else await sendText({ ...to, text });
    advanceHint("send");
  } catch (error) {
    // Nothing written is lost.
    if (!field.value) field.value = text;
    if (!getAttached()) setAttached(attached);
    session.replyTo ??= replyTo;
    complain(error);
  } finally {
    session.sending = session.sending.filter((one) => one !== sending);
    changed();
  }
}
