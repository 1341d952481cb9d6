import { z } from "zod";
import type { Person } from "#platform/community";
import { cleanText, hasInk } from "#platform/i18n";
import { nativePollSchema } from "#platform/outbox";

const user = z.object({
  id: z.number().int(),
  is_bot: z.boolean().default(false),
  first_name: z.string().default(""),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});

const chat = z.object({
  id: z.number().int(),
  type: z.enum(["private", "group", "supergroup", "channel"]),
  title: z.string().optional(),
  username: z.string().optional(),
  is_forum: z.boolean().optional(),
});

const photo = z.array(z.object({ file_id: z.string() }));
const location = z.object({ latitude: z.number(), longitude: z.number() });
const venue = z.object({ location, title: z.string().default("") });
const document = z.object({
  file_id: z.string(),
  file_name: z.string().default(""),
  file_size: z.number().optional(),
});

const entity = z.object({
  type: z.string(),
  offset: z.number().int(),
  length: z.number().int(),
  user: user.optional(),
});

const message = z.object({
  message_id: z.number().int(),
  chat,
  from: user.optional(),
  sender_chat: chat.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entity).optional(),
  caption_entities: z.array(entity).optional(),
  photo: photo.optional(),
  media_group_id: z.string().optional(),
  location: location.optional(),
  venue: venue.optional(),
  document: document.optional(),
  message_thread_id: z.number().int().optional(),
  is_topic_message: z.boolean().optional(),
  reply_to_message: z
    .object({
      message_id: z.number().int(),
      from: user.optional(),
      sender_chat: chat.optional(),
      text: z.string().optional(),
      caption: z.string().optional(),
      photo: photo.optional(),
      location: location.optional(),
      venue: venue.optional(),
      forum_topic_created: z.unknown().optional(),
    })
    .optional(),
  forum_topic_created: z.unknown().optional(),
  new_chat_members: z.array(user).optional(),
  left_chat_member: user.optional(),
  new_chat_title: z.string().optional(),
  migrate_to_chat_id: z.number().int().optional(),
  migrate_from_chat_id: z.number().int().optional(),
});

const membership = z.object({
  chat,
  from: user,
  new_chat_member: z.object({
    status: z.string(),
    is_member: z.boolean().optional(),
    user,
  }),
});

/** What is read of an update; kinds that mean nothing to us stay unread. */
const schema = z.object({
  update_id: z.number().int(),
  message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      message: z
        .object({
          message_id: z.number().int(),
          chat,
          message_thread_id: z.number().int().optional(),
          is_topic_message: z.boolean().optional(),
          reply_to_message: z
            .object({ text: z.string().optional() })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  my_chat_member: membership.optional(),
  chat_member: membership.optional(),
  /** Names no chat: only the poll, by Telegram's id. */
  poll: nativePollSchema.optional(),
});

export type Update = z.infer<typeof schema>;
export type TelegramUser = z.infer<typeof user>;
export type TelegramChat = z.infer<typeof chat>;
export type TelegramMessage = z.infer<typeof message>;

/** The kinds asked for; Telegram leaves chat_member out unless it is named. */
export const allowedUpdates = [
  "message",
  "callback_query",
  "my_chat_member",
  "chat_member",
  "poll",
];

const idOnly = z.object({ update_id: z.number().int() });

/** `ok: false` with an id: it came, but does not fit; without: it is no update. */
export function readUpdate(
  raw: unknown,
):
  | { ok: true; update: Update }
  | { ok: false; updateId: number | null; problem: string } {
  const read = schema.safeParse(raw);
  if (read.success) return { ok: true, update: read.data };
  const id = idOnly.safeParse(raw);
  const [issue] = read.error.issues;
  return {
    ok: false,
    updateId: id.success ? id.data.update_id : null,
    problem: `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`,
  };
}

export const chatOf = (update: Update): TelegramChat | undefined =>
  update.message?.chat ??
  update.callback_query?.message?.chat ??
  update.my_chat_member?.chat ??
  update.chat_member?.chat;

export const groupAnonymousBot = 1_087_968_824;
export const channelBot = 136_817_688;

/** As people see it; a name that shows nothing is replaced by what does. */
function nameOf(from: TelegramUser): string {
  const name = cleanText(
    [from.first_name, from.last_name].filter(Boolean).join(" "),
  ).trim();
  return hasInk(name) ? name : (from.username ?? String(from.id));
}

export const personOf = (from: TelegramUser): Person => ({
  userId: from.id,
  name: nameOf(from),
  username: from.username ?? null,
});

export const isGroup = (where: TelegramChat) =>
  where.type === "group" || where.type === "supergroup";
