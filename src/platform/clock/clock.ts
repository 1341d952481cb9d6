/** Where the time comes from: epoch milliseconds. */
export interface Clock {
  now(): number;
  /**
   * Calls the listener after the clock was moved by hand, so that what waits
   * for an hour can look again. The system clock has none: poll it.
   */
  onJump?(listener: () => void): () => void;
}

export interface ManualClock extends Clock {
  advance(ms: number): void;
  set(now: number): void;
  onJump(listener: () => void): () => void;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved; every move is a jump. */
export function createManualClock(start: number): ManualClock {
  const listeners = new Set<() => void>();
  let now = start;
  const set = (to: number): void => {
    now = to;
    for (const listener of [...listeners]) listener();
  };
  return {
    now: () => now,
    advance: (ms) => set(now + ms),
    set,
    onJump(listener) {
      // Wrapped, so that the same function subscribed twice is two entries.
      const entry = () => listener();
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
  };
}
