export type Audience = "owner" | "conveners" | "group";

interface Rung {
  /** Days past the due date; negative: before it. */
  readonly day: number;
  readonly tells: readonly Audience[];
}

/** Who is reminded when; the group hears of it in its digest. */
const rungs: readonly Rung[] = [
  { day: -3, tells: ["owner"] },
  { day: 0, tells: ["owner"] },
  { day: 1, tells: ["owner"] },
  { day: 3, tells: ["conveners"] },
  { day: 7, tells: ["group"] },
];
const weekly: readonly Audience[] = ["owner", "conveners"];
const lastDay = 7;

/** From when on it belongs into its owner's reminders. */
export const firstReminderDay = -3;

const reached = (daysOver: number): Rung[] => [
  ...rungs.filter((rung) => rung.day <= daysOver),
  ...Array.from(
    { length: Math.max(0, Math.floor((daysOver - lastDay) / 7)) },
    (_, week) => ({ day: lastDay + 7 * (week + 1), tells: weekly }),
  ),
];

/** The rung that a follow-up stands on; null: its first is yet to come. */
export const rungOf = (daysOver: number): number | null =>
  reached(daysOver).at(-1)?.day ?? null;

/**
 * Whom a follow-up concerns now that it did not at its last reminder. Rungs that
 * were missed count, all at once.
 */
export function audienceOf(at: {
  daysOver: number;
  reminded: number | null;
}): Set<Audience> {
  const { reminded } = at;
  return new Set(
    reached(at.daysOver)
      .filter((rung) => reminded === null || rung.day > reminded)
      .flatMap((rung) => rung.tells),
  );
}

const isDueTo = (audience: Audience, daysOver: number): boolean =>
  reached(daysOver).some((rung) => rung.tells.includes(audience));

/** Overdue for so long that the conveners keep an eye on it. */
export const isForConveners = (daysOver: number): boolean =>
  isDueTo("conveners", daysOver);

/** Overdue for so long that the whole group hears of it. */
export const isForGroup = (daysOver: number): boolean =>
  isDueTo("group", daysOver);
