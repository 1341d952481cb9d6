/** The time inside the playground; people may move it forward. */
export interface PlaygroundClock {
  /** Epoch milliseconds. */
  now: () => number;
  /** Moves the time forward by whole milliseconds, rounding; throws RangeError for going back. */
  advance: (ms: number) => void;
  /** Tells of every advance; the result ends the subscription. */
  onJump: (listener: () => void) => () => void;
}

/** The system's clock plus what has been advanced. */
export function createPlaygroundClock(): PlaygroundClock {
  let offsetMs = 0;
  const listeners = new Set<() => void>();
  return {
    now: () => Date.now() + offsetMs,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new RangeError("The clock only goes forward.");
      }
      // Temporal and the Bot API know no parts of a millisecond.
      offsetMs += Math.round(ms);
      for (const listener of [...listeners]) listener();
    },
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
