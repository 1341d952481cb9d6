import { sql } from "kysely";
import type { Locale } from "#platform/i18n";
import type { Db, Tx } from "#platform/store";
import type { CommunityTable } from "./tables.ts";

/** Private chats of people who belong to no community yet are turns of the lobby. */
export const lobbyId = 0;

/** Local wall times, `HH:MM`; `from` may be later than `to`, across midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export interface Community {
  readonly id: number;
  readonly chatId: number | null;
  readonly title: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly quiet: QuietHours | null;
  /** Local wall time, `HH:MM`. */
  readonly digestAt: string;
  /** False after the bot was removed, until it is back. */
  readonly isPresent: boolean;
  readonly isBotAdmin: boolean;
  readonly adminsReadAt: number;
  readonly linkedChatId: number | null;
  readonly isForum: boolean;
  /** The forum topic that the bot keeps to; null: General, or no forum. */
  readonly threadId: number | null;
  /** Messages to the group a day that nobody asked for, before the rest waits for the digest. */
  readonly dailyBudget: number;
  /** So many endorsements accept a topic by themselves; null: a convener screens. */
  readonly autoAccept: number | null;
  /** The conveners' own words; null: the usual rules. */
  readonly screeningRules: string | null;
  /** When language and zone, which were guessed, were confirmed. */
  readonly confirmedAt: number | null;
  /** A roster was imported. */
  readonly isRostered: boolean;
}

export interface CommunityDefaults {
  readonly locale: Locale;
  readonly timeZone: string;
}

export const asCommunity = (row: CommunityTable): Community => ({
  id: row.community_id,
  chatId: row.chat_id,
  title: row.title,
  locale: row.locale as Locale,
  timeZone: row.time_zone,
  quiet:
    row.quiet_from && row.quiet_to
      ? { from: row.quiet_from, to: row.quiet_to }
      : null,
  digestAt: row.digest_at,
  isPresent: row.is_present === 1,
  isBotAdmin: row.is_bot_admin === 1,
  adminsReadAt: row.admins_read_at,
  linkedChatId: row.linked_chat_id,
  isForum: row.is_forum === 1,
  threadId: row.thread_id,
  dailyBudget: row.daily_budget,
  autoAccept: row.auto_accept,
  screeningRules: row.screening_rules,
  confirmedAt: row.confirmed_at,
  isRostered: row.is_rostered === 1,
});

const usualBudget = 12;

export async function createCommunity(
  tx: Tx,
  given: {
    id?: number;
    chatId: number | null;
    chatType: string;
    title: string;
    defaults: CommunityDefaults;
    now: number;
  },
): Promise<Community> {
  const row = await tx
    .insertInto("communities")
    .values({
      community_id:
        given.id ??
        sql<number>`(select coalesce(max(community_id), 0) + 1 from communities)`,
      chat_id: given.chatId,
      chat_type: given.chatType,
      title: given.title,
      locale: given.defaults.locale,
      time_zone: given.defaults.timeZone,
      quiet_from: "22:00",
      quiet_to: "08:00",
      digest_at: "18:00",
      is_present: 1,
      is_bot_admin: 0,
      admins_read_at: 0,
      linked_chat_id: null,
      last_number: 0,
      last_member_id: 0,
      created_at: given.now,
      is_forum: 0,
      thread_id: null,
      daily_budget: usualBudget,
      auto_accept: null,
      screening_rules: null,
      confirmed_at: null,
      is_rostered: 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asCommunity(row);
}

export async function findCommunity(db: Db, id: number) {
  const row = await db
    .selectFrom("communities")
    .selectAll()
    .where("community_id", "=", id)
    .executeTakeFirst();
  return row && asCommunity(row);
}

export async function findCommunityByChat(db: Db, chatId: number) {
  const [row] = await withChat(db, chatId);
  return row && asCommunity(row);
}

/** Writes what is given and returns the community as it is then. */
export async function changeCommunity(
  tx: Tx,
  id: number,
  change: Partial<Omit<Community, "id" | "chatId">>,
): Promise<Community> {
  const row = await tx
    .updateTable("communities")
    .set({
      ...(change.title !== undefined && { title: change.title }),
      ...(change.locale && { locale: change.locale }),
      ...(change.timeZone && { time_zone: change.timeZone }),
      ...(change.quiet !== undefined && {
        quiet_from: change.quiet?.from ?? null,
        quiet_to: change.quiet?.to ?? null,
      }),
      ...(change.digestAt && { digest_at: change.digestAt }),
      ...(change.isPresent !== undefined && {
        is_present: Number(change.isPresent),
      }),
      ...(change.isBotAdmin !== undefined && {
        is_bot_admin: Number(change.isBotAdmin),
      }),
      ...(change.adminsReadAt !== undefined && {
        admins_read_at: change.adminsReadAt,
      }),
      ...(change.linkedChatId !== undefined && {
        linked_chat_id: change.linkedChatId,
      }),
      ...(change.isForum !== undefined && { is_forum: Number(change.isForum) }),
      ...(change.threadId !== undefined && { thread_id: change.threadId }),
      ...(change.dailyBudget !== undefined && {
        daily_budget: change.dailyBudget,
      }),
      ...(change.autoAccept !== undefined && {
        auto_accept: change.autoAccept,
      }),
      ...(change.screeningRules !== undefined && {
        screening_rules: change.screeningRules,
      }),
      ...(change.confirmedAt !== undefined && {
        confirmed_at: change.confirmedAt,
      }),
      ...(change.isRostered !== undefined && {
        is_rostered: Number(change.isRostered),
      }),
    })
    .where("community_id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return asCommunity(row);
}

const withChat = (db: Db, chatId: number) =>
  db
    .selectFrom("communities")
    .selectAll()
    .where("chat_id", "=", chatId)
    .execute();

/**
 * A group that became a supergroup keeps its community under the new chat id.
 * Idempotent: Telegram says it from both sides, and delivery may learn it first.
 */
export async function moveCommunity(
  tx: Tx,
  move: { from: number; to: number },
): Promise<void> {
  const [moving] = await withChat(tx, move.from);
  if (!moving) return;
  const [taken] = await withChat(tx, move.to);
  if (taken && taken.last_number > 0) return;
  if (taken) {
    // The new chat spoke before the move was known, and nothing was raised there.
    await tx
      .updateTable("communities")
      .set({ chat_id: null, is_present: 0 })
      .where("community_id", "=", taken.community_id)
      .execute();
    await tx
      .updateTable("accounts")
      .set({ community_id: moving.community_id })
      .where("community_id", "=", taken.community_id)
      .execute();
  }
  await tx
    .updateTable("communities")
    .set({ chat_id: move.to, chat_type: "supergroup" })
    .where("chat_id", "=", move.from)
    .execute();
}
