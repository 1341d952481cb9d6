import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("native_polls")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("telegram_id", "text", (c) => c.notNull())
    .addColumn("chat_id", "bigint", (c) => c.notNull())
    .addColumn("message_id", "bigint", (c) => c.notNull())
    .addColumn("about_kind", "text", (c) => c.notNull())
    .addColumn("about_number", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("native_polls_pk", ["community_id", "telegram_id"])
    .execute();
  // An update names the poll alone.
  await db.schema
    .createIndex("native_polls_by_telegram")
    .on("native_polls")
    .column("telegram_id")
    .execute();

  await db.schema
    .createTable("quick_polls")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("question", "text", (c) => c.notNull())
    .addColumn("options", "text", (c) => c.notNull())
    .addColumn("opened_by", "integer", (c) => c.notNull())
    .addColumn("opened_at", "bigint", (c) => c.notNull())
    .addColumn("closes_at", "bigint", (c) => c.notNull())
    .addColumn("ended_at", "bigint")
    .addColumn("end_reason", "text")
    .addColumn("closed_at", "bigint")
    .addColumn("counts", "text", (c) => c.notNull())
    .addColumn("voters", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("quick_polls_pk", ["community_id", "number"])
    .execute();
  await db.schema
    .createIndex("quick_polls_by_asker")
    .on("quick_polls")
    .columns(["community_id", "opened_by", "opened_at"])
    .execute();
}
