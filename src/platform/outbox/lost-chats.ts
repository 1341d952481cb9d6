import { sql } from "kysely";
import {
  changeAccount,
  changeCommunity,
  findAccount,
  findCommunity,
  moveCommunity,
} from "#platform/community";
import type { Tx } from "#platform/store";
import type { Turn } from "#platform/turn";

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

const recentMs = 30 * 86_400_000;

/**
 * The cards shown since then, of the last weeks unless named, are compared with
 * their items anew: what changed is sent, after everything else, and what was
 * deleted stays so.
 */
export async function refreshCards(
  turn: Turn,
  shownSince: number = turn.now - recentMs,
): Promise<void> {
  await turn.tx
    .updateTable("cards")
    .set({
      version: sql`version + 1`,
      is_refresh: sql`case when shown_version < version then is_refresh else 1 end`,
      stale_since: sql`case when shown_version < version then stale_since else ${turn.now} end`,
    })
    .where("community_id", "=", turn.community.id)
    .where("shown_at", ">", shownSince)
    .execute();
}
