/** People and what can be done with a group. */
import {
  addGroup,
  addUser,
  blockBot,
  changeBot,
  changeMember,
  createTopic,
  migrate,
} from "./api.ts";
import { avatarOf, fullName } from "./avatar.ts";
import { openChat, openThread } from "./choose.ts";
import { button, el, icon, icons, part, redraw } from "./dom.ts";
import { openMenu, type MenuItem } from "./menu.ts";
import { topicsSection } from "./panel-topics.ts";
import {
  currentChat,
  isPrivate,
  loadState,
  onChange,
  people,
  session,
} from "./session.ts";
import { t } from "./texts.ts";
import { complain, toast } from "./toast.ts";
import type { Chat, User } from "./types.ts";

export function showPanel(): void {
  const body = part("panel-body");
  onSubmit("newcomer", async (name) => {
    const { chat } = session;
    const user = await addUser(name);
    await changeMember({
      chat,
      user: user.id,
      action: "join",
      by: user.id,
    });
  });
  onSubmit("new-topic", async (name) => {
    const { chat, me: by } = session;
    const threadId = await createTopic({ chat, name, by });
    await loadState();
    openThread(threadId);
  });
  onSubmit("new-group", async (title) => {
    const members = people()
      .map(({ id }) => id)
      .filter((id) => id !== session.me);
    const chat = await addGroup({ title, creator: session.me, members });
    await loadState();
    openChat(chat.id);
  });
  onChange(() => {
    const chat = currentChat();
    const inGroup = chat !== undefined && !isPrivate(chat.id);
    part("newcomer").hidden = !inGroup;
    part("new-topic").hidden = !chat?.topics;
    redraw(body, ...(inGroup ? groupPanel(chat) : privatePanel(chat)));
  });
}

/** A form of one field; what could not be done stays in it. */
function onSubmit(id: string, run: (text: string) => Promise<void>): void {
  const field = part(`${id}-name`, HTMLInputElement);
  part(id).addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    run(text).catch((error: unknown) => {
      field.value = text;
      complain(error);
    });
  });
}

function groupPanel(chat: Chat): HTMLElement[] {
  const inside = people().filter(({ id }) => chat.memberIds.includes(id));
  const outside = people().filter(({ id }) => !chat.memberIds.includes(id));
  const sections = [
    section(
      t("panel.members", { count: inside.length }),
      ...inside.map((user) => personRow(chat, user)),
    ),
    section(t("panel.bot"), botRow(chat)),
  ];
  if (outside.length > 0)
    sections.push(
      section(
        t("panel.outside"),
        ...outside.map((user) => personRow(chat, user)),
      ),
    );
  if (chat.type === "supergroup") sections.push(topicsSection(chat, act));
  if (chat.type === "group")
    sections.push(
      el(
        "section",
        {},
        el("h3", {}, t("panel.group")),
        button(
          { class: "wide", "data-key": "migrate" },
          () => act(migrate(chat.id)),
          t("panel.migrate"),
        ),
        el("p", { class: "small" }, t("panel.migrate_about")),
      ),
    );
  return sections;
}

function section(title: string, ...rows: HTMLElement[]): HTMLElement {
  return el("section", {}, el("h3", {}, title), el("ul", {}, ...rows));
}

function personRow(chat: Chat, user: User): HTMLElement {
  const isMember = chat.memberIds.includes(user.id);
  const isAdmin = chat.adminIds.includes(user.id);
  const change = (action: "join" | "leave" | "admin" | "unadmin") => () => {
    // Who comes or goes by themselves does it in their own name.
    const own = action === "join" || user.id === session.me;
    const by = own ? user.id : session.me;
    act(changeMember({ chat: chat.id, user: user.id, action, by }));
  };
  const items: MenuItem[] = isMember
    ? [
        isAdmin
          ? { label: t("panel.unadmin"), run: change("unadmin") }
          : { label: t("panel.admin"), run: change("admin") },
        {
          label: t(user.id === session.me ? "panel.leave" : "panel.remove"),
          danger: true,
          run: change("leave"),
        },
      ]
    : [{ label: t("panel.join"), run: change("join") }];
  return memberRow(user, isAdmin ? t("role.admin") : undefined, items);
}

function botRow(chat: Chat): HTMLElement {
  const change = (action: "add" | "remove" | "admin" | "unadmin") => () =>
    act(changeBot({ chat: chat.id, action, by: session.me }));
  const items: MenuItem[] = chat.botIsMember
    ? [
        chat.botIsAdmin
          ? { label: t("panel.unadmin"), run: change("unadmin") }
          : { label: t("panel.admin"), run: change("admin") },
        { label: t("panel.remove"), danger: true, run: change("remove") },
      ]
    : [{ label: t("panel.add"), run: change("add") }];
  const standing = !chat.botIsMember
    ? t("panel.not_here")
    : t(chat.botIsAdmin ? "role.admin" : "panel.member");
  return memberRow(session.state.bot, standing, items);
}

function memberRow(
  user: User,
  standing: string | undefined,
  items: MenuItem[],
): HTMLElement {
  const name = fullName(user);
  const label = t("panel.menu", { name });
  return el(
    "li",
    { class: "member" },
    avatarOf(user),
    el(
      "span",
      { class: "member-lines" },
      el("b", { dir: "auto" }, name),
      user.username && el("span", { class: "small" }, `@${user.username}`),
    ),
    standing && el("span", { class: "role" }, standing),
    button(
      {
        class: "plain",
        "data-key": `menu:${user.id}`,
        "aria-haspopup": "menu",
        "aria-label": label,
      },
      (event) => openMenu(event.currentTarget as HTMLElement, label, items),
      icon(icons.more),
    ),
  );
}

function privatePanel(chat: Chat | undefined): HTMLElement[] {
  const isBlocked = chat !== undefined && !chat.botIsMember;
  return [
    el(
      "section",
      {},
      el("h3", {}, t("panel.bot")),
      button(
        { class: "wide", "data-key": "block" },
        () => act(blockBot(session.me, !isBlocked)),
        t(isBlocked ? "panel.unblock" : "panel.block"),
      ),
      el("p", { class: "small" }, t("panel.block_about")),
    ),
  ];
}

function act(done: Promise<void>): void {
  done.then(() => toast(t("panel.done")), complain);
}
