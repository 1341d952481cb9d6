import type { Core } from "./core.ts";
import { Impossible } from "./impossible.ts";
import { deleteStored, postMessage } from "./post.ts";
import { isBotIn, type ChatRecord, type ForumTopic } from "./state.ts";
import type { Message, User } from "./types.ts";

export const generalThreadId = 1;
const blue = 0x6fb9f0;

type Thread = Pick<Message, "message_thread_id" | "is_topic_message">;

export function setForum(
  core: Core,
  record: ChatRecord,
  isForum: boolean,
): void {
  if (record.chat.type !== "supergroup") {
    throw new Impossible("Only a supergroup has topics.");
  }
  record.chat = { ...record.chat };
  if (isForum) record.chat.is_forum = true;
  else delete record.chat.is_forum;
  core.events.emit("chat", () => ({ chatId: record.chat.id }));
}

/** The result is its message_thread_id, the id of the message that began it. */
export function createTopic(
  core: Core,
  record: ChatRecord,
  name: string,
  by: User,
): number {
  if (!record.chat.is_forum) {
    throw new Impossible(`Chat ${record.chat.id} is no forum.`);
  }
  const stored = postMessage(core, record, {
    from: by,
    content: { forum_topic_created: { name, icon_color: blue } },
    isService: isBotIn(core.state, record),
    opensThread: true,
  });
  const threadId = stored.body.message_id;
  record.topics.set(threadId, { name, isClosed: false });
  core.events.emit("chat", () => ({ chatId: record.chat.id }));
  return threadId;
}

export function closeTopic(
  core: Core,
  record: ChatRecord,
  topic: { threadId: number; isClosed: boolean; by: User },
): void {
  const { threadId, isClosed, by } = topic;
  const known = findTopic(record, threadId);
  if (known.isClosed === isClosed) return;
  record.topics.set(threadId, { ...known, isClosed });
  postMessage(core, record, {
    from: by,
    content: {
      ...chooseThread(record, threadId, undefined),
      ...(isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} }),
    },
    isService: isBotIn(core.state, record),
  });
  core.events.emit("chat", () => ({ chatId: record.chat.id }));
}

/** All that was said in it goes too; no bot is told. */
export function deleteTopic(
  core: Core,
  record: ChatRecord,
  threadId: number,
): void {
  findTopic(record, threadId);
  for (const [id, { body }] of [...record.messages]) {
    const isWithin = body.is_topic_message === true;
    if (isWithin && body.message_thread_id === threadId) {
      deleteStored(core, record, id);
    }
  }
  record.topics.delete(threadId);
  core.events.emit("chat", () => ({ chatId: record.chat.id }));
}

function findTopic(record: ChatRecord, threadId: number): ForumTopic {
  const topic = record.topics.get(threadId);
  if (!topic) throw new Impossible(`There is no topic ${threadId}.`);
  return topic;
}

/**
 * Where a message stands. In a forum that is a topic, the one replied in
 * unless named; in other supergroups replies form threads, which are no topics.
 */
export function chooseThread(
  record: ChatRecord,
  threadId: number | undefined,
  replyToId: number | undefined,
): Thread {
  if (record.chat.type !== "supergroup") return {};
  const target =
    replyToId === undefined ? undefined : record.messages.get(replyToId)?.body;
  if (!record.chat.is_forum) {
    if (!target) return {};
    return { message_thread_id: target.message_thread_id ?? target.message_id };
  }
  const id = threadId ?? (target && topicOf(target));
  return id === undefined
    ? {}
    : { message_thread_id: id, is_topic_message: true };
}

/** undefined in General and outside of forums. */
export function topicOf(message: Message): number | undefined {
  return message.is_topic_message ? message.message_thread_id : undefined;
}

export function isClosed(record: ChatRecord, thread: Thread): boolean {
  if (!thread.is_topic_message) return false;
  return record.topics.get(thread.message_thread_id ?? 0)?.isClosed ?? false;
}
