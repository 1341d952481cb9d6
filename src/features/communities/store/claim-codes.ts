import type { Db, Tx } from "#platform/store";
import type { ClaimCodeTable, ClaimSheetTable } from "../types.ts";
import { rowsAtOnce } from "./households.ts";

export interface ClaimCode {
  readonly hash: string;
  readonly householdId: number;
  readonly kind: ClaimCodeTable["kind"];
  readonly state: ClaimCodeTable["state"];
  readonly expiresAt: number | null;
}

export async function insertCodes(
  tx: Tx,
  communityId: number,
  codes: readonly Pick<
    ClaimCode,
    "hash" | "householdId" | "kind" | "expiresAt"
  >[],
  madeBy: number,
): Promise<void> {
  const values = codes.map((code) => ({
    community_id: communityId,
    code_hash: code.hash,
    household_id: code.householdId,
    kind: code.kind,
    state: "open" as const,
    made_by: madeBy,
    expires_at: code.expiresAt,
  }));
  for (let at = 0; at < values.length; at += rowsAtOnce) {
    await tx
      .insertInto("claim_codes")
      .values(values.slice(at, at + rowsAtOnce))
      // A code that chance makes twice in all these years is the later one.
      .onConflict((c) =>
        c.columns(["community_id", "code_hash"]).doUpdateSet((eb) => ({
          household_id: eb.ref("excluded.household_id"),
          kind: eb.ref("excluded.kind"),
          state: eb.ref("excluded.state"),
          made_by: eb.ref("excluded.made_by"),
          expires_at: eb.ref("excluded.expires_at"),
        })),
      )
      .execute();
  }
}

export async function findCode(
  db: Db,
  communityId: number,
  hash: string,
): Promise<ClaimCode | undefined> {
  const row = await db
    .selectFrom("claim_codes")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("code_hash", "=", hash)
    .executeTakeFirst();
  return (
    row && {
      hash: row.code_hash,
      householdId: row.household_id,
      kind: row.kind,
      state: row.state,
      expiresAt: row.expires_at,
    }
  );
}

/** Where a code belongs: whoever types it may be in no community yet. */
export async function findCommunityOfCode(
  db: Db,
  hash: string,
): Promise<number | null> {
  const row = await db
    .selectFrom("claim_codes")
    .select("community_id")
    .where("code_hash", "=", hash)
    .executeTakeFirst();
  return row?.community_id ?? null;
}

/** False: somebody else was faster. */
export async function useCode(
  tx: Tx,
  communityId: number,
  hash: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("claim_codes")
    .set({ state: "used" })
    .where("community_id", "=", communityId)
    .where("code_hash", "=", hash)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Open codes that count no more: all printed ones, or whatever opens one household. */
export async function voidCodes(
  tx: Tx,
  communityId: number,
  which: "printed" | { householdId: number; linksBy?: number },
): Promise<void> {
  let codes = tx
    .updateTable("claim_codes")
    .set({ state: "void" })
    .where("community_id", "=", communityId)
    .where("state", "=", "open");
  if (which === "printed") codes = codes.where("kind", "=", "code");
  else {
    codes = codes.where("household_id", "=", which.householdId);
    if (which.linksBy !== undefined) {
      codes = codes
        .where("kind", "=", "link")
        .where("made_by", "=", which.linksBy);
    }
  }
  await codes.execute();
}

export async function deleteLinksBefore(
  tx: Tx,
  communityId: number,
  before: number,
): Promise<void> {
  await tx
    .deleteFrom("claim_codes")
    .where("community_id", "=", communityId)
    .where("expires_at", "<", before)
    .execute();
}

/** New sheets take the place of those still being printed. */
export async function setSheet(
  tx: Tx,
  communityId: number,
  sheet: Pick<ClaimSheetTable, "member_id" | "seed">,
): Promise<number> {
  const row = { ...sheet, sheet_id: 1 };
  const { sheet_id } = await tx
    .insertInto("claim_sheets")
    .values({ community_id: communityId, ...row })
    .onConflict((c) =>
      c.column("community_id").doUpdateSet((eb) => ({
        ...sheet,
        sheet_id: eb("claim_sheets.sheet_id", "+", 1),
      })),
    )
    .returning("sheet_id")
    .executeTakeFirstOrThrow();
  return sheet_id;
}

export async function findSheet(
  db: Db,
  communityId: number,
  sheetId: number,
): Promise<ClaimSheetTable | undefined> {
  return db
    .selectFrom("claim_sheets")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("sheet_id", "=", sheetId)
    .where("seed", "!=", "")
    .executeTakeFirst();
}

/** The number stays, so that no later sheet is taken for this one. */
export async function blankSheet(tx: Tx, communityId: number): Promise<void> {
  await tx
    .updateTable("claim_sheets")
    .set({ seed: "" })
    .where("community_id", "=", communityId)
    .execute();
}
