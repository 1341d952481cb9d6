const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The longest that what was raised counts. */
export const floodMs = dayMs;

export interface FloodLimits {
  readonly anHour: number;
  readonly aDay: number;
}

export const limitsOfResidents: FloodLimits = { anHour: 20, aDay: 40 };
/** They also enter what others said, after a round through the houses. */
export const limitsOfConveners: FloodLimits = { anHour: 60, aDay: 200 };

/** When somebody who raised something at these times may do so again; null: now. */
export function whenNext(
  raisedAt: readonly number[],
  now: number,
  limits: FloodLimits,
): number | null {
  const newest = raisedAt.toSorted((a, b) => b - a);
  const ends = [
    { most: limits.anHour, ms: hourMs },
    { most: limits.aDay, ms: dayMs },
  ].map(({ most, ms }) => (newest[most - 1] ?? -Infinity) + ms);
  const end = Math.max(...ends);
  return end > now ? end : null;
}
