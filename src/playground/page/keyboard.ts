/** The buttons under a message. */
import { press } from "./api.ts";
import { button, el } from "./dom.ts";
import { openLink } from "./links.ts";
import { changed, pressKey, session } from "./session.ts";
import { alertBox, toast } from "./toast.ts";
import { t } from "./texts.ts";
import { advanceHint } from "./hint.ts";
import type { Button, Message } from "./types.ts";

export function keyboardOf(message: Message): HTMLElement | undefined {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return undefined;
  return el(
    "div",
    { class: "keyboard", role: "group", "aria-label": t("message.buttons") },
    ...rows.map((row, r) =>
      el(
        "div",
        { class: "keyboard-row" },
        ...row.map((one, c) =>
          keyboardButton(message, one, `${message.message_id}:${r}:${c}`),
        ),
      ),
    ),
  );
}

function keyboardButton(
  message: Message,
  { text, callback_data: data, url, style }: Button,
  place: string,
): HTMLElement {
  return button(
    {
      class: style ? `key ${style}` : "key",
      "data-key": `key:${place}`,
      "data-press": data,
      "data-link": url !== undefined,
    },
    () => {
      if (url !== undefined) openLink(url);
      else if (data !== undefined) void pressButton(message, data);
    },
    el("span", { dir: "auto" }, text),
  );
}

/** Turns the spinners on and off without drawing the message anew. */
export function markPressing(node: HTMLElement, message: Message): void {
  for (const key of node.querySelectorAll<HTMLElement>("[data-press]")) {
    const data = key.dataset["press"] ?? "";
    const busy = session.pressing.has(pressKey(message, data));
    key.classList.toggle("busy", busy);
    key.setAttribute("aria-busy", String(busy));
  }
}

async function pressButton(message: Message, data: string): Promise<void> {
  const key = pressKey(message, data);
  if (session.pressing.has(key)) return;
  session.pressing.add(key);
  changed();
  try {
    const answer = await press({
      chat: message.chat.id,
      message: message.message_id,
      from: session.me,
      data,
    });
    if (answer.url) openLink(answer.url);
    if (answer.text && answer.show_alert) alertBox(answer.text);
    else if (answer.text) toast(answer.text);
    advanceHint("press");
  } catch {
    toast(t("error.no_answer"));
  } finally {
    session.pressing.delete(key);
    changed();
  }
}
