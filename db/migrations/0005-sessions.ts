import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sessions")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("starts_at", "bigint", (c) => c.notNull())
    .addColumn("adjusted", "text")
    .addColumn("place", "text")
    .addColumn("capacity", "integer")
    .addColumn("reason", "text")
    .addColumn("convened_by_id", "integer", (c) => c.notNull())
    .addColumn("convened_at", "bigint", (c) => c.notNull())
    .addColumn("last_version", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("sessions_pk", ["community_id", "number"])
    .execute();
  await db.schema
    .createIndex("sessions_by_start")
    .on("sessions")
    .columns(["community_id", "starts_at"])
    .execute();

  await db.schema
    .createTable("session_topics")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("session", "integer", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("session_topics_pk", [
      "community_id",
      "session",
      "topic",
    ])
    .execute();
  await db.schema
    .createIndex("session_topics_by_topic")
    .on("session_topics")
    .columns(["community_id", "topic"])
    .execute();

  await db.schema
    .createTable("session_answers")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("session", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("answer", "text", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("session_answers_pk", [
      "community_id",
      "session",
      "member_id",
    ])
    .execute();

  await db.schema
    .createTable("session_minutes")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("session", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("held_at", "bigint", (c) => c.notNull())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("attendance", "integer", (c) => c.notNull())
    .addColumn("measures", "text", (c) => c.notNull())
    .addColumn("effect", "text", (c) => c.notNull())
    .addColumn("written_by_id", "integer")
    .addColumn("posted_at", "bigint")
    .addPrimaryKeyConstraint("session_minutes_pk", [
      "community_id",
      "session",
      "version",
    ])
    .execute();
}
