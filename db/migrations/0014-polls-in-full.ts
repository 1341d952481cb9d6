import { sql, SqliteAdapter, type Kysely } from "kysely";

/** How every poll was held until now. */
const before = JSON.stringify({
  method: "single",
  preset: null,
  seats: 1,
  points: null,
  need: null,
  tie: "convener",
  quorum: null,
  pass: null,
  passOf: "votes",
  inArea: false,
  matter: null,
  countsSilent: false,
  secrecy: "confidential",
  shows: "live",
  electorate: "everyone",
});

export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  const keyed = isSqlite ? sql`without rowid` : sql``;

  for (const [column, type] of [
    ["electors", "integer"],
    ["area_cm2", "bigint"],
    ["addendum", "text"],
    ["lot_seed", "text"],
    ["tie_choice", "integer"],
    ["attachment", "text"],
    ["reminded_at", "bigint"],
  ] as const) {
    await db.schema.alterTable("polls").addColumn(column, type).execute();
  }
  await db.schema
    .alterTable("polls")
    .addColumn("is_cancelled", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("polls")
    .addColumn("rules", "text", (c) => c.notNull().defaultTo(before))
    .execute();

  await db.schema
    .createTable("poll_electors")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("poll", "integer", (c) => c.notNull())
    .addColumn("holder_id", "integer", (c) => c.notNull())
    .addColumn("elector_id", "integer", (c) => c.notNull())
    .addColumn("area_cm2", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("poll_electors_pk", [
      "community_id",
      "poll",
      "holder_id",
    ])
    .execute();

  // Anew, because the elector takes the member's place in the key.
  await db.schema.dropIndex("open_ballots_by_voter").execute();
  await db.schema
    .alterTable("open_ballots")
    .renameTo("open_ballots_before")
    .execute();
  if (!isSqlite) {
    await sql`alter table open_ballots_before rename constraint open_ballots_pk to open_ballots_before_pk`.execute(
      db,
    );
  }
  await db.schema
    .createTable("open_ballots")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("poll", "integer", (c) => c.notNull())
    .addColumn("elector_id", "integer", (c) => c.notNull())
    .addColumn("attempt", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer")
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("source", "text", (c) => c.notNull())
    .addColumn("cast_at", "bigint", (c) => c.notNull())
    .addColumn("replaced_at", "bigint")
    .addPrimaryKeyConstraint("open_ballots_pk", [
      "community_id",
      "poll",
      "elector_id",
      "attempt",
    ])
    .execute();
  await sql`
    insert into open_ballots
      (community_id, poll, elector_id, attempt, member_id, content, source, cast_at, replaced_at)
    select community_id, poll, member_id, attempt, member_id,
      '{"choices":[' || choice || ']}', 'chat', cast_at, replaced_at
    from open_ballots_before
  `.execute(db);
  await db.schema.dropTable("open_ballots_before").execute();
  await db.schema
    .createIndex("open_ballots_by_voter")
    .on("open_ballots")
    .columns(["community_id", "member_id"])
    .execute();

  await db.schema
    .createTable("poll_voters")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("poll", "integer", (c) => c.notNull())
    .addColumn("elector_id", "integer", (c) => c.notNull())
    .addColumn("voted_on", "text", (c) => c.notNull())
    .addColumn("source", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("poll_voters_pk", [
      "community_id",
      "poll",
      "elector_id",
    ])
    .modifyEnd(keyed)
    .execute();
  // SQLite numbers rows as they come; without numbers they lie in the order of
  // the random receipts.
  await db.schema
    .createTable("secret_ballots")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("poll", "integer", (c) => c.notNull())
    .addColumn("receipt", "text", (c) => c.notNull())
    .addColumn("shelf", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("source", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("secret_ballots_pk", [
      "community_id",
      "poll",
      "receipt",
    ])
    .modifyEnd(keyed)
    .execute();
  await db.schema
    .createTable("receipt_tries")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("wrong", "integer", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("receipt_tries_pk", ["community_id", "member_id"])
    .execute();
}
