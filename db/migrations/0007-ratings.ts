import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("ratings")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("asked_at", "bigint", (c) => c.notNull())
    .addColumn("closes_at", "bigint", (c) => c.notNull())
    .addColumn("closed_at", "bigint")
    .addPrimaryKeyConstraint("ratings_pk", ["community_id", "topic"])
    .execute();
  // No time: it would tell who gave which stars to anyone who watched the count.
  await db.schema
    .createTable("rating_stars")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("stars", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("rating_stars_pk", [
      "community_id",
      "topic",
      "member_id",
    ])
    .execute();
}
