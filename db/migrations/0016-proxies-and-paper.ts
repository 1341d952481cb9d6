import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("proxies")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("proxy_id", "integer", (c) => c.notNull())
    .addColumn("giver_id", "integer", (c) => c.notNull())
    .addColumn("holder_id", "integer", (c) => c.notNull())
    .addColumn("poll", "integer")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("given_at", "bigint", (c) => c.notNull())
    .addColumn("settled_at", "bigint")
    .addPrimaryKeyConstraint("proxies_pk", ["community_id", "proxy_id"])
    .execute();
  for (const side of ["giver", "holder"]) {
    await db.schema
      .createIndex(`proxies_by_${side}`)
      .on("proxies")
      .columns(["community_id", `${side}_id`])
      .execute();
  }

  await db.schema
    .createTable("paper_batches")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("batch_id", "integer", (c) => c.notNull())
    .addColumn("poll", "integer", (c) => c.notNull())
    .addColumn("entered_by", "integer", (c) => c.notNull())
    .addColumn("witness_id", "integer")
    .addColumn("is_posted", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("entered_at", "bigint", (c) => c.notNull())
    .addColumn("decided_by", "integer")
    .addPrimaryKeyConstraint("paper_batches_pk", ["community_id", "batch_id"])
    .execute();
  await db.schema
    .createIndex("paper_batches_by_poll")
    .on("paper_batches")
    .columns(["community_id", "poll"])
    .execute();
  await db.schema
    .createTable("papers")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("batch_id", "integer", (c) => c.notNull())
    .addColumn("elector_id", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer")
    .addColumn("content", "text")
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("papers_pk", [
      "community_id",
      "batch_id",
      "elector_id",
    ])
    .execute();
  // Of a secret poll: `place` is their order by what they say, not as they came.
  await db.schema
    .createTable("secret_papers")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("batch_id", "integer", (c) => c.notNull())
    .addColumn("place", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("secret_papers_pk", [
      "community_id",
      "batch_id",
      "place",
    ])
    .execute();
}
