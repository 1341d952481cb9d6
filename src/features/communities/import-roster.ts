import type { ConvenerTurn } from "#platform/chat";
import { changeCommunity } from "#platform/community";
import { cancelJob, type JobKind } from "#platform/jobs";
import { record } from "#platform/ledger";
import { expectResidents } from "./expect-residents.ts";
import { dropImportJob } from "./preview-roster.ts";
import { compareRoster, isSameList } from "./rules/compare-roster.ts";
import type { RosterRow } from "./rules/roster.ts";
import { voidCodes } from "./store/claim-codes.ts";
import {
  changeHousehold,
  countHouseholds,
  insertHouseholds,
  listEveryHousehold,
} from "./store/households.ts";
import { deleteResidentsOf } from "./store/residents.ts";
import {
  decideImport,
  findImport,
  wasImportedSince,
  type RosterImport,
} from "./store/roster-imports.ts";
import type { Household } from "./types.ts";

export type ImportRefusal =
  "no-import" | "done-already" | "dropped" | "expired" | "changed-since";

export type Imported =
  | {
      readonly ok: true;
      readonly households: number;
      readonly areaCm2: number;
    }
  | { readonly ok: false; readonly reason: ImportRefusal };

/** The roster becomes what the previewed file says, all of it or nothing. */
export async function importRoster(
  turn: ConvenerTurn,
  importId: number,
): Promise<Imported> {
  const { tx, community, now } = turn;
  const found = await findImport(tx, community.id, importId);
  const refusal = judgeImport(turn, found);
  if (refusal || !found) return { ok: false, reason: refusal ?? "no-import" };
  if (await wasImportedSince(tx, community.id, found.madeAt)) {
    await endImport(turn, importId, "dropped");
    return { ok: false, reason: "changed-since" };
  }
  const known = await listEveryHousehold(tx, community.id);
  const changes = compareRoster(known, found.rows);
  const { added, changed, gone } = changes;
  for (const household of await insertHouseholds(
    tx,
    community.id,
    added,
    now,
  )) {
    const named = { before: [], after: household.telegram };
    await expectResidents(turn, household.id, named);
  }
  for (const { before, after } of changed) {
    await changeToRow(turn, before, after);
  }
  for (const household of gone) await takeOffRoster(turn, household);
  await endImport(turn, importId, "done");
  await changeCommunity(tx, community.id, { isRostered: true });
  const counts = await countHouseholds(tx, community.id);
  await record(turn, {
    act: "roster.imported",
    data: {
      added: added.length,
      changed: changed.length,
      gone: gone.length,
      ...counts,
    },
  });
  return { ok: true, ...counts };
}

async function changeToRow(
  turn: ConvenerTurn,
  before: Household,
  after: RosterRow,
): Promise<void> {
  const { tx, community, now } = turn;
  const isSameOwner =
    before.isActive && isSameList(before.owners, after.owners);
  await changeHousehold(tx, community.id, before.id, {
    ...after,
    isActive: true,
    ...(!isSameOwner && { ownedSince: now }),
  });
  const named = { before: before.telegram, after: after.telegram };
  await expectResidents(turn, before.id, named);
}

/** Not deleted: what was decided with its voice keeps its sense. */
async function takeOffRoster(
  { tx, community }: ConvenerTurn,
  { id }: Household,
): Promise<void> {
  await changeHousehold(tx, community.id, id, {
    isActive: false,
    telegram: [],
  });
  await deleteResidentsOf(tx, community.id, id);
  await voidCodes(tx, community.id, { householdId: id });
}

/** The convener leaves the roster as it is. */
export async function dropImport(
  turn: ConvenerTurn,
  importId: number,
): Promise<{ ok: true } | { ok: false; reason: ImportRefusal }> {
  const found = await findImport(turn.tx, turn.community.id, importId);
  const refusal = judgeImport(turn, found);
  if (refusal) return { ok: false, reason: refusal };
  await endImport(turn, importId, "dropped");
  return { ok: true };
}

function judgeImport(
  { actor, now }: ConvenerTurn,
  found: RosterImport | undefined,
): ImportRefusal | null {
  if (found?.memberId !== actor.id) return "no-import";
  if (found.state === "done") return "done-already";
  if (found.state === "dropped") return "dropped";
  return found.expiresAt <= now ? "expired" : null;
}

async function endImport(
  turn: ConvenerTurn,
  id: number,
  state: "done" | "dropped",
): Promise<void> {
  const { tx, community, now } = turn;
  await decideImport(tx, community.id, id, { state, now });
  await cancelJob(turn, `${dropImportJob}/${id}`);
}

/** Names that nobody decided on are not kept. */
export const dropImports: JobKind = {
  kind: dropImportJob,
  run: ({ tx, community, now }, { payload }) =>
    decideImport(tx, community.id, Number(payload["import"]), {
      state: "dropped",
      now,
    }),
};
