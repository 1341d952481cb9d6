/** A topic that came back, or one that another came back to. */
export interface Recurring {
  readonly number: number;
  readonly recurs: number | null;
  readonly raisedAt: number;
}

/** One trouble through all the times that it came up. */
export interface Pain {
  /** The topics that were raised about it, the first one first. */
  readonly numbers: readonly number[];
  readonly latest: number;
  /** Raised or reopened. */
  readonly times: number;
  readonly lastAt: number;
}

/** Chains what recurs, and what was reopened; the latest to come back first. */
export function chainPains(
  topics: readonly Recurring[],
  reopened: readonly { number: number; at: number }[],
): Pain[] {
  const past = new Map(topics.map((topic) => [topic.number, topic.recurs]));
  const firstOf = (number: number): number => {
    const before = past.get(number) ?? null;
    // What is earlier has the smaller number: no circle can be walked.
    return before === null || before >= number ? number : firstOf(before);
  };
  const raised = topics.map(({ number, raisedAt }) => ({
    number,
    at: raisedAt,
  }));
  const chains = Map.groupBy([...raised, ...reopened], ({ number }) =>
    firstOf(number),
  );
  return [...chains]
    .map(([first, events]) => {
      const numbers = [
        ...new Set([first, ...events.map(({ number }) => number)]),
      ].sort((a, b) => a - b);
      const again = reopened.filter(({ number }) => numbers.includes(number));
      return {
        numbers,
        latest: Math.max(...numbers),
        times: numbers.length + again.length,
        lastAt: Math.max(...events.map(({ at }) => at)),
      };
    })
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.lastAt - a.lastAt || b.latest - a.latest);
}
