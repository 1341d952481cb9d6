import { findChat, findMessage, type Call, type Method } from "./call.ts";
import { chooseThread, topicOf } from "./forum.ts";
import {
  isObject,
  readFlag,
  readInteger,
  readJson,
  readText,
} from "./params.ts";
import { deleteStored, postMessage } from "./post.ts";
import { badRequest } from "./refusal.ts";
import { seeMessage } from "./seen.ts";
import {
  isBotAdministrator,
  nowSeconds,
  type ChatRecord,
  type StoredMessage,
} from "./state.ts";

const ownLifeS = 48 * 60 * 60;

export const deleteMessage: Method = (call) => {
  if (!readText(call.params, "chat_id")) {
    throw badRequest("chat identifier is not specified");
  }
  if (!readInteger(call.params, "message_id")) {
    throw badRequest("message identifier is not specified");
  }
  const record = findChat(call, "write");
  const stored = findMessage(call, record, "message to delete");
  checkDeletable(call, record, stored);
  deleteStored(call.core, record, stored.body.message_id);
  return true;
};

/** Ids that are not there are passed over. */
export const deleteMessages: Method = (call) => {
  const ids = readJson(call.params, "message_ids", "message identifiers");
  if (!Array.isArray(ids) || ids.length === 0) {
    throw badRequest("message identifiers are not specified");
  }
  if (ids.length > 100) {
    throw badRequest("too many message identifiers specified");
  }
  const record = findChat(call, "write");
  const found = ids.flatMap((id: unknown) => {
    const stored = record.messages.get(Number(id));
    return stored ? [stored] : [];
  });
  for (const stored of found) checkDeletable(call, record, stored);
  for (const stored of found) {
    deleteStored(call.core, record, stored.body.message_id);
  }
  return true;
};

function checkDeletable(
  call: Call,
  record: ChatRecord,
  stored: StoredMessage,
): void {
  const { state } = call.core;
  const isOwn = stored.authorId === state.bot.id;
  if (record.chat.type !== "private" && isBotAdministrator(state, record)) {
    return;
  }
  const ageS = nowSeconds(state) - stored.body.date;
  if (isOwn && ageS < ownLifeS) return;
  const isIncoming = record.chat.type === "private" && !isOwn;
  if (isIncoming && ageS < ownLifeS) return;
  throw badRequest(
    isOwn || isIncoming
      ? "message can't be deleted for everyone"
      : "message can't be deleted",
  );
}

// Telegram's list, without the variation selectors that some of them take.
const allowedReactions = new Set(
  (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 " +
    "⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 " +
    "🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
  ).split(" "),
);

/** One emoji of Telegram's list, or none to take it back. */
export const setMessageReaction: Method = (call) => {
  const given = readJson(call.params, "reaction", "reaction types") ?? [];
  if (!Array.isArray(given)) {
    throw badRequest("expected an Array of ReactionType");
  }
  const emoji = given.map((one: unknown) => {
    const value = isObject(one) ? one["emoji"] : undefined;
    if (typeof value !== "string") throw badRequest("REACTION_INVALID");
    return value;
  });
  const record = findChat(call, "read");
  const stored = findMessage(call, record, "message to react");
  const plain = emoji.map((one) => one.replaceAll("\ufe0f", ""));
  if (plain.some((one) => !allowedReactions.has(one))) {
    throw badRequest("REACTION_INVALID");
  }
  // Bots have one reaction a message.
  if (emoji.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  stored.reactions.set(call.core.state.bot.id, plain);
  call.core.events.emit("reaction", () => ({
    chatId: record.chat.id,
    message: seeMessage(record, stored),
  }));
  return true;
};

export const pinChatMessage: Method = (call) => {
  const record = findChat(call, "write");
  const stored = findMessage(call, record, "message to pin");
  checkPinRight(call, record);
  const id = stored.body.message_id;
  if (record.pinnedIds.at(-1) === id) return true;
  record.pinnedIds = [...record.pinnedIds.filter((one) => one !== id), id];
  postMessage(call.core, record, {
    from: call.core.state.bot,
    content: chooseThread(record, topicOf(stored.body), undefined),
    pinnedId: id,
    isSilent: readFlag(call.params, "disable_notification"),
    isService: true,
  });
  call.core.events.emit("chat", () => ({ chatId: record.chat.id }));
  return true;
};

/** Without message_id, the latest one. */
export const unpinChatMessage: Method = (call) => {
  const record = findChat(call, "write");
  const id = readInteger(call.params, "message_id") ?? record.pinnedIds.at(-1);
  if (id === undefined || !record.messages.has(id)) {
    throw badRequest("message to unpin not found");
  }
  checkPinRight(call, record);
  record.pinnedIds = record.pinnedIds.filter((one) => one !== id);
  call.core.events.emit("chat", () => ({ chatId: record.chat.id }));
  return true;
};

function checkPinRight(call: Call, record: ChatRecord): void {
  if (record.chat.type === "private") return;
  if (isBotAdministrator(call.core.state, record)) return;
  throw badRequest("not enough rights to manage pinned messages in the chat");
}
