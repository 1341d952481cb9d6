import { z } from "zod";
import type { Clock } from "#platform/clock";
import {
  changeMember,
  findCommunity,
  findCommunityByChat,
  findMemberByUser,
  knowMember,
  type Community,
} from "#platform/community";
import type { Log } from "#platform/log";
import type { Store } from "#platform/store";
import { readCommand } from "./commands.ts";
import { readDeepLink, readKeyLink } from "./deep-links.ts";
import type { Transport } from "./transport.ts";
import { personOf, type TelegramUser, type Update } from "./update.ts";

const standing = z.looseObject({
  status: z.string(),
  is_member: z.boolean().optional(),
});

const isIn = ({ status, is_member }: z.infer<typeof standing>) =>
  ["creator", "administrator", "member"].includes(status) ||
  (status === "restricted" && is_member === true);

/**
 * Somebody acts of whom the bot does not know whether they are in the group,
 * because it cannot list members: by a 🔗 from it, or by a press in a public
 * group, where Telegram lets anybody press. So Telegram is asked.
 */
export function createMembershipReader(given: {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
}): { readBefore(update: Update): Promise<void> } {
  const { store, transport, clock, log } = given;

  async function findDoubtful(
    update: Update,
  ): Promise<{ community: Community; user: TelegramUser } | null> {
    const { message, callback_query: press } = update;
    let community: Community | undefined;
    const user = message?.from ?? press?.from;
    if (message?.chat.type === "private") {
      const spoken = readCommand(message.text ?? "");
      const payload = spoken?.name === "start" ? spoken.rest : "";
      const link = readDeepLink(payload) ?? readKeyLink(payload);
      if (link) community = await findCommunity(store.db, link.communityId);
    } else if (press?.message?.chat.username !== undefined) {
      community = await findCommunityByChat(store.db, press.message.chat.id);
    }
    if (!user || !community?.isPresent) return null;
    const known = await findMemberByUser(store.db, community.id, user.id);
    return known ? null : { community, user };
  }

  return {
    async readBefore(update) {
      const doubtful = await findDoubtful(update);
      if (!doubtful) return;
      const { community, user } = doubtful;
      let isMember: boolean;
      try {
        const answer = await transport.ask("getChatMember", {
          chat_id: community.chatId,
          user_id: user.id,
        });
        isMember = isIn(standing.parse(answer));
      } catch (error) {
        log.warn({ err: error }, "a membership could not be read");
        return;
      }
      const isPress = update.callback_query !== undefined;
      if (!isMember && !isPress) return;
      await store.transact(async (tx) => {
        await store.lockCommunity(tx, community.id);
        const now = clock.now();
        const person = personOf(user);
        const member = await knowMember(tx, community.id, person, now);
        if (!isMember) {
          await changeMember(tx, community.id, member.id, { isPresent: false });
        }
      });
    },
  };
}
