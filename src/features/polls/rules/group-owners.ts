interface Unit {
  readonly id: number;
  readonly areaCm2: number;
  readonly owners: readonly string[];
}

interface Owner {
  /** The lowest of their households. */
  readonly electorId: number;
  readonly householdIds: readonly number[];
  readonly areaCm2: number;
}

/**
 * The owners as the law counts them (Supreme People's Court on condominium
 * ownership, 2020, article 9): one unit, one owner, but several units of the
 * same buyer, or unsold ones of the developer, are one. The same buyer is the
 * same set of names; units without a name count each for itself. `unnamed`: what
 * stands for people who asked to be forgotten, who are not one person for it.
 */
export function groupOwners(
  units: readonly Unit[],
  unnamed: readonly string[],
): Owner[] {
  const nobody = new Set(unnamed);
  const groups = Map.groupBy(units, (unit) => keyOf(unit, nobody) ?? unit.id);
  return [...groups.values()]
    .map((held) => {
      const householdIds = held.map(({ id }) => id).sort((a, b) => a - b);
      return {
        electorId: householdIds[0] ?? 0,
        householdIds,
        areaCm2: held.reduce((sum, { areaCm2 }) => sum + areaCm2, 0),
      };
    })
    .sort((a, b) => a.electorId - b.electorId);
}

function keyOf({ owners }: Unit, nobody: ReadonlySet<string>): string | null {
  const names = new Set(
    owners.map((name) => name.normalize("NFKC").trim()).filter(Boolean),
  );
  if (names.size === 0 || !names.isDisjointFrom(nobody)) return null;
  return JSON.stringify([...names].sort());
}
