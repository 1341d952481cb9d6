import { sql } from "kysely";
import type { Words } from "#platform/i18n";
import type { Db } from "#platform/store";
import type { Turn } from "#platform/turn";
import type { Content, Item } from "./content.ts";
import { enqueue } from "./enqueue.ts";
import { urgencies } from "./notice.ts";

/** Shows the items of one kind as they are now, read from the store. */
export interface CardKind {
  readonly kind: string;
  /** Pinned without a sound once it is posted, where the bot has the right to. */
  readonly isPinned?: true;
  render(turn: Turn, number: number, words: Words): Promise<Content>;
}

/** Posts an item's card in the community's group, as a reply to `replyTo`. */
export async function showCard(
  turn: Turn,
  card: Item & { readonly replyTo?: number },
): Promise<void> {
  await turn.tx
    .insertInto("cards")
    .values({
      community_id: turn.community.id,
      kind: card.kind,
      number: card.number,
      chat_id: null,
      message_id: null,
      reply_to: card.replyTo ?? null,
      version: 1,
      shown_version: 0,
      shown_hash: null,
      shown_at: null,
      stale_since: turn.now,
      is_refresh: 0,
      not_before: turn.now,
      attempts: 0,
    })
    .onConflict((c) =>
      c.columns(["community_id", "kind", "number"]).doUpdateSet({
        message_id: null,
        reply_to: card.replyTo ?? null,
        version: sql`cards.version + 1`,
        shown_hash: null,
        stale_since: turn.now,
        is_refresh: 0,
        not_before: turn.now,
      }),
    )
    .execute();
}

/** The item changed: its card, if it has one, is shown anew soon. */
export async function touchCard(turn: Turn, card: Item): Promise<void> {
  await turn.tx
    .updateTable("cards")
    .set({
      version: sql`version + 1`,
      is_refresh: 0,
      stale_since: sql`case when shown_version < version then stale_since else ${turn.now} end`,
    })
    .where("community_id", "=", turn.community.id)
    .where("kind", "=", card.kind)
    .where("number", "=", card.number)
    .execute();
}

/**
 * The same for a card that tells of much else: it comes after all other messages,
 * and if its message was deleted it stays so.
 */
export async function refreshCard(turn: Turn, card: Item): Promise<void> {
  await rowOf(turn, card)
    .set({
      version: sql`version + 1`,
      is_refresh: sql`case when shown_version < version then is_refresh else 1 end`,
      stale_since: sql`case when shown_version < version then stale_since else ${turn.now} end`,
    })
    .execute();
}

/**
 * What the card's message shows is not known any more, because it was rewritten
 * or may be gone: the next time it is shown, it is sent whatever it showed last.
 */
export async function forgetShown(turn: Turn, card: Item): Promise<void> {
  await rowOf(turn, card).set({ shown_hash: null }).execute();
}

const rowOf = (turn: Turn, card: Item) =>
  turn.tx
    .updateTable("cards")
    .where("community_id", "=", turn.community.id)
    .where("kind", "=", card.kind)
    .where("number", "=", card.number);

/** Pins the message that is the item's card now, if it was posted, without a sound. */
export async function pinCard(turn: Turn, card: Item): Promise<void> {
  const { tx, community } = turn;
  const messageId = await findCardMessage(tx, community.id, card);
  if (messageId === null) return;
  await enqueue(turn, {
    userId: null,
    urgency: urgencies.routine,
    body: {
      method: "pinChatMessage",
      parameters: { message_id: messageId, disable_notification: true },
    },
  });
}

/**
 * The group's message that is the item's card now, once it was posted. In the
 * supergroup that a group became, message ids begin anew: the old one counts no more.
 */
export async function findCardMessage(
  db: Db,
  communityId: number,
  card: Item,
): Promise<number | null> {
  const row = await db
    .selectFrom("cards")
    .innerJoin("communities as c", (join) =>
      join
        .onRef("c.community_id", "=", "cards.community_id")
        .onRef("c.chat_id", "=", "cards.chat_id"),
    )
    .select("cards.message_id")
    .where("cards.community_id", "=", communityId)
    .where("cards.kind", "=", card.kind)
    .where("cards.number", "=", card.number)
    .executeTakeFirst();
  return row?.message_id ?? null;
}
