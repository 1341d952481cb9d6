/** The topics of a supergroup: on or off, and what can be done with each. */
import { changeTopic, setForum } from "./api.ts";
import { button, el, icon, icons } from "./dom.ts";
import { openMenu, type MenuItem } from "./menu.ts";
import { session } from "./session.ts";
import { t } from "./texts.ts";
import type { Chat } from "./types.ts";

type Topic = NonNullable<Chat["topics"]>[number];
type Act = (done: Promise<void>) => void;

export function topicsSection(chat: Chat, act: Act): HTMLElement {
  const { topics } = chat;
  return el(
    "section",
    {},
    el("h3", {}, t("panel.topics")),
    topics &&
      topics.length > 0 &&
      el("ul", {}, ...topics.map((topic) => row(chat, topic, act))),
    button(
      { class: "wide", "data-key": "forum" },
      () => act(setForum(chat.id, !topics)),
      t(topics ? "panel.forum_off" : "panel.forum_on"),
    ),
    el("p", { class: "small" }, t("panel.forum_about")),
  );
}

function row(chat: Chat, topic: Topic, act: Act): HTMLElement {
  const { id: threadId, name, isClosed } = topic;
  const label = t("panel.menu", { name });
  const change = (action: "close" | "reopen" | "delete") => () =>
    act(changeTopic({ chat: chat.id, threadId, action, by: session.me }));
  const items: MenuItem[] = [
    isClosed
      ? { label: t("panel.reopen_topic"), run: change("reopen") }
      : { label: t("panel.close_topic"), run: change("close") },
    { label: t("panel.delete_topic"), danger: true, run: change("delete") },
  ];
  return el(
    "li",
    { class: "member" },
    el("span", { class: "member-lines" }, el("b", { dir: "auto" }, name)),
    isClosed && el("span", { class: "role" }, t("panel.topic_closed")),
    button(
      {
        class: "plain",
        "data-key": `topic:${threadId}`,
        "aria-haspopup": "menu",
        "aria-label": label,
      },
      (event) => openMenu(event.currentTarget as HTMLElement, label, items),
      icon(icons.more),
    ),
  );
}
