import type { ConvenerTurn, IncomingFile } from "#platform/chat";
import { schedule } from "#platform/jobs";
import { readRosterFile, type ReadFile } from "./read-roster.ts";
import { compareRoster, type RosterChanges } from "./rules/compare-roster.ts";
import type { RosterRow } from "./rules/roster.ts";
import { listEveryHousehold } from "./store/households.ts";
import { insertImport } from "./store/roster-imports.ts";

/** A preview is decided on within the day. */
const lifetimeMs = 86_400_000;

export const dropImportJob = "communities.drop-import";

export interface RosterPreview {
  readonly importId: number;
  readonly rows: readonly RosterRow[];
  readonly ignored: readonly string[];
  readonly changes: RosterChanges;
}

export type Previewed =
  | { readonly ok: true; readonly preview: RosterPreview }
  | Extract<ReadFile, { ok: false }>
  | { readonly ok: false; readonly reason: "same" };

/** Reads a file and keeps what it says until the convener decides; the roster stays as it is. */
export async function previewRoster(
  turn: ConvenerTurn,
  file: IncomingFile,
): Promise<Previewed> {
  const read = await readRosterFile(file);
  if (!read.ok) return read;
  const { tx, community, now } = turn;
  const { rows, ignored } = read;
  const known = await listEveryHousehold(tx, community.id);
  const changes = compareRoster(known, rows);
  const { added, changed, gone } = changes;
  if (added.length + changed.length + gone.length === 0) {
    return { ok: false, reason: "same" };
  }
  const expiresAt = now + lifetimeMs;
  const importId = await insertImport(tx, community.id, {
    memberId: turn.actor.id,
    rows,
    madeAt: now,
    expiresAt,
  });
  await schedule(turn, {
    kind: dropImportJob,
    key: `${dropImportJob}/${importId}`,
    dueAt: expiresAt,
    payload: { import: importId },
  });
  return { ok: true, preview: { importId, rows, ignored, changes } };
}
