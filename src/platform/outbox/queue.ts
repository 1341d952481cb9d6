import { sql } from "kysely";
import type { Db } from "#platform/store";
import type { NoticeBody } from "./notice.ts";

export interface Deliverable {
  readonly type: "card" | "notice";
  readonly communityId: number;
  readonly chatId: number;
  /** Of a card: its item's kind. Of a notice: empty. */
  readonly kind: string;
  /** Of a card: its item's number. Of a notice: its id. */
  readonly number: number;
  readonly isEdit: boolean;
  /** Neither message nor edit: Telegram does not count it. */
  readonly isFree: boolean;
  /** Telegram counts each photo of an album. */
  readonly messages: number;
}

const free =
  /^{"method":"(setMessageReaction|deleteMessage|pinChatMessage|setMyCommands|deleteMyCommands)"/;

function countMessages(body: string): number {
  if (!body.startsWith('{"method":"sendMediaGroup"')) return 1;
  const { parameters } = JSON.parse(body) as NoticeBody;
  return (parameters["media"] as readonly unknown[]).length;
}

const batch = 300;
const cardsOfChat = 20;

/**
 * What may go out at `now`, the most urgent and oldest first: of each chat what
 * comes next, so that one with a long queue does not hide the others.
 */
export async function findDeliverable(
  db: Db,
  ask: { now: number; except: readonly number[] },
): Promise<Deliverable[]> {
  const chat = sql<number>`coalesce(n.user_id, c.chat_id)`;
  let notice = db
    .selectFrom("notices as n")
    .innerJoin("communities as c", "c.community_id", "n.community_id")
    .select([
      "n.community_id",
      "n.notice_id",
      "n.urgency",
      "n.created_at",
      "n.body",
      chat.as("chat"),
      sql<number>`row_number() over (partition by coalesce(n.user_id, c.chat_id) order by n.urgency, n.created_at, n.notice_id)`.as(
        "place",
      ),
    ])
    .where("n.state", "=", "pending")
    .where("n.not_before", "<=", ask.now)
    .where((eb) =>
      eb.or([eb("n.user_id", "is not", null), eb("c.is_present", "=", 1)]),
    )
    .where(chat, "is not", null);
  let card = db
    .selectFrom("cards as k")
    .innerJoin("communities as c", "c.community_id", "k.community_id")
    .select([
      "k.community_id",
      "k.kind",
      "k.number",
      "k.message_id",
      "k.stale_since",
      "k.is_refresh",
      "c.chat_id as chat",
      sql<number>`row_number() over (partition by c.chat_id order by case when k.message_id is null then 0 else 1 end, k.is_refresh, k.stale_since)`.as(
        "place",
      ),
    ])
    .whereRef("k.shown_version", "<", "k.version")
    .where("k.not_before", "<=", ask.now)
    .where("c.is_present", "=", 1)
    .where("c.chat_id", "is not", null);
  if (ask.except.length > 0) {
    notice = notice.where(chat, "not in", ask.except);
    card = card.where("c.chat_id", "not in", ask.except);
  }
  const notices = db
    .selectFrom(notice.as("n"))
    .selectAll()
    .where("n.place", "=", 1)
    .orderBy("n.urgency")
    .orderBy("n.created_at")
    .limit(batch);
  const cards = db
    .selectFrom(card.as("k"))
    .selectAll()
    .where("k.place", "<=", cardsOfChat)
    .orderBy("k.stale_since")
    .limit(batch);
  return [
    ...(await notices.execute()).map((row) => ({
      type: "notice" as const,
      communityId: row.community_id,
      chatId: row.chat,
      kind: "",
      number: row.notice_id,
      isEdit: false,
      isFree: free.test(row.body),
      messages: countMessages(row.body),
      rank: row.urgency,
      since: row.created_at,
    })),
    ...(await cards.execute()).map((row) => ({
      type: "card" as const,
      communityId: row.community_id,
      chatId: row.chat ?? 0,
      kind: row.kind,
      number: row.number,
      isEdit: row.message_id !== null,
      isFree: false,
      messages: 1,
      // A new card comes before what is said of it; a change to an old one can wait for news.
      rank: row.message_id === null ? -1 : row.is_refresh ? 3 : 1.5,
      since: row.stale_since,
    })),
  ].sort((a, b) => a.rank - b.rank || a.since - b.since);
}

/** When the next waiting one may go out; Infinity when none waits. */
export async function nextNotBefore(db: Db, now: number): Promise<number> {
  const notice = await db
    .selectFrom("notices")
    .select((eb) => eb.fn.min("not_before").as("at"))
    .where("state", "=", "pending")
    .where("not_before", ">", now)
    .executeTakeFirst();
  const card = await db
    .selectFrom("cards")
    .select((eb) => eb.fn.min("not_before").as("at"))
    .whereRef("shown_version", "<", "version")
    .where("not_before", ">", now)
    .executeTakeFirst();
  return Math.min(notice?.at ?? Infinity, card?.at ?? Infinity);
}
