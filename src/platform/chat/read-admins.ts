import { z } from "zod";
import type { Clock } from "#platform/clock";
import {
  changeCommunity,
  findAccount,
  findCommunity,
  findCommunityByChat,
  replaceAdmins,
  type Community,
} from "#platform/community";
import type { Log } from "#platform/log";
import type { Store } from "#platform/store";
import { readCommand } from "./commands.ts";
import type { Transport } from "./transport.ts";
import { personOf, type Update } from "./update.ts";

const freshMs = 5 * 60_000;
const retryMs = 30_000;

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

/** Before a turn that may use a right, who is administrator is at most five minutes old. */
export function createAdminReader(given: {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
}): { readBefore(update: Update): Promise<void> } {
  const { store, transport, clock, log } = given;
  /** When the administrators of a chat are looked at again. */
  const nextReads = new Map<number, number>();

  async function read(community: Community, chatId: number): Promise<void> {
    const [admins, chat] = await Promise.all([
      transport.call("getChatAdministrators", { chat_id: chatId }),
      transport.call("getChat", { chat_id: chatId }),
    ]);
    const people = adminsSchema
      .parse(admins)
      .filter((admin) => !admin.user.is_bot)
      .map((admin) => personOf(admin.user));
    await store.transact(async (tx) => {
      await store.lockCommunity(tx, community.id);
      await replaceAdmins(tx, community.id, people, clock.now());
      await changeCommunity(tx, community.id, {
        adminsReadAt: clock.now(),
        linkedChatId: chatSchema.parse(chat).linked_chat_id ?? null,
      });
    });
  }

  async function communityOf(update: Update): Promise<Community | undefined> {
    const from = update.message ?? update.callback_query?.message;
    if (!from) return undefined;
    if (from.chat.type !== "private") {
      return findCommunityByChat(store.db, from.chat.id);
    }
    const account = await findAccount(store.db, from.chat.id);
    return account && findCommunity(store.db, account.communityId);
  }

  return {
    async readBefore(update) {
      const mayUseRight =
        update.callback_query !== undefined ||
        readCommand(update.message?.text ?? update.message?.caption ?? "");
      const where = update.message ?? update.callback_query?.message;
      if (!mayUseRight || !where) return;
      if ((nextReads.get(where.chat.id) ?? 0) > clock.now()) return;
      const community = await communityOf(update);
      if (!community?.chatId || !community.isPresent) return;
      const dueAt = community.adminsReadAt + freshMs;
      if (dueAt > clock.now()) {
        nextReads.set(where.chat.id, dueAt);
        return;
      }
      nextReads.set(where.chat.id, clock.now() + retryMs);
      try {
        await read(community, community.chatId);
        nextReads.set(where.chat.id, clock.now() + freshMs);
      } catch (error) {
        log.warn(
          { err: error, chat: community.chatId },
          "the administrators could not be read; the last known ones count",
        );
      }
    },
  };
}
