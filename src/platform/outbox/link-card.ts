import type { Community } from "#platform/community";
import type { Db } from "#platform/store";
import { findCardMessage } from "./cards.ts";
import type { Item } from "./content.ts";

/** Telegram puts this before the ids of supergroups and channels. */
const supergroups = 1_000_000_000_000;

/** A t.me address of the item's card; null: it has none, or stands in a basic group. */
export async function linkToCard(
  db: Db,
  community: Community,
  card: Item,
): Promise<string | null> {
  const chat = -(community.chatId ?? 0) - supergroups;
  if (chat <= 0) return null;
  const message = await findCardMessage(db, community.id, card);
  return message === null ? null : `https://t.me/c/${chat}/${message}`;
}
