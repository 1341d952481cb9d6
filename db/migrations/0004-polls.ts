import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("polls")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("question", "text", (c) => c.notNull())
    .addColumn("options", "text", (c) => c.notNull())
    .addColumn("opened_at", "bigint", (c) => c.notNull())
    .addColumn("length_ms", "bigint", (c) => c.notNull())
    .addColumn("closes_at", "bigint", (c) => c.notNull())
    .addColumn("closed_at", "bigint")
    .addPrimaryKeyConstraint("polls_pk", ["community_id", "number"])
    .execute();
  await db.schema
    .createIndex("polls_by_topic")
    .on("polls")
    .columns(["community_id", "topic"])
    .execute();
  // Secret ballots will need tables of their own: no row of theirs may hold
  // both the voter and the choice.
  await db.schema
    .createTable("open_ballots")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("poll", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("attempt", "integer", (c) => c.notNull())
    .addColumn("choice", "integer", (c) => c.notNull())
    .addColumn("cast_at", "bigint", (c) => c.notNull())
    .addColumn("replaced_at", "bigint")
    .addPrimaryKeyConstraint("open_ballots_pk", [
      "community_id",
      "poll",
      "member_id",
      "attempt",
    ])
    .execute();
  await db.schema
    .createIndex("open_ballots_by_voter")
    .on("open_ballots")
    .columns(["community_id", "member_id"])
    .execute();
}
