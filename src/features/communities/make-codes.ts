import { randomBytes } from "node:crypto";
import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { schedulePrinting } from "./print-codes.ts";
import {
  deriveClaimCode,
  hashClaimCode,
  showClaimCode,
} from "./rules/claim.ts";
import { insertCodes, setSheet, voidCodes } from "./store/claim-codes.ts";
import { listHouseholds } from "./store/households.ts";
import type { Household } from "./types.ts";
import { writeCsv } from "./write-csv.ts";

/** As strong as the hash that makes the codes from it. */
const seedBytes = 32;

export type MadeCodes =
  | { readonly ok: true; readonly csv: string; readonly count: number }
  | { readonly ok: false; readonly reason: "no-roster" };

/**
 * A new code for each household; those printed before count no more. The list is
 * ready at once, the sheets are drawn after this turn, because they take a while.
 */
export async function makeCodes(turn: ConvenerTurn): Promise<MadeCodes> {
  const { tx, community, actor } = turn;
  const households = await listHouseholds(tx, community.id);
  if (households.length === 0) return { ok: false, reason: "no-roster" };
  const { seed, codes } = drawCodes(households);
  await voidCodes(tx, community.id, "printed");
  await insertCodes(
    tx,
    community.id,
    households.map(({ id }) => ({
      hash: hashClaimCode(codes.get(id) ?? ""),
      householdId: id,
      kind: "code",
      expiresAt: null,
    })),
    actor.id,
  );
  const sheet = await setSheet(tx, community.id, {
    member_id: actor.id,
    seed,
  });
  await schedulePrinting(turn, sheet, households.length);
  await record(turn, {
    act: "roster.coded",
    data: { households: households.length },
  });
  const lines = households.map(({ id, unit }) => [
    unit,
    showClaimCode(codes.get(id) ?? ""),
  ]);
  return {
    ok: true,
    csv: writeCsv(["unit", "code"], lines),
    count: households.length,
  };
}

/** No two of a roster are the same. */
function drawCodes(households: readonly Household[]): {
  seed: string;
  codes: Map<number, string>;
} {
  for (;;) {
    const seed = randomBytes(seedBytes).toString("hex");
    const codes = new Map(
      households.map(({ id }) => [id, deriveClaimCode(seed, id)]),
    );
    if (new Set(codes.values()).size === codes.size) return { seed, codes };
  }
}

/** One code for one household; what opened it before does so no more. */
export async function makeCode(
  turn: ConvenerTurn,
  householdId: number,
): Promise<string> {
  const { tx, community, actor } = turn;
  const seed = randomBytes(seedBytes).toString("hex");
  const code = deriveClaimCode(seed, householdId);
  await voidCodes(tx, community.id, { householdId });
  const hash = hashClaimCode(code);
  await insertCodes(
    tx,
    community.id,
    [{ hash, householdId, kind: "code", expiresAt: null }],
    actor.id,
  );
  return showClaimCode(code);
}
