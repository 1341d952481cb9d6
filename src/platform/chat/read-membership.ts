import { z } from "zod";
import type { Clock } from "#platform/clock";
import {
  enterMember,
  findCommunity,
  findMemberByUser,
} from "#platform/community";
import type { Log } from "#platform/log";
import type { Store } from "#platform/store";
import { readCommand } from "./commands.ts";
import { readDeepLink } from "./deep-links.ts";
import type { Transport } from "./transport.ts";
import { personOf, type Update } from "./update.ts";

const standing = z.looseObject({
  status: z.string(),
  is_member: z.boolean().optional(),
});

/**
 * Somebody opens a 🔗 of a group in which they never said a word: the bot, which
 * cannot list members, asks Telegram whether they are one.
 */
export function createMembershipReader(given: {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
}): { readBefore(update: Update): Promise<void> } {
  const { store, transport, clock, log } = given;
  return {
    async readBefore({ message }) {
      if (message?.chat.type !== "private" || !message.from) return;
      const spoken = readCommand(message.text ?? "");
      const link = spoken?.name === "start" ? readDeepLink(spoken.rest) : null;
      if (!link) return;
      const community = await findCommunity(store.db, link.communityId);
      if (!community?.chatId || !community.isPresent) return;
      const { from } = message;
      const known = await findMemberByUser(store.db, community.id, from.id);
      if (known) return;
      try {
        const { status, is_member } = standing.parse(
          await transport.call("getChatMember", {
            chat_id: community.chatId,
            user_id: from.id,
          }),
        );
        const isIn =
          ["creator", "administrator", "member"].includes(status) ||
          (status === "restricted" && is_member === true);
        if (!isIn) return;
      } catch (error) {
        log.warn({ err: error }, "a membership could not be read");
        return;
      }
      await store.transact(async (tx) => {
        await store.lockCommunity(tx, community.id);
        await enterMember(tx, community.id, personOf(from), clock.now());
      });
    },
  };
}
