import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("topics")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("search_text", "text", (c) => c.notNull())
    .addColumn("author_id", "integer", (c) => c.notNull())
    .addColumn("raised_by_id", "integer", (c) => c.notNull())
    .addColumn("stage", "text", (c) => c.notNull())
    .addColumn("outcome", "text")
    .addColumn("reason", "text")
    .addColumn("opinions", "integer", (c) => c.notNull())
    .addColumn("raised_at", "bigint", (c) => c.notNull())
    .addColumn("closed_at", "bigint")
    .addPrimaryKeyConstraint("topics_pk", ["community_id", "number"])
    .execute();
  await db.schema
    .createTable("endorsements")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("endorsed_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("endorsements_pk", [
      "community_id",
      "topic",
      "member_id",
    ])
    .execute();
}
