import { findChat, type Call, type Method } from "./call.ts";
import { describeMember, leaveChat as leave } from "./members.ts";
import { readInteger, readText } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { isAdministrator, isPresent, showMessage } from "./state.ts";
import type { User } from "./types.ts";

export const getChat: Method = (call) => {
  const record = findChat(call, "read");
  const pinnedId = record.pinnedIds.at(-1);
  const pinned =
    pinnedId === undefined ? undefined : record.messages.get(pinnedId);
  return {
    ...record.chat,
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    ...(record.chat.username === undefined
      ? {}
      : { active_usernames: [record.chat.username] }),
    ...(record.chat.type === "private"
      ? {}
      : {
          permissions: {
            can_send_messages: true,
            can_send_audios: true,
            can_send_documents: true,
            can_send_photos: true,
            can_send_videos: true,
            can_send_video_notes: true,
            can_send_voice_notes: true,
            can_send_polls: true,
            can_send_other_messages: true,
            can_add_web_page_previews: true,
            can_change_info: false,
            can_invite_users: true,
            can_pin_messages: false,
            can_manage_topics: false,
          },
        }),
    ...(pinned ? { pinned_message: showMessage(record, pinned) } : {}),
  };
};

/** Other bots are left out, as Telegram does. */
export const getChatAdministrators: Method = (call) => {
  const record = findChat(call, "read");
  if (record.chat.type === "private") {
    throw badRequest("there are no administrators in the private chat");
  }
  return [...record.members.values()].filter(
    (member) =>
      isAdministrator(member) &&
      (!member.user.is_bot || member.user.id === call.core.state.bot.id),
  );
};

export const getChatMember: Method = (call) => {
  const user = findUser(call);
  const record = findChat(call, "read");
  return record.members.get(user.id) ?? describeMember(user, "left");
};

export const getChatMemberCount: Method = (call) =>
  [...findChat(call, "read").members.values()].filter(isPresent).length;

export const leaveChat: Method = (call) => {
  const record = findChat(call, "read");
  if (record.chat.type === "private") {
    throw badRequest("chat member status can't be changed in private chats");
  }
  leave(call.core, record, call.core.state.bot);
  return true;
};

const actions = [
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
];

export const sendChatAction: Method = (call) => {
  const action = readText(call.params, "action") ?? "";
  if (!actions.includes(action)) {
    throw badRequest("wrong parameter action in request");
  }
  const record = findChat(call, "write");
  call.core.events.emit("typing", () => ({ chatId: record.chat.id }));
  return true;
};

function findUser(call: Call): User {
  const { state } = call.core;
  const userId = readInteger(call.params, "user_id") ?? 0;
  if (userId <= 0) throw badRequest("invalid user_id specified");
  const user = userId === state.bot.id ? state.bot : state.users.get(userId);
  if (!user) throw badRequest("user not found");
  return user;
}
