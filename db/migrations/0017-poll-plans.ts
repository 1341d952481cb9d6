import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("poll_plans")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("plan_id", "integer", (c) => c.notNull())
    .addColumn("topic", "integer")
    .addColumn("step", "text", (c) => c.notNull())
    .addColumn("question", "text")
    .addColumn("options", "text", (c) => c.notNull())
    .addColumn("settings", "text", (c) => c.notNull())
    .addColumn("closing", "text", (c) => c.notNull())
    .addColumn("attachment", "text")
    .addPrimaryKeyConstraint("poll_plans_pk", ["community_id", "member_id"])
    .execute();
}
