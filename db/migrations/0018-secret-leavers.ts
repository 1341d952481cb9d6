import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("secret_leavers")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("poll", "integer", (c) => c.notNull())
    .addColumn("mark", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("secret_leavers_pk", [
      "community_id",
      "poll",
      "mark",
    ])
    .execute();
}
