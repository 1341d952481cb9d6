import { sql } from "kysely";
import type { Html } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import type { Item } from "./content.ts";
import { urgencies, type DigestSection, type NoticeBody } from "./notice.ts";

type Enqueuing = Pick<Turn, "tx" | "now" | "community">;

export async function enqueue(
  turn: Enqueuing,
  notice: {
    readonly userId: number | null;
    readonly urgency: number;
    readonly body: NoticeBody;
    readonly expiresAt?: number | null;
    readonly about?: Item | undefined;
    readonly replaces?: string | undefined;
    readonly digest?: { section: DigestSection; line: Html } | undefined;
    readonly notBefore?: number;
    /** The digest says it in its line, and nothing else does. */
    readonly isHeld?: boolean;
  },
): Promise<void> {
  const communityId = turn.community.id;
  await turn.tx
    .insertInto("notices")
    .values({
      community_id: communityId,
      notice_id: sql<number>`(select coalesce(max(notice_id), 0) + 1 from notices where community_id = ${communityId})`,
      user_id: notice.userId,
      state: notice.isHeld ? "held" : "pending",
      urgency: notice.urgency,
      body: notice.isHeld ? "" : JSON.stringify(notice.body),
      replaces: notice.replaces ?? null,
      about_kind: notice.about?.kind ?? null,
      about_number: notice.about?.number ?? null,
      section: notice.digest?.section ?? null,
      line: notice.digest?.line.source ?? null,
      created_at: turn.now,
      not_before: notice.notBefore ?? turn.now,
      expires_at: notice.expiresAt ?? null,
      attempts: 0,
      sent_at: null,
      chat_id: null,
      message_id: null,
    })
    .execute();
}

/**
 * What was to be said under this key is not said any more: it waits, or the
 * digest was to say it, and its item is done. What was said stays.
 */
export async function withdraw(turn: Turn, replaces: string): Promise<void> {
  await ofKey(turn, replaces)
    .set({ state: "replaced", replaces: null })
    .where("state", "in", ["pending", "held"])
    .execute();
}

/** Keys of one statement: PostgreSQL and SQLite limit its parameters. */
const keysAtOnce = 500;

/** Those of the keys under which something waits to be said. */
export async function listWaiting(
  { tx, community }: Turn,
  keys: readonly string[],
): Promise<string[]> {
  const waiting: string[] = [];
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    const rows = await tx
      .selectFrom("notices")
      .select("replaces")
      .where("community_id", "=", community.id)
      .where("replaces", "in", keys.slice(at, at + keysAtOnce))
      .where("state", "=", "pending")
      .execute();
    waiting.push(...rows.flatMap(({ replaces }) => replaces ?? []));
  }
  return waiting;
}

/**
 * What waits under this key says something else, at the time at which it was to
 * be said. Its row tells nothing of when it was changed.
 */
export async function amend(
  turn: Turn,
  replaces: string,
  notice: { readonly body: NoticeBody; readonly expiresAt: number | null },
): Promise<void> {
  await ofKey(turn, replaces)
    .set({ body: JSON.stringify(notice.body), expires_at: notice.expiresAt })
    .where("state", "=", "pending")
    .execute();
}

/** Withdraws it for a newer one that takes its place; what was said is deleted. */
export async function withdrawReplaced(
  turn: Turn,
  replaces: string,
): Promise<void> {
  const replaced = await ofKey(turn, replaces)
    .set({
      state: sql`case when state in ('pending', 'held') then 'replaced' else state end`,
      replaces: null,
    })
    .returning(["user_id", "chat_id", "message_id"])
    .execute();
  for (const { user_id, chat_id, message_id } of replaced) {
    // A group's old ids name other messages in the supergroup that it became.
    const isThere = chat_id === user_id || chat_id === turn.community.chatId;
    if (message_id === null || !isThere) continue;
    await enqueue(turn, {
      // What could not reach the person was said in the group.
      userId: chat_id === user_id ? user_id : null,
      urgency: urgencies.routine,
      body: { method: "deleteMessage", parameters: { message_id } },
    });
  }
}

const ofKey = (turn: Turn, replaces: string) =>
  turn.tx
    .updateTable("notices")
    .where("community_id", "=", turn.community.id)
    .where("replaces", "=", replaces);
