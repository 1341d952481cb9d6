import { el, icon, icons } from "./dom.ts";
import { session } from "./session.ts";
import type { Chat, User } from "./types.ts";

const hues = 7;

export function fullName(user: User): string {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

/** Neighbours in the list never share a colour. */
export function hueOf(id: number): string {
  const index = session.state.users.findIndex((user) => user.id === id);
  return `hue-${(index < 0 ? Math.abs(id) : index) % hues}`;
}

const segmenter = new Intl.Segmenter();

function letters(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** 陈姐 → 陈姐, 王阿姨 → 阿姨, Auntie Wang → AW. */
function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return letters(name).slice(-2).join("");
  const first = name.split(/\s+/).map((word) => letters(word)[0] ?? "");
  return first.slice(0, 2).join("").toUpperCase();
}

export function avatarOf(user: User): HTMLElement {
  const looks = user.is_bot ? "hue-bot" : hueOf(user.id);
  return circle(initials(fullName(user)), looks);
}

export function avatarOfGroup(chat: Chat): HTMLElement {
  const name = chat.title ?? "";
  const start = /\p{Script=Han}/u.test(name)
    ? letters(name).slice(0, 2).join("")
    : initials(name);
  return circle(start, "hue-group");
}

export function maskedAvatar(): HTMLElement {
  return el(
    "span",
    { class: "avatar hue-group", "aria-hidden": "true" },
    icon(icons.mask),
  );
}

function circle(text: string, looks: string): HTMLElement {
  return el("span", { class: `avatar ${looks}`, "aria-hidden": "true" }, text);
}
