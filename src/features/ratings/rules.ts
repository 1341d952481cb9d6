export const mostStars = 5;

/** How long people may rate. */
export const openDays = 7;

/** With fewer, an average would tell who gave what. */
const fewestToShow = 5;

interface Tally {
  readonly count: number;
  readonly sum: number;
}

/** The mean of all stars with one decimal; null: too few answers to show it. */
export function averageOf({ count, sum }: Tally): string | null {
  if (count < fewestToShow) return null;
  const tenths = Math.floor((20 * sum + count) / (2 * count));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/**
 * Whether a convener is asked if the matter is settled after all: at a mean below
 * three, and whenever few have answered, else the question would tell what they gave.
 */
export const isDoubtful = ({ count, sum }: Tally): boolean =>
  count > 0 && (count < fewestToShow || sum < 3 * count);

export const areStars = (stars: number): boolean =>
  Number.isInteger(stars) && stars >= 1 && stars <= mostStars;
