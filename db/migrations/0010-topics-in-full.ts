import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const topic = (column: string) =>
    sql`alter table topics add column ${sql.raw(column)}`.execute(db);
  await topic("source text not null default 'resident'");
  await topic("category text");
  await topic("priority integer not null default 0");
  await topic("is_unnamed integer not null default 0");
  await topic("on_behalf_of text");
  await topic("merged_into integer");
  await topic("recurs integer");
  await topic("latitude double precision");
  await topic("longitude double precision");
  await topic("place_name text");
  await topic("edited_at bigint");

  await db.schema
    .createTable("topic_photos")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("file_id", "text", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("added_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("topic_photos_pk", [
      "community_id",
      "topic",
      "seq",
    ])
    .execute();
  await db.schema
    .createTable("topic_addenda")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("added_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("topic_addenda_pk", [
      "community_id",
      "topic",
      "seq",
    ])
    .execute();
  await db.schema
    .createTable("topic_drafts")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("draft_id", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("album_id", "text")
    .addColumn("topic", "integer")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("topic_drafts_pk", ["community_id", "draft_id"])
    .execute();
  await db.schema
    .createIndex("topics_merged")
    .on("topics")
    .columns(["community_id", "merged_into"])
    .execute();
  // Who brought in how much lately, and the photos of an album, are asked often.
  await db.schema
    .createIndex("topics_raised")
    .on("topics")
    .columns(["community_id", "raised_by_id", "raised_at"])
    .execute();
  await db.schema
    .createIndex("topic_drafts_album")
    .on("topic_drafts")
    .columns(["community_id", "album_id"])
    .execute();
}
