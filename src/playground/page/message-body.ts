/** What stands inside a bubble. */
import { fullName, hueOf } from "./avatar.ts";
import { el, icon, icons } from "./dom.ts";
import { formatted, type RunCommand } from "./entities.ts";
import { isAdmin, session } from "./session.ts";
import { t } from "./texts.ts";
import { hourAndMinute } from "./time.ts";
import type { Message } from "./types.ts";

/** The name under which a message stands. */
export function senderName(message: Message): string {
  if (message.sender_chat) return message.sender_chat.title ?? "";
  return message.from ? fullName(message.from) : "";
}

export function senderLine(message: Message): HTMLElement {
  const { from } = message;
  const hue =
    message.sender_chat || !from
      ? "hue-group"
      : from.is_bot
        ? "hue-bot"
        : hueOf(from.id);
  return el(
    "div",
    { class: "sender" },
    el("b", { class: hue, dir: "auto" }, senderName(message)),
    roleOf(message),
  );
}

function roleOf(message: Message): HTMLElement | undefined {
  const { from, sender_chat: asGroup } = message;
  if (from?.is_bot && !asGroup)
    return el("span", { class: "role" }, t("role.bot"));
  if (asGroup || (from && isAdmin(from.id)))
    return el("span", { class: "role" }, t("role.admin"));
  return undefined;
}

/** One line that stands for a message in a quote, a list or the pinned bar. */
export function inShort(message: Message): string {
  const text = message.text ?? message.caption ?? message.poll?.question;
  if (text) return text.replace(/\s+/g, " ");
  if (message.photo) return t("message.photo");
  if (message.location) return message.venue?.title ?? t("message.place");
  return message.document?.name ?? serviceText(message) ?? "";
}

export function forwardedFrom(message: Message): HTMLElement | undefined {
  const origin = message.forward_origin;
  if (!origin) return undefined;
  const name = origin.sender_user
    ? fullName(origin.sender_user)
    : (origin.sender_user_name ??
      origin.sender_chat?.title ??
      origin.chat?.title ??
      "");
  return el("div", { class: "forwarded" }, t("message.forwarded", { name }));
}

export function quoteOf(
  message: Message,
  jump: (messageId: number) => void,
): HTMLElement | undefined {
  const quoted = message.reply_to_message;
  // In a topic Telegram lets everything reply to its beginning.
  if (!quoted || quoted.forum_topic_created) return undefined;
  const name = senderName(quoted);
  const node = el(
    "button",
    {
      type: "button",
      class: "quote",
      "aria-label": t("message.jump", { name, text: inShort(quoted) }),
    },
    el("b", { dir: "auto" }, name),
    el("span", { dir: "auto" }, message.quote?.text ?? inShort(quoted)),
  );
  node.addEventListener("click", () => jump(quoted.message_id));
  return node;
}

export function textOf(
  message: Message,
  run: RunCommand,
): HTMLElement | undefined {
  const text = message.text ?? message.caption;
  if (!text) return undefined;
  const entities = message.entities ?? message.caption_entities;
  return el(
    "div",
    { class: "text", dir: "auto" },
    ...formatted(text, entities, run),
  );
}

export function metaOf(message: Message): HTMLElement {
  const date = new Date(message.date * 1000);
  return el(
    "span",
    { class: "meta" },
    message.isSilent === true && icon(icons.silent),
    message.isSilent === true &&
      el("span", { class: "sr-only" }, `${t("message.silent")} `),
    message.edit_date !== undefined &&
      el("span", {}, `${t("message.edited")} `),
    el("time", { datetime: date.toISOString() }, hourAndMinute(date.getTime())),
  );
}

export function reactionsOf(
  message: Message,
  react: (emoji: string) => void,
): HTMLElement | undefined {
  if (message.reactions.length === 0) return undefined;
  const row = el("div", { class: "reactions" });
  for (const { emoji, count } of message.reactions) {
    const chip = el(
      "button",
      {
        type: "button",
        "data-key": `reaction:${message.message_id}:${emoji}`,
        "aria-label": t("message.reaction", { emoji, count }),
      },
      `${emoji} ${count}`,
    );
    chip.addEventListener("click", () => react(emoji));
    row.append(chip);
  }
  return row;
}

/** The line in the middle for what happened in the group; undefined for ordinary messages. */
export function serviceText(message: Message): string | undefined {
  const who = senderName(message);
  if (message.new_chat_members) {
    const joined = message.new_chat_members;
    const names = joined.map(fullName).join(t("list.separator"));
    const alone = joined.length === 1 && joined[0]?.id === message.from?.id;
    return alone
      ? t("service.joined", { who })
      : t("service.added", { who, names });
  }
  if (message.left_chat_member) {
    const name = fullName(message.left_chat_member);
    return message.left_chat_member.id === message.from?.id
      ? t("service.left", { who: name })
      : t("service.removed", { who, name });
  }
  if (message.new_chat_title)
    return t("service.title", { who, title: message.new_chat_title });
  if (message.pinned_message)
    return t("service.pinned", {
      who,
      text: cut(inShort(message.pinned_message)),
    });
  if (message.forum_topic_created) {
    const { name } = message.forum_topic_created;
    return t("service.topic", { who, name });
  }
  if (message.forum_topic_closed) return t("service.topic_closed", { who });
  if (message.forum_topic_reopened) return t("service.topic_reopened", { who });
  if (message.group_chat_created || message.supergroup_chat_created)
    return t("service.created", { who });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id)
    return t("service.migrated");
  return undefined;
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Right for one's own messages, also for those sent in the group's name. */
export function isOwn(message: Message): boolean {
  if (message.sender_chat) return session.anonymous;
  return message.from?.id === session.me;
}
