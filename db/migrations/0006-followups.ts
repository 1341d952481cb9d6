import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("followups")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("topic", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("owner_id", "integer", (c) => c.notNull())
    .addColumn("handed_out_by_id", "integer", (c) => c.notNull())
    .addColumn("handed_out_at", "bigint", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("due_on", "text", (c) => c.notNull())
    .addColumn("due_set_at", "bigint", (c) => c.notNull())
    .addColumn("extensions", "integer", (c) => c.notNull())
    .addColumn("asks", "integer", (c) => c.notNull())
    .addColumn("asked_due_on", "text")
    .addColumn("asked_reason", "text")
    .addColumn("reminded_rung", "integer")
    .addColumn("is_leaver_told", "integer", (c) => c.notNull())
    .addColumn("settled_at", "bigint")
    .addPrimaryKeyConstraint("followups_pk", ["community_id", "number"])
    .execute();
  await db.schema
    .createIndex("followups_of_topic")
    .on("followups")
    .columns(["community_id", "topic"])
    .execute();
  await db.schema
    .createTable("followup_reports")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("followup", "integer", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("author_id", "integer", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("reported_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("followup_reports_pk", [
      "community_id",
      "followup",
      "seq",
    ])
    .execute();
  await db.schema
    .createTable("followup_helpers")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("followup", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("followup_helpers_pk", [
      "community_id",
      "followup",
      "member_id",
    ])
    .execute();
}
