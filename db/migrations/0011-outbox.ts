import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  // What the digest says of a notice that must wait for another day.
  await sql`alter table notices add column section text`.execute(db);
  await sql`alter table notices add column line text`.execute(db);
  await sql`create index notices_held on notices (community_id, created_at) where state = 'held'`.execute(
    db,
  );
  await sql`create index notices_created_at on notices (created_at)`.execute(
    db,
  );

  await db.schema
    .createTable("burden")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("messages", "integer", (c) => c.notNull())
    .addColumn("answers", "integer", (c) => c.notNull())
    .addColumn("mentions", "integer", (c) => c.notNull())
    .addColumn("taps", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("burden_pk", ["community_id", "day"])
    .execute();
  await db.schema
    .createIndex("burden_of_day")
    .on("burden")
    .column("day")
    .execute();

  await db.schema
    .createTable("digests")
    .addColumn("community_id", "bigint", (c) => c.primaryKey())
    .addColumn("covered_until", "bigint", (c) => c.notNull())
    .execute();
}
