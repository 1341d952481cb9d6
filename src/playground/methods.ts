import type { Method } from "./call.ts";
import {
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  leaveChat,
  sendChatAction,
} from "./method-chat.ts";
import { copyMessage, forwardMessage } from "./method-copy.ts";
import {
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
} from "./method-edit.ts";
import {
  editMessageMedia,
  getFile,
  sendDocument,
  sendMediaGroup,
  sendPhoto,
} from "./method-file.ts";
import {
  deleteMessage,
  deleteMessages,
  pinChatMessage,
  setMessageReaction,
  unpinChatMessage,
} from "./method-message.ts";
import { sendLocation, sendVenue } from "./method-place.ts";
import { sendPoll, stopPoll } from "./method-poll.ts";
import {
  acceptSilently,
  deleteMyCommands,
  getMyCommands,
  setMyCommands,
} from "./method-profile.ts";
import { sendMessage } from "./method-send.ts";
import { answerCallbackQuery, getMe, getUpdates } from "./method-updates.ts";
import { deleteWebhook, getWebhookInfo, setWebhook } from "./method-webhook.ts";

const named: Record<string, Method> = {
  answerCallbackQuery,
  copyMessage,
  deleteMessage,
  deleteMessages,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
  forwardMessage,
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getFile,
  getMe,
  getMyCommands,
  getUpdates,
  getWebhookInfo,
  leaveChat,
  pinChatMessage,
  sendChatAction,
  sendDocument,
  sendLocation,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  sendPoll,
  sendVenue,
  setChatMenuButton: acceptSilently,
  setMessageReaction,
  setMyCommands,
  setMyDescription: acceptSilently,
  setMyShortDescription: acceptSilently,
  setWebhook,
  stopPoll,
  unpinChatMessage,
};

const byLowerName = new Map(
  Object.entries(named).map(([name, method]) => [name.toLowerCase(), method]),
);

/** Telegram takes method names in any case. */
export function findMethod(name: string): Method | undefined {
  return byLowerName.get(name.toLowerCase());
}
