import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("updates")
    .addColumn("update_id", "bigint", (c) => c.primaryKey())
    .addColumn("taken_at", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("updates_taken_at")
    .on("updates")
    .column("taken_at")
    .execute();

  await db.schema
    .createTable("communities")
    .addColumn("community_id", "bigint", (c) => c.primaryKey())
    .addColumn("chat_id", "bigint", (c) => c.unique())
    .addColumn("chat_type", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("locale", "text", (c) => c.notNull())
    .addColumn("time_zone", "text", (c) => c.notNull())
    .addColumn("quiet_from", "text")
    .addColumn("quiet_to", "text")
    .addColumn("digest_at", "text", (c) => c.notNull())
    .addColumn("is_present", "integer", (c) => c.notNull())
    .addColumn("is_bot_admin", "integer", (c) => c.notNull())
    .addColumn("admins_read_at", "bigint", (c) => c.notNull())
    .addColumn("linked_chat_id", "bigint")
    .addColumn("last_number", "integer", (c) => c.notNull())
    .addColumn("last_member_id", "integer", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("accounts")
    .addColumn("user_id", "bigint", (c) => c.primaryKey())
    .addColumn("locale", "text")
    .addColumn("language_code", "text")
    .addColumn("is_reachable", "integer", (c) => c.notNull())
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("members")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("user_id", "bigint")
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("username", "text")
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("is_admin", "integer", (c) => c.notNull())
    .addColumn("is_present", "integer", (c) => c.notNull())
    .addColumn("joined_at", "bigint")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("members_pk", ["community_id", "member_id"])
    .addUniqueConstraint("members_user", ["community_id", "user_id"])
    .execute();
  await db.schema
    .createIndex("members_of_user")
    .on("members")
    .column("user_id")
    .execute();

  await sql`create index members_by_username on members (community_id, lower(username))`.execute(
    db,
  );

  await db.schema
    .createTable("items")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("items_pk", ["community_id", "number"])
    .execute();

  await db.schema
    .createTable("ledger")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("member_id", "integer")
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("number", "integer")
    .addColumn("salt", "text", (c) => c.notNull())
    .addColumn("details", "text")
    .addColumn("details_hash", "text", (c) => c.notNull())
    .addColumn("previous_hash", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("ledger_pk", ["community_id", "seq"])
    .execute();

  await db.schema
    .createIndex("ledger_of_item")
    .on("ledger")
    .columns(["community_id", "number"])
    .execute();

  await db.schema
    .createTable("jobs")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("payload", "text", (c) => c.notNull())
    .addColumn("due_at", "bigint", (c) => c.notNull())
    .addColumn("run_at", "bigint", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("jobs_pk", ["community_id", "key"])
    .execute();
  await db.schema
    .createIndex("jobs_run_at")
    .on("jobs")
    .column("run_at")
    .execute();

  await db.schema
    .createTable("notices")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("notice_id", "integer", (c) => c.notNull())
    .addColumn("user_id", "bigint")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("urgency", "integer", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("replaces", "text")
    .addColumn("about_kind", "text")
    .addColumn("about_number", "integer")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("not_before", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint")
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("sent_at", "bigint")
    .addColumn("chat_id", "bigint")
    .addColumn("message_id", "bigint")
    .addPrimaryKeyConstraint("notices_pk", ["community_id", "notice_id"])
    .execute();
  await sql`create index notices_pending on notices (urgency, created_at) where state = 'pending'`.execute(
    db,
  );
  await sql`create index notices_replaced on notices (community_id, replaces) where replaces is not null`.execute(
    db,
  );

  await db.schema
    .createTable("cards")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("chat_id", "bigint")
    .addColumn("message_id", "bigint")
    .addColumn("reply_to", "bigint")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("shown_version", "integer", (c) => c.notNull())
    .addColumn("shown_hash", "text")
    .addColumn("shown_at", "bigint")
    .addColumn("stale_since", "bigint", (c) => c.notNull())
    .addColumn("is_refresh", "integer", (c) => c.notNull())
    .addColumn("not_before", "bigint", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("cards_pk", ["community_id", "kind", "number"])
    .execute();
  await sql`create index cards_stale on cards (stale_since) where shown_version < version`.execute(
    db,
  );

  await db.schema
    .createTable("messages")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("chat_id", "bigint", (c) => c.notNull())
    .addColumn("message_id", "bigint", (c) => c.notNull())
    .addColumn("about_kind", "text", (c) => c.notNull())
    .addColumn("about_number", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("messages_pk", [
      "community_id",
      "chat_id",
      "message_id",
    ])
    .execute();

  await db.schema
    .createIndex("messages_in_chat")
    .on("messages")
    .columns(["chat_id", "message_id"])
    .execute();

  await db.schema
    .createTable("dialogues")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("dialogues_pk", ["community_id", "member_id"])
    .execute();
}
