import { sql, SqliteAdapter, type Kysely } from "kysely";
import { indexTopic } from "#features/topics";
import type { Tx } from "#platform/store";

export async function up(db: Kysely<unknown>): Promise<void> {
  // The key is nearly all there is to a row: SQLite need not keep it twice.
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  await db.schema
    .createTable("topic_words")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("word", "text", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("in_title", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("topic_words_pk", [
      "community_id",
      "word",
      "topic",
    ])
    .modifyEnd(isSqlite ? sql`without rowid` : sql``)
    .execute();
  await db.schema
    .createIndex("topic_words_of_topic")
    .on("topic_words")
    .columns(["community_id", "topic"])
    .execute();
  await db.schema
    .createIndex("topics_by_author")
    .on("topics")
    .columns(["community_id", "author_id"])
    .execute();
  await sql`create index topics_recurring on topics (community_id, recurs) where recurs is not null`.execute(
    db,
  );
  await sql`create index ledger_acts on ledger (community_id, act, seq)`.execute(
    db,
  );

  const tx = db as unknown as Tx;
  const topics = await tx
    .selectFrom("topics")
    .select(["community_id", "number", "text"])
    .execute();
  for (const { community_id, number, text } of topics) {
    await indexTopic(tx, community_id, number, text);
  }
}
