import { findChat, type Call } from "./call.ts";
import { chooseThread, isClosed, topicOf } from "./forum.ts";
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
  isSilent: boolean;
  content: Content;
}

export function readDestination(call: Call): Destination {
  const reply = readReply(call);
  const record = findChat(call, "write");
  const threadId = readThread(call, record);
  const replyToId = resolveReply(record, reply, threadId);
  const thread = chooseThread(record, threadId, replyToId);
  if (isClosed(record, thread)) throw badRequest("TOPIC_CLOSED");
  return {
    record,
    replyToId,
    isSilent: readFlag(call.params, "disable_notification"),
    content: {
      ...(readFlag(call.params, "protect_content")
        ? { has_protected_content: true }
        : {}),
      ...thread,
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
    isSilent: destination.isSilent,
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

function resolveReply(
  record: ChatRecord,
  reply: Reply,
  threadId: number | undefined,
): number | undefined {
  if (reply.messageId <= 0 || reply.isElsewhere) return undefined;
  const target = record.messages.get(reply.messageId)?.body;
  // A reply to another topic is one from elsewhere, like that to another chat.
  const isHere =
    threadId === undefined || threadId === (target && topicOf(target));
  if (target) return isHere ? reply.messageId : undefined;
  if (reply.isOptional) return undefined;
  throw badRequest("message to be replied not found");
}

/** Outside of forums Telegram passes over it. */
function readThread(call: Call, record: ChatRecord): number | undefined {
  const threadId = readInteger(call.params, "message_thread_id") ?? 0;
  if (threadId === 0 || !record.chat.is_forum) return undefined;
  if (!record.topics.has(threadId)) {
    throw badRequest("message thread not found");
  }
  return threadId;
}
