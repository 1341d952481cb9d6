import { sql } from "kysely";
import {
  changeAccount,
  changeCommunity,
  findAccount,
  findCommunity,
  moveCommunity,
} from "#platform/community";
import type { Tx } from "#platform/store";

/**
 * The bot may no longer write there. A group's data stays and what is due waits
 * until the bot is back; what was meant for a person who blocked the bot is said
 * in the group where that makes sense, else it is given up.
 */
export async function dropChat(
  tx: Tx,
  lost: { chatId: number; communityId: number },
): Promise<void> {
  if (lost.chatId < 0) {
    await changeCommunity(tx, lost.communityId, {
      isPresent: false,
      isBotAdmin: false,
    });
    return;
  }
  if (await findAccount(tx, lost.chatId)) {
    await changeAccount(tx, lost.chatId, { isReachable: false });
  }
}

/** The community goes on in the supergroup that its group became. */
export async function followChat(
  tx: Tx,
  moved: { communityId: number; from: number; to: number },
): Promise<void> {
  await moveCommunity(tx, moved);
  const community = await findCommunity(tx, moved.communityId);
  // Another community lives there already: asking again would never end.
  if (community?.chatId === moved.from) {
    await dropChat(tx, { ...moved, chatId: moved.from });
  }
}

/** Every card is compared with its item anew; only what changed is sent. */
export async function showAllCards(tx: Tx, communityId: number): Promise<void> {
  await tx
    .updateTable("cards")
    .set({ version: sql`version + 1` })
    .where("community_id", "=", communityId)
    .execute();
}
