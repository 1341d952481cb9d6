import type { ConvenerTurn } from "#platform/chat";
import type { Words } from "#platform/i18n";
import { record } from "#platform/ledger";
import { showArea } from "./rules/areas.ts";
import type { RosterRow } from "./rules/roster.ts";
import { listHouseholds } from "./store/households.ts";
import { countResidents } from "./store/residents.ts";
import { writeCsv } from "./write-csv.ts";

/** The roster as a file that can be imported again; null: there is none. */
export async function exportRoster(turn: ConvenerTurn): Promise<string | null> {
  const { tx, community, words } = turn;
  const households = await listHouseholds(tx, community.id);
  if (households.length === 0) return null;
  const { byHousehold } = await countResidents(tx, community.id);
  await record(turn, {
    act: "roster.exported",
    data: { households: households.length },
  });
  return writeRoster(
    words,
    households.map((one) => ({
      ...one,
      residents: byHousehold.get(one.id) ?? 0,
    })),
  );
}

export function writeRoster(
  { plain }: Words,
  rows: readonly (RosterRow & { readonly residents: number })[],
): string {
  const separator = plain("communities.roster.columns.separator");
  return writeCsv(
    [
      plain("communities.roster.columns.unit"),
      plain("communities.roster.columns.area"),
      plain("communities.roster.columns.owners"),
      plain("communities.roster.columns.telegram"),
      plain("communities.roster.columns.residents"),
    ],
    rows.map((row) => [
      row.unit,
      showArea(row.areaCm2),
      row.owners.join(separator),
      row.telegram.join(separator),
      row.residents,
    ]),
  );
}
