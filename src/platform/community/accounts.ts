import type { Locale } from "#platform/i18n";
import type { Db, Tx } from "#platform/store";
import { asCommunity, type Community, type QuietHours } from "./communities.ts";
import type { AccountTable } from "./tables.ts";

/** A Telegram account, as far as private chat is concerned. */
export interface Account {
  readonly userId: number;
  /** Chosen by /lang; null: not chosen. */
  readonly locale: Locale | null;
  /** As Telegram tells it, such as `zh-hans`; only a guess. */
  readonly languageCode: string | null;
  /** Has started the bot and has not blocked it. */
  readonly isReachable: boolean;
  /** The community that commands in private chat are about. */
  readonly communityId: number;
  /** One's own quiet hours; null: the community's count. */
  readonly quiet: QuietHours | null;
  /** What may come unasked: all, only what is one's own, or nothing. */
  readonly notify: "all" | "mine" | "none";
}

const asAccount = (row: AccountTable): Account => ({
  userId: row.user_id,
  locale: row.locale as Locale | null,
  languageCode: row.language_code,
  isReachable: row.is_reachable === 1,
  communityId: row.community_id,
  quiet:
    row.quiet_from && row.quiet_to
      ? { from: row.quiet_from, to: row.quiet_to }
      : null,
  notify: row.notify as Account["notify"],
});

export async function findAccount(db: Db, userId: number) {
  const row = await db
    .selectFrom("accounts")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row && asAccount(row);
}

/** Remembers an account seen in a community's chat; the first one seen stays current. */
export async function noteAccount(
  tx: Tx,
  seen: { userId: number; languageCode: string | null; communityId: number },
): Promise<Account> {
  const known = await findAccount(tx, seen.userId);
  if (!known) {
    const row = await tx
      .insertInto("accounts")
      .values({
        user_id: seen.userId,
        locale: null,
        language_code: seen.languageCode,
        is_reachable: 0,
        community_id: seen.communityId,
        quiet_from: null,
        quiet_to: null,
        notify: "all",
      })
      .onConflict((c) =>
        c.column("user_id").doUpdateSet({ language_code: seen.languageCode }),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return asAccount(row);
  }
  const change = {
    ...(known.languageCode !== seen.languageCode && {
      languageCode: seen.languageCode,
    }),
    ...(known.communityId === 0 &&
      seen.communityId !== 0 && { communityId: seen.communityId }),
  };
  return Object.keys(change).length > 0
    ? changeAccount(tx, seen.userId, change)
    : known;
}

export async function changeAccount(
  tx: Tx,
  userId: number,
  change: Partial<Omit<Account, "userId">>,
): Promise<Account> {
  const row = await tx
    .updateTable("accounts")
    .set({
      ...(change.locale !== undefined && { locale: change.locale }),
      ...(change.languageCode !== undefined && {
        language_code: change.languageCode,
      }),
      ...(change.isReachable !== undefined && {
        is_reachable: Number(change.isReachable),
      }),
      ...(change.communityId !== undefined && {
        community_id: change.communityId,
      }),
      ...(change.quiet !== undefined && {
        quiet_from: change.quiet?.from ?? null,
        quiet_to: change.quiet?.to ?? null,
      }),
      ...(change.notify && { notify: change.notify }),
    })
    .where("user_id", "=", userId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return asAccount(row);
}

/** The communities that this account is a present member of. */
export async function listCommunitiesOf(
  db: Db,
  userId: number,
): Promise<Community[]> {
  const rows = await db
    .selectFrom("members")
    .innerJoin(
      "communities",
      "communities.community_id",
      "members.community_id",
    )
    .selectAll("communities")
    .where("members.user_id", "=", userId)
    .where("members.is_present", "=", 1)
    .where("communities.chat_id", "is not", null)
    .orderBy("communities.community_id")
    .execute();
  return rows.map(asCommunity);
}
