import type { Community } from "#platform/community";
import { findSubject } from "#platform/outbox";
import type { Tx } from "#platform/store";
import type { SceneGiven } from "./create-chat.ts";
import { readCommand } from "./commands.ts";
import type { Incoming, SharedPlace } from "./feature.ts";
import {
  chatOf,
  personOf,
  type TelegramMessage,
  type Update,
} from "./update.ts";

/** The message that came in, or the one whose button was pressed. */
export async function readIncoming(
  given: SceneGiven,
  tx: Tx,
  update: Update,
  community: Community,
): Promise<Incoming | null> {
  const { message } = update;
  const pressed = update.callback_query?.message;
  if (pressed) {
    // A list answers the message that asked for it: its words are found there.
    const asked = pressed.reply_to_message?.text ?? "";
    const text = readCommand(asked)?.rest ?? "";
    return {
      id: pressed.message_id,
      text,
      mentions: [],
      photos: [],
      albumId: null,
      location: null,
      file: null,
      threadId: threadOf(pressed),
      replyTo: null,
    };
  }
  if (!message) return null;
  return {
    id: message.message_id,
    text: (message.text ?? message.caption ?? "").replaceAll("\u0000", ""),
    mentions: (message.entities ?? message.caption_entities ?? []).flatMap(
      (entity) =>
        entity.type === "text_mention" && entity.user?.is_bot === false
          ? [
              {
                ...personOf(entity.user),
                offset: entity.offset,
                length: entity.length,
              },
            ]
          : [],
    ),
    photos: largestOf(message.photo),
    albumId: message.media_group_id ?? null,
    location: placeOf(message),
    file: given.files.fileOf(message),
    threadId: threadOf(message),
    replyTo: await readReply(given, tx, message, community, chatOf(update)?.id),
  };
}

/** Telegram sends each photo in several sizes, the largest last. */
const largestOf = (sizes: TelegramMessage["photo"]): string[] => {
  const largest = sizes?.at(-1);
  return largest ? [largest.file_id] : [];
};

const placeOf = ({
  venue,
  location,
}: Pick<TelegramMessage, "venue" | "location">): SharedPlace | null => {
  if (venue) return { ...venue.location, name: venue.title };
  return location ? { ...location, name: null } : null;
};

/** Replies carry a thread id in ordinary supergroups too. */
const threadOf = (
  message: Pick<TelegramMessage, "message_thread_id" | "is_topic_message">,
): number | null =>
  message.is_topic_message ? (message.message_thread_id ?? null) : null;

async function readReply(
  given: SceneGiven,
  tx: Tx,
  message: TelegramMessage,
  community: Community,
  chatId: number | undefined,
): Promise<Incoming["replyTo"]> {
  const to = message.reply_to_message;
  // In a forum what answers nothing answers the opening of its topic.
  if (!to || chatId === undefined || to.forum_topic_created) return null;
  const isOurs = to.from?.id === given.bot.id;
  return {
    id: to.message_id,
    text: to.text ?? to.caption ?? "",
    isOurs,
    author:
      to.from && !to.from.is_bot && !to.sender_chat ? personOf(to.from) : null,
    about: isOurs
      ? await findSubject(tx, {
          communityId: community.id,
          chatId,
          messageId: to.message_id,
        })
      : null,
    photos: largestOf(to.photo),
    location: placeOf(to),
  };
}
