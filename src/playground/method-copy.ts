import { findChat, findMessage, type Call, type Method } from "./call.ts";
import { showSent } from "./method-send.ts";
import { readText } from "./params.ts";
import { readCaption } from "./read-text.ts";
import { badRequest } from "./refusal.ts";
import { sendContent, type Content } from "./send-to-chat.ts";
import { describeOrigin, type StoredMessage } from "./state.ts";

/** Answers with the new message's id alone. */
export const copyMessage: Method = (call) => {
  const source = findSource(call, "copy");
  if (source.body.poll) throw badRequest("message can't be copied");
  const content = takeContent(source);
  const hasFile = content.photo ?? content.document;
  if (readText(call.params, "caption") !== undefined && hasFile) {
    const caption = readCaption(call);
    content.caption = caption.text;
    content.caption_entities = caption.entities;
  }
  const stored = sendContent(call, content);
  return { message_id: stored.body.message_id };
};

export const forwardMessage: Method = (call) => {
  const source = findSource(call, "forward");
  const stored = sendContent(call, {
    ...takeContent(source),
    forward_origin: describeOrigin(source),
  });
  return showSent(call, stored);
};

function findSource(call: Call, verb: "copy" | "forward"): StoredMessage {
  const chat = findChat(call, "read", "from_chat_id");
  const source = findMessage(call, chat, `message to ${verb}`);
  const content = takeContent(source);
  if (Object.keys(content).length === 0 || source.body.has_protected_content) {
    const past = verb === "copy" ? "copied" : "forwarded";
    throw badRequest(`message can't be ${past}`);
  }
  return source;
}

function takeContent({ body }: StoredMessage): Content {
  const content: Content = {};
  if (body.text !== undefined) content.text = body.text;
  if (body.entities) content.entities = body.entities;
  if (body.caption !== undefined) content.caption = body.caption;
  if (body.caption_entities) content.caption_entities = body.caption_entities;
  if (body.photo) content.photo = body.photo;
  if (body.document) content.document = body.document;
  if (body.location) content.location = body.location;
  if (body.venue) content.venue = body.venue;
  if (body.poll) content.poll = body.poll;
  return content;
}
