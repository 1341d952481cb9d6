import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";
import type { RosterRow } from "../rules/roster.ts";
import type { RosterImportTable } from "../types.ts";

export interface RosterImport {
  readonly id: number;
  readonly memberId: number;
  readonly state: RosterImportTable["state"];
  readonly rows: readonly RosterRow[];
  readonly madeAt: number;
  readonly expiresAt: number;
}

/** Returns its number. What this convener sent before, and did not decide on, is dropped. */
export async function insertImport(
  tx: Tx,
  communityId: number,
  given: Pick<RosterImport, "memberId" | "rows" | "madeAt" | "expiresAt">,
): Promise<number> {
  await open(tx, communityId)
    .set({ state: "dropped", roster: "", decided_at: given.madeAt })
    .where("member_id", "=", given.memberId)
    .execute();
  const { import_id } = await tx
    .insertInto("roster_imports")
    .values({
      community_id: communityId,
      import_id: sql<number>`(select coalesce(max(import_id), 0) + 1 from roster_imports where community_id = ${communityId})`,
      member_id: given.memberId,
      state: "open",
      roster: JSON.stringify(given.rows),
      made_at: given.madeAt,
      expires_at: given.expiresAt,
      decided_at: null,
    })
    .returning("import_id")
    .executeTakeFirstOrThrow();
  return import_id;
}

const open = (tx: Tx, communityId: number) =>
  tx
    .updateTable("roster_imports")
    .where("community_id", "=", communityId)
    .where("state", "=", "open");

export async function findImport(
  db: Db,
  communityId: number,
  id: number,
): Promise<RosterImport | undefined> {
  const row = await db
    .selectFrom("roster_imports")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("import_id", "=", id)
    .executeTakeFirst();
  return (
    row && {
      id: row.import_id,
      memberId: row.member_id,
      state: row.state,
      rows: row.roster === "" ? [] : (JSON.parse(row.roster) as RosterRow[]),
      madeAt: row.made_at,
      expiresAt: row.expires_at,
    }
  );
}

/** The names are not kept twice: what was decided is emptied. */
export async function decideImport(
  tx: Tx,
  communityId: number,
  id: number,
  decision: { state: "done" | "dropped"; now: number },
): Promise<void> {
  await open(tx, communityId)
    .set({ state: decision.state, roster: "", decided_at: decision.now })
    .where("import_id", "=", id)
    .execute();
}

/** Whether another file was imported since then. */
export async function wasImportedSince(
  db: Db,
  communityId: number,
  since: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("roster_imports")
    .select("import_id")
    .where("community_id", "=", communityId)
    .where("state", "=", "done")
    .where("decided_at", ">=", since)
    .executeTakeFirst();
  return row !== undefined;
}
