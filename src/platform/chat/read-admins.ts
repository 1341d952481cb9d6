import { z } from "zod";
import type { Clock } from "#platform/clock";
import {
  changeCommunity,
  findAccount,
  findCommunity,
  findCommunityByChat,
  replaceAdmins,
  type Community,
  type Person,
} from "#platform/community";
import type { Log } from "#platform/log";
import type { Store, Tx } from "#platform/store";
import { findPrivateSubject } from "#platform/outbox";
import type { BotIdentity } from "#platform/turn";
import { splitData } from "./callback.ts";
import { readDeepLink } from "./deep-links.ts";
import { readCommand } from "./commands.ts";
import type { Transport } from "./transport.ts";
import { chatOf, isGroup, personOf, type Update } from "./update.ts";

const freshMs = 5 * 60_000;
const retryMs = 30_000;
const linkedMs = 6 * 3_600_000;

const adminsSchema = z.array(
  z.looseObject({
    user: z.object({
      id: z.number(),
      is_bot: z.boolean(),
      first_name: z.string(),
      last_name: z.string().optional(),
      username: z.string().optional(),
    }),
  }),
);
const chatSchema = z.looseObject({ linked_chat_id: z.number().optional() });

/** What Telegram said of a group's administrators. */
interface Standing {
  readonly admins: readonly Person[];
  readonly isBotAdmin: boolean;
  readonly linkedChatId: number | null;
}

export interface AdminReader {
  /** Before a turn that may use a right, who is administrator is at most five minutes old. */
  readBefore(update: Update): Promise<void>;
  /** Writes down what was read of a group before it had a community. */
  recall(tx: Tx, community: Community): Promise<void>;
}

export function createAdminReader(given: {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
  readonly bot: BotIdentity;
}): AdminReader {
  const { store, transport, clock, log } = given;
  /** When the administrators of a group are looked at again. */
  const nextReads = new Map<number, number>();
  const unwritten = new Map<number, Standing>();
  const linked = new Map<number, { id: number | null; until: number }>();

  async function ask(chatId: number): Promise<Standing> {
    const admins = adminsSchema.parse(
      await transport.ask("getChatAdministrators", { chat_id: chatId }),
    );
    return {
      admins: admins
        .filter((admin) => !admin.user.is_bot)
        .map((admin) => personOf(admin.user)),
      isBotAdmin: admins.some((admin) => admin.user.id === given.bot.id),
      linkedChatId: await findLinkedChat(chatId),
    };
  }

  /** Only an extra: without it the administrators count all the same. */
  async function findLinkedChat(chatId: number): Promise<number | null> {
    const known = linked.get(chatId);
    if (known && known.until > clock.now()) return known.id;
    const id = await readLinkedChat(chatId);
    linked.set(chatId, { id, until: clock.now() + linkedMs });
    return id;
  }

  async function readLinkedChat(chatId: number): Promise<number | null> {
    try {
      const chat = await transport.ask("getChat", { chat_id: chatId });
      return chatSchema.parse(chat).linked_chat_id ?? null;
    } catch (error) {
      log.warn({ err: error, chat: chatId }, "the linked channel is unknown");
      return null;
    }
  }

  async function write(
    tx: Tx,
    community: Community,
    standing: Standing,
  ): Promise<void> {
    const now = clock.now();
    await replaceAdmins(tx, community.id, standing.admins, now);
    await changeCommunity(tx, community.id, {
      adminsReadAt: now,
      isBotAdmin: standing.isBotAdmin,
      linkedChatId: standing.linkedChatId,
    });
  }

  async function read(
    chatId: number,
    community: Community | undefined,
  ): Promise<void> {
    nextReads.set(chatId, clock.now() + retryMs);
    try {
      const standing = await ask(chatId);
      if (community) {
        await store.transact(async (tx) => {
          await store.lockCommunity(tx, community.id);
          await write(tx, community, standing);
        });
      } else {
        unwritten.set(chatId, standing);
      }
      nextReads.set(chatId, clock.now() + freshMs);
    } catch (error) {
      log.warn(
        { err: error, chat: chatId },
        "the administrators could not be read; the last known ones count",
      );
    }
  }

  /** The group whose rights count in this update. */
  async function groupOf(
    update: Update,
  ): Promise<{ chatId: number; community: Community | undefined } | null> {
    const chat = chatOf(update);
    if (!chat || chat.type === "channel") return null;
    if (isGroup(chat)) {
      const community = await findCommunityByChat(store.db, chat.id);
      return { chatId: chat.id, community };
    }
    const id = await findPrivateSubjectOf(update, chat.id);
    const community =
      id === undefined ? undefined : await findCommunity(store.db, id);
    return community?.chatId ? { chatId: community.chatId, community } : null;
  }

  /** The community that a private press, link, answer or word is about. */
  async function findPrivateSubjectOf(
    { message, callback_query: press }: Update,
    chatId: number,
  ): Promise<number | undefined> {
    if (press) return splitData(press.data ?? "")?.communityId;
    const link = readDeepLink(readCommand(message?.text ?? "")?.rest ?? "");
    if (link) return link.communityId;
    const answered = message?.reply_to_message?.message_id;
    const about =
      answered === undefined
        ? null
        : await findPrivateSubject(store.db, { chatId, messageId: answered });
    return about ?? (await findAccount(store.db, chatId))?.communityId;
  }

  return {
    async readBefore(update) {
      if (!mayUseRight(update, given.bot)) return;
      const chat = chatOf(update);
      const isForced = update.my_chat_member !== undefined;
      if (chat && isFresh(chat.id) && !isForced) return;
      const group = await groupOf(update);
      if (!group || (isFresh(group.chatId) && !isForced)) return;
      const { chatId, community } = group;
      const dueAt = (community?.adminsReadAt ?? -freshMs) + freshMs;
      if (dueAt > clock.now() && !isForced) {
        nextReads.set(chatId, dueAt);
        return;
      }
      await read(chatId, community);
    },
    async recall(tx, community) {
      const standing = unwritten.get(community.chatId ?? 0);
      if (!standing || community.chatId === null) return;
      unwritten.delete(community.chatId);
      await write(tx, community, standing);
    },
  };

  function isFresh(chatId: number): boolean {
    return (nextReads.get(chatId) ?? 0) > clock.now();
  }
}

/** A press, a command, an answer to the bot, or a change of its own rights. */
function mayUseRight(update: Update, bot: BotIdentity): boolean {
  const { message, callback_query, my_chat_member } = update;
  if (my_chat_member) {
    const { status } = my_chat_member.new_chat_member;
    return !["left", "kicked"].includes(status);
  }
  return (
    callback_query !== undefined ||
    message?.chat.type === "private" ||
    message?.reply_to_message?.from?.id === bot.id ||
    readCommand(message?.text ?? message?.caption ?? "") !== null
  );
}
