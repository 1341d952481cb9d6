import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("summaries")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("draft", "integer", (c) => c.notNull())
    .addColumn("convener_id", "integer")
    .addColumn("computed", "text", (c) => c.notNull())
    .addColumn("note", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("version", "integer")
    .addColumn("drafted_at", "bigint", (c) => c.notNull())
    .addColumn("posted_at", "bigint")
    .addPrimaryKeyConstraint("summaries_pk", ["community_id", "topic", "draft"])
    .execute();
}
