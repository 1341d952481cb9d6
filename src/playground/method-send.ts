import type { Method } from "./call.ts";
import { isObject, readJson } from "./params.ts";
import { readMessageText, type FormattedText } from "./read-text.ts";
import { sendContent, type Content } from "./send-to-chat.ts";
import { showMessage, type ChatRecord, type StoredMessage } from "./state.ts";
import type { Call } from "./call.ts";
import type { Message } from "./types.ts";

export const sendMessage: Method = (call) => {
  const formatted = readMessageText(call, "message is too long");
  return showSent(call, sendContent(call, describeText(call, formatted)));
};

export function describeText(call: Call, formatted: FormattedText): Content {
  const preview = readJson(
    call.params,
    "link_preview_options",
    "link preview options",
  );
  return {
    text: formatted.text,
    ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}),
    ...(isObject(preview) ? { link_preview_options: preview } : {}),
  };
}

export function showSent(call: Call, stored: StoredMessage): Message {
  const record = call.core.state.chats.get(stored.body.chat.id);
  return showMessage(record as ChatRecord, stored);
}
