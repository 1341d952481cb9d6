import { findChat, type Call } from "./call.ts";
import { readMarkup } from "./keyboards.ts";
import {
  isObject,
  readFlag,
  readInteger,
  readJson,
  readText,
} from "./params.ts";
import { postMessage } from "./post.ts";
import { badRequest } from "./refusal.ts";
import type { ChatRecord, StoredMessage } from "./state.ts";
import type { Message } from "./types.ts";

export type Content = Omit<
  Partial<Message>,
  "reply_markup" | "reply_to_message"
>;

/** Where a new message of the bot's goes, checked in Telegram's order. */
interface Destination {
  record: ChatRecord;
  replyToId: number | undefined;
  content: Content;
}

export function readDestination(call: Call): Destination {
  const reply = readReply(call);
  const record = findChat(call, "write");
  return {
    record,
    replyToId: resolveReply(record, reply),
    content: {
      ...(readFlag(call.params, "protect_content")
        ? { has_protected_content: true }
        : {}),
      ...readThread(call, record),
    },
  };
}

/** Posts one message of the bot's, within the limits. */
export function sendContent(call: Call, content: Content): StoredMessage {
  const markup = readMarkup(call.params);
  const destination = readDestination(call);
  call.core.limits.spend(destination.record.chat);
  return postMessage(call.core, destination.record, {
    from: call.core.state.bot,
    content: { ...destination.content, ...content },
    replyToId: destination.replyToId,
    markup,
  });
}

interface Reply {
  messageId: number;
  isOptional: boolean;
  isElsewhere: boolean;
}

function readReply(call: Call): Reply {
  const { params } = call;
  const value = readJson(params, "reply_parameters", "reply parameters");
  if (value === undefined || value === null) {
    return {
      messageId: readInteger(params, "reply_to_message_id") ?? 0,
      isOptional: readFlag(params, "allow_sending_without_reply"),
      isElsewhere: false,
    };
  }
  if (!isObject(value)) throw badRequest("object expected as reply parameters");
  if (Object.keys(value).length === 0) {
    return { messageId: 0, isOptional: true, isElsewhere: false };
  }
  if (value["message_id"] === undefined) {
    throw badRequest('can\'t find field "message_id"');
  }
  const fields = { values: value, files: params.files };
  const chatId = readText(fields, "chat_id");
  return {
    messageId: readInteger(fields, "message_id") ?? 0,
    isOptional: readFlag(fields, "allow_sending_without_reply"),
    isElsewhere: chatId !== undefined && chatId !== readText(params, "chat_id"),
  };
}

function resolveReply(record: ChatRecord, reply: Reply): number | undefined {
  if (reply.messageId <= 0 || reply.isElsewhere) return undefined;
  if (record.messages.has(reply.messageId)) return reply.messageId;
  if (reply.isOptional) return undefined;
  throw badRequest("message to be replied not found");
}

function readThread(call: Call, record: ChatRecord): Content {
  const threadId = readInteger(call.params, "message_thread_id") ?? 0;
  if (threadId === 0 || !record.chat.is_forum) return {};
  if (threadId === 1) throw badRequest("message thread not found");
  return { message_thread_id: threadId, is_topic_message: true };
}
