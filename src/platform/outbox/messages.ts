import type { Db, Tx } from "#platform/store";
import type { Item } from "./content.ts";

export async function noteSubject(
  tx: Tx,
  sent: { communityId: number; chatId: number; messageId: number; about: Item },
): Promise<void> {
  await tx
    .insertInto("messages")
    .values({
      community_id: sent.communityId,
      chat_id: sent.chatId,
      message_id: sent.messageId,
      about_kind: sent.about.kind,
      about_number: sent.about.number,
    })
    .onConflict((c) =>
      c.columns(["community_id", "chat_id", "message_id"]).doUpdateSet({
        about_kind: sent.about.kind,
        about_number: sent.about.number,
      }),
    )
    .execute();
}

/** The community that a message in somebody's private chat was said for. */
export async function findPrivateSubject(
  db: Db,
  message: { chatId: number; messageId: number },
): Promise<number | null> {
  const row = await db
    .selectFrom("messages")
    .select("community_id")
    .where("chat_id", "=", message.chatId)
    .where("message_id", "=", message.messageId)
    .executeTakeFirst();
  return row?.community_id ?? null;
}

/** What a message of the bot's is about. */
export async function findSubject(
  db: Db,
  message: { communityId: number; chatId: number; messageId: number },
): Promise<Item | null> {
  const row = await db
    .selectFrom("messages")
    .select(["about_kind", "about_number"])
    .where("community_id", "=", message.communityId)
    .where("chat_id", "=", message.chatId)
    .where("message_id", "=", message.messageId)
    .executeTakeFirst();
  return row ? { kind: row.about_kind, number: row.about_number } : null;
}
