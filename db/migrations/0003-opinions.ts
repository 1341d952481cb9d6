import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("opinions")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("author_id", "integer", (c) => c.notNull())
    .addColumn("agree", "integer", (c) => c.notNull())
    .addColumn("disagree", "integer", (c) => c.notNull())
    .addColumn("pass", "integer", (c) => c.notNull())
    .addColumn("given_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("opinions_pk", ["community_id", "topic", "seq"])
    .execute();
  await db.schema
    .createTable("judgements")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("judgement", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("judgements_pk", [
      "community_id",
      "topic",
      "seq",
      "member_id",
    ])
    .execute();
}
