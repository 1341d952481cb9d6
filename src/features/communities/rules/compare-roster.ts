import type { Household } from "../types.ts";
import { keyOfUnit } from "./roster-cells.ts";
import type { RosterRow } from "./roster.ts";

export interface RosterChanges {
  readonly added: readonly RosterRow[];
  readonly changed: readonly {
    readonly before: Household;
    readonly after: RosterRow;
  }[];
  /** On the roster so far, not in the file. */
  readonly gone: readonly Household[];
}

/** What a new file changes on a roster; households once gone are there to come back. */
export function compareRoster(
  known: readonly Household[],
  rows: readonly RosterRow[],
): RosterChanges {
  const byKey = new Map(known.map((one) => [keyOfUnit(one.unit), one]));
  const keys = new Set(rows.map((row) => keyOfUnit(row.unit)));
  const pairs = rows.map((after) => ({
    before: byKey.get(keyOfUnit(after.unit)),
    after,
  }));
  return {
    added: pairs.filter(({ before }) => !before).map(({ after }) => after),
    changed: pairs.flatMap(({ before, after }) =>
      before && !isSame(before, after) ? [{ before, after }] : [],
    ),
    gone: known.filter((one) => one.isActive && !keys.has(keyOfUnit(one.unit))),
  };
}

const isSame = (before: Household, after: RosterRow): boolean =>
  before.isActive &&
  before.unit === after.unit &&
  before.areaCm2 === after.areaCm2 &&
  isSameList(before.owners, after.owners) &&
  isSameList(before.telegram, after.telegram);

export const isSameList = (
  a: readonly string[],
  b: readonly string[],
): boolean => a.length === b.length && a.every((text, i) => text === b[i]);
