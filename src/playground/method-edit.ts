import { findChat, findMessage, type Call, type Method } from "./call.ts";
import { readInlineMarkup } from "./keyboards.ts";
import { describeText } from "./method-send.ts";
import { editStored, type MessageEdit } from "./post.ts";
import { readCaption, readMessageText } from "./read-text.ts";
import { badRequest } from "./refusal.ts";
import { showMessage, type ChatRecord, type StoredMessage } from "./state.ts";
import type { Message } from "./types.ts";

export const editMessageText: Method = (call) => {
  const formatted = readMessageText(call, "MESSAGE_TOO_LONG");
  const markup = readInlineMarkup(call.params);
  const { record, stored } = findEditable(call);
  if (stored.body.text === undefined) {
    throw badRequest("there is no text in the message to edit");
  }
  const content = {
    entities: [],
    ...describeText(call, formatted),
  };
  return applyEdit(call, record, stored, { content, markup });
};

export const editMessageCaption: Method = (call) => {
  const markup = readInlineMarkup(call.params);
  const caption = readCaption(call);
  const { record, stored } = findEditable(call);
  if (!stored.body.photo && !stored.body.document) {
    throw badRequest("there is no caption in the message to edit");
  }
  const content = { caption: caption.text, caption_entities: caption.entities };
  return applyEdit(call, record, stored, { content, markup });
};

export const editMessageReplyMarkup: Method = (call) => {
  const markup = readInlineMarkup(call.params);
  const { record, stored } = findEditable(call);
  return applyEdit(call, record, stored, { markup });
};

/** A message of the bot's own that can still change. */
export function findEditable(call: Call): {
  record: ChatRecord;
  stored: StoredMessage;
} {
  const record = findChat(call, "write");
  const stored = findMessage(call, record, "message to edit");
  const isContent =
    stored.body.text !== undefined ||
    stored.body.photo !== undefined ||
    stored.body.document !== undefined ||
    stored.body.location !== undefined ||
    stored.body.poll !== undefined;
  if (
    stored.authorId !== call.core.state.bot.id ||
    stored.body.forward_origin ||
    !isContent
  ) {
    throw badRequest("message can't be edited");
  }
  return { record, stored };
}

/** Edits count like messages; one without a difference is refused. */
export function applyEdit(
  call: Call,
  record: ChatRecord,
  stored: StoredMessage,
  edit: MessageEdit,
): Message {
  call.core.limits.spend(record.chat);
  const content = edit.content ?? {};
  const compared = Object.keys(content) as (keyof Message)[];
  const isSame =
    compared.every((key) => isEqual(content[key], stored.body[key])) &&
    isEqual(edit.markup, stored.markup);
  if (isSame) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  editStored(call.core, record, stored, edit);
  return showMessage(record, stored);
}

function isEqual(a: unknown, b: unknown): boolean {
  const isNothing = (value: unknown) =>
    value === undefined ||
    value === "" ||
    (Array.isArray(value) && value.length === 0);
  if (isNothing(a) && isNothing(b)) return true;
  return JSON.stringify(a) === JSON.stringify(b);
}
