import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("households")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("household_id", "integer", (c) => c.notNull())
    .addColumn("unit", "text", (c) => c.notNull())
    .addColumn("unit_key", "text", (c) => c.notNull())
    .addColumn("area_cm2", "bigint", (c) => c.notNull())
    .addColumn("owners", "text", (c) => c.notNull())
    .addColumn("telegram", "text", (c) => c.notNull())
    .addColumn("is_active", "integer", (c) => c.notNull())
    .addColumn("owned_since", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("households_pk", ["community_id", "household_id"])
    .addUniqueConstraint("households_unit", ["community_id", "unit_key"])
    .execute();

  await db.schema
    .createTable("household_members")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("household_id", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("household_members_pk", [
      "community_id",
      "household_id",
      "member_id",
    ])
    .execute();
  await db.schema
    .createIndex("households_of_member")
    .on("household_members")
    .columns(["community_id", "member_id"])
    .execute();

  await db.schema
    .createTable("claim_codes")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("code_hash", "text", (c) => c.notNull())
    .addColumn("household_id", "integer", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("made_by", "integer", (c) => c.notNull())
    .addColumn("expires_at", "bigint")
    .addPrimaryKeyConstraint("claim_codes_pk", ["community_id", "code_hash"])
    .execute();
  // Whoever types a code may be in no community yet.
  await db.schema
    .createIndex("claim_codes_by_hash")
    .on("claim_codes")
    .column("code_hash")
    .execute();
  await db.schema
    .createIndex("claim_codes_of_household")
    .on("claim_codes")
    .columns(["community_id", "household_id"])
    .execute();

  await db.schema
    .createTable("claim_sheets")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("sheet_id", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("seed", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("claim_sheets_pk", ["community_id"])
    .execute();

  await db.schema
    .createTable("claim_tries")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("wrong", "integer", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .addColumn("locked_until", "bigint")
    .addPrimaryKeyConstraint("claim_tries_pk", ["community_id", "member_id"])
    .execute();

  await db.schema
    .createTable("roster_imports")
    .addColumn("community_id", "bigint", (c) => c.notNull())
    .addColumn("import_id", "integer", (c) => c.notNull())
    .addColumn("member_id", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("roster", "text", (c) => c.notNull())
    .addColumn("made_at", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addColumn("decided_at", "bigint")
    .addPrimaryKeyConstraint("roster_imports_pk", ["community_id", "import_id"])
    .execute();
}
