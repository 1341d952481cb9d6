/** Who the visitor is: a row of faces, and the same choice beside the field. */
import { avatarOf, fullName, maskedAvatar } from "./avatar.ts";
import { becomePerson, speakAsGroup } from "./choose.ts";
import { button, el, part, redraw } from "./dom.ts";
import { openMenu, type MenuItem } from "./menu.ts";
import {
  currentChat,
  groupsOf,
  isAdmin,
  onChange,
  people,
  session,
} from "./session.ts";
import { t } from "./texts.ts";
import type { User } from "./types.ts";

export function showPeople(): void {
  const list = part("people");
  onChange(() => {
    redraw(list, ...people().map(face));
    drawAnonymous();
  });
}

function face(user: User): HTMLElement {
  const name = fullName(user);
  const unread = session.unread.get(user.id) ?? 0;
  const admin = isAdmin(user.id, groupsOf(user.id)[0]);
  return el(
    "li",
    {},
    button(
      {
        "data-key": `person:${user.id}`,
        "aria-pressed": String(session.me === user.id),
      },
      () => becomePerson(user.id),
      el(
        "span",
        { class: "with-badge" },
        avatarOf(user),
        unread > 0 && badge(unread),
      ),
      el("span", { class: "name" }, name),
      admin && el("span", { class: "role" }, t("role.admin")),
    ),
  );
}

/** How many messages wait; the list of chats shows it too. */
export function badge(unread: number): HTMLElement {
  return el(
    "span",
    { class: "badge" },
    String(unread),
    el("span", { class: "sr-only" }, t("chats.unread")),
  );
}

function drawAnonymous(): void {
  const box = part("anonymous");
  const may = isAdmin(session.me);
  box.hidden = !may;
  redraw(
    box,
    button(
      {
        role: "switch",
        class: "switch",
        "data-key": "anonymous",
        "aria-checked": String(session.anonymous),
      },
      () => speakAsGroup(!session.anonymous),
      el("span", { class: "track" }),
      el("span", {}, t("people.anonymous")),
    ),
  );
}

export function openPeopleMenu(anchor: HTMLElement): void {
  const items: MenuItem[] = people().map((user) => ({
    label: fullName(user),
    icon: avatarOf(user),
    checked: session.me === user.id && !session.anonymous,
    run: () => {
      becomePerson(user.id);
      document.getElementById("text")?.focus();
    },
  }));
  if (isAdmin(session.me))
    items.push({
      label: t("people.as", { name: currentChat()?.title ?? "" }),
      icon: maskedAvatar(),
      checked: session.anonymous,
      run: () => speakAsGroup(true),
    });
  openMenu(anchor, t("people.title"), items);
}
