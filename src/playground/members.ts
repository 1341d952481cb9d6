import type { Core } from "./core.ts";
import { Impossible } from "./impossible.ts";
import { postMessage } from "./post.ts";
import {
  createChatRecord,
  isBotAdministrator,
  isBotIn,
  isPresent,
  nowSeconds,
  type ChatRecord,
} from "./state.ts";
import type { Chat, ChatMember, ChatMemberUpdated, User } from "./types.ts";

export function describeMember(
  user: User,
  status: ChatMember["status"],
): ChatMember {
  switch (status) {
    case "creator":
      return { user, status, is_anonymous: false };
    case "administrator":
      return {
        user,
        status,
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        can_delete_messages: true,
        can_manage_video_chats: true,
        can_restrict_members: true,
        can_promote_members: false,
        can_change_info: true,
        can_invite_users: true,
        can_post_stories: true,
        can_edit_stories: true,
        can_delete_stories: true,
        can_pin_messages: true,
        can_manage_topics: false,
        can_manage_tags: false,
      };
    case "kicked":
      return { user, status, until_date: 0 };
    case "member":
    case "restricted":
    case "left":
      return { user, status };
  }
}

/**
 * Changes somebody's standing and tells the bot: its own always, others' only
 * while it is an administrator.
 */
export function setStanding(
  core: Core,
  record: ChatRecord,
  change: { user: User; status: ChatMember["status"]; by: User },
): void {
  const { state, events, updates } = core;
  const { user, status, by } = change;
  const before = record.members.get(user.id) ?? describeMember(user, "left");
  if (before.status === status) return;
  const after = describeMember(user, status);
  record.members.set(user.id, after);
  events.emit("chat", () => ({ chatId: record.chat.id }));
  const update: ChatMemberUpdated = {
    chat: record.chat,
    from: by,
    date: nowSeconds(state),
    old_chat_member: before,
    new_chat_member: after,
  };
  if (user.id === state.bot.id) updates.push({ my_chat_member: update });
  else if (isBotAdministrator(state, record)) {
    updates.push({ chat_member: update });
  }
}

export function joinChat(
  core: Core,
  record: ChatRecord,
  user: User,
  by: User = user,
): void {
  if (isPresent(record.members.get(user.id))) return;
  setStanding(core, record, { user, status: "member", by });
  postMessage(core, record, {
    from: by,
    content: { new_chat_members: [user] },
    isService: isBotIn(core.state, record),
  });
}

export function leaveChat(
  core: Core,
  record: ChatRecord,
  user: User,
  by: User = user,
): void {
  if (!isPresent(record.members.get(user.id))) return;
  const toldToBot = isBotIn(core.state, record);
  const status = by.id === user.id ? "left" : "kicked";
  setStanding(core, record, { user, status, by });
  postMessage(core, record, {
    from: by,
    content: { left_chat_member: user },
    isService: toldToBot,
  });
}

export function renameChat(
  core: Core,
  record: ChatRecord,
  title: string,
  by: User,
): void {
  record.chat = { ...record.chat, title };
  postMessage(core, record, {
    from: by,
    content: { new_chat_title: title },
    isService: isBotIn(core.state, record),
  });
  core.events.emit("chat", () => ({ chatId: record.chat.id }));
}

/** Makes the supergroup that a group becomes; the old id only refers to it. */
export function migrateChat(core: Core, record: ChatRecord): Chat {
  const { state } = core;
  if (record.chat.type !== "group" || record.migratedToId !== undefined) {
    throw new Impossible("Only a group becomes a supergroup, and only once.");
  }
  const chat: Chat = {
    ...record.chat,
    id: -(1_000_000_000_000 + state.nextGroupId++),
    type: "supergroup",
  };
  const creator = [...record.members.values()].find(
    (member) => member.status === "creator",
  );
  if (!creator) throw new Impossible("A group has a creator.");
  const next = createChatRecord(state, chat);
  next.members = new Map(record.members);
  const isService = isBotIn(state, record);
  postMessage(core, record, {
    from: creator.user,
    content: { migrate_to_chat_id: chat.id },
    isService,
  });
  record.migratedToId = chat.id;
  postMessage(core, next, {
    from: creator.user,
    content: { migrate_from_chat_id: record.chat.id },
    isService,
  });
  core.events.emit("chat", () => ({ chatId: record.chat.id }));
  core.events.emit("chat", () => ({ chatId: chat.id }));
  return chat;
}
