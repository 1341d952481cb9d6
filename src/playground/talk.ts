import {
  composeContents,
  composeText,
  type OutgoingMessage,
} from "./compose.ts";
import type { Core } from "./core.ts";
import { chooseThread, generalThreadId, isClosed } from "./forum.ts";
import { Impossible } from "./impossible.ts";
import { openPrivateChat } from "./population.ts";
import { canBotSee, deleteStored, editStored, postMessage } from "./post.ts";
import { seeMessage, type SeenMessage } from "./seen.ts";
import {
  getRecord,
  groupAnonymousBot,
  isAdministrator,
  isBotAdministrator,
  isPresent,
  nowSeconds,
  showMessage,
  type ChatRecord,
  type StoredMessage,
} from "./state.ts";
import type { Message, User } from "./types.ts";

/**
 * Throws if the person could not send this in a real client. Of an album, the
 * message with the caption is told.
 */
export function sendAsPerson(
  core: Core,
  chatId: number,
  from: User,
  outgoing: OutgoingMessage,
): SeenMessage {
  const record =
    chatId === from.id
      ? openPrivateChat(core, from)
      : getRecord(core.state, chatId);
  const member = record.members.get(from.id);
  if (!isPresent(member)) {
    throw new Impossible(`${from.first_name} is not in chat ${chatId}.`);
  }
  if (record.migratedToId !== undefined) {
    throw new Impossible(`Chat ${chatId} became a supergroup.`);
  }
  if (record.isBotBlocked) {
    throw new Impossible(`${from.first_name} blocked the bot.`);
  }
  if (outgoing.asGroup && !isAdministrator(member)) {
    throw new Impossible(`${from.first_name} is no administrator.`);
  }
  if (
    outgoing.replyTo !== undefined &&
    !record.messages.has(outgoing.replyTo)
  ) {
    throw new Impossible(
      `There is no message ${outgoing.replyTo} to reply to.`,
    );
  }
  const { replyTo } = outgoing;
  const thread = chooseThread(record, findThread(record, outgoing), replyTo);
  if (isClosed(record, thread) && !isAdministrator(member)) {
    throw new Impossible("The topic is closed.");
  }
  const [first, ...others] = composeContents(core, outgoing);
  if (record.chat.type === "private") record.isStarted = true;
  const post = (content: Partial<Message>) =>
    postMessage(core, record, {
      from: outgoing.asGroup ? groupAnonymousBot : from,
      authorId: from.id,
      content: {
        ...(outgoing.asGroup ? { sender_chat: record.chat } : {}),
        ...thread,
        ...content,
      },
      replyToId: replyTo,
    });
  const stored = post(first);
  others.forEach(post);
  return seeMessage(record, stored);
}

/** undefined for General, and for wherever one replies. */
function findThread(
  record: ChatRecord,
  { threadId }: OutgoingMessage,
): number | undefined {
  if (threadId === undefined || threadId === generalThreadId) return undefined;
  if (!record.chat.is_forum || !record.topics.has(threadId)) {
    throw new Impossible(`There is no topic ${threadId}.`);
  }
  return threadId;
}

function findOwn(
  record: ChatRecord,
  messageId: number,
  from: User,
): StoredMessage {
  const stored = record.messages.get(messageId);
  if (!stored) throw new Impossible(`There is no message ${messageId}.`);
  if (stored.authorId !== from.id) {
    throw new Impossible(`Message ${messageId} is not ${from.first_name}'s.`);
  }
  return stored;
}

export function editAsPerson(
  core: Core,
  chatId: number,
  messageId: number,
  from: User,
  text: string,
): SeenMessage {
  const record = getRecord(core.state, chatId);
  const stored = findOwn(record, messageId, from);
  if (stored.body.location) throw new Impossible("A place stays as it is.");
  const fixed = composeText(text);
  const isCaption = stored.body.text === undefined;
  editStored(core, record, stored, {
    content: isCaption
      ? { caption: fixed.text, caption_entities: fixed.entities }
      : { text: fixed.text, entities: fixed.entities },
    markup: stored.markup,
  });
  if (canBotSee(core, record, stored)) {
    core.updates.push({ edited_message: showMessage(record, stored) });
  }
  return seeMessage(record, stored);
}

/** People's deletions reach no bot. */
export function deleteAsPerson(
  core: Core,
  chatId: number,
  messageId: number,
  from: User,
): void {
  const record = getRecord(core.state, chatId);
  const isModerator =
    record.chat.type === "private" ||
    isAdministrator(record.members.get(from.id));
  if (isModerator && record.messages.has(messageId)) {
    deleteStored(core, record, messageId);
    return;
  }
  findOwn(record, messageId, from);
  deleteStored(core, record, messageId);
}

/** An empty emoji takes the reaction back. */
export function reactAsPerson(
  core: Core,
  chatId: number,
  messageId: number,
  from: User,
  emoji: string,
): void {
  const record = getRecord(core.state, chatId);
  const stored = record.messages.get(messageId);
  if (!stored) throw new Impossible(`There is no message ${messageId}.`);
  const before = stored.reactions.get(from.id) ?? [];
  const after = emoji === "" ? [] : [emoji];
  stored.reactions.set(from.id, after);
  core.events.emit("reaction", () => ({
    chatId,
    message: seeMessage(record, stored),
  }));
  const isPrivate = record.chat.type === "private";
  if (!isPrivate && !isBotAdministrator(core.state, record)) return;
  const describe = (list: string[]) =>
    list.map((one) => ({ type: "emoji" as const, emoji: one }));
  core.updates.push({
    message_reaction: {
      chat: record.chat,
      message_id: messageId,
      user: from,
      date: nowSeconds(core.state),
      old_reaction: describe(before),
      new_reaction: describe(after),
    },
  });
}
