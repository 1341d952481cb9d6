import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { wakeUp } from "../../../src/platform/jobs/wake-up.ts";

const hourMs = 3_600_000;

beforeEach(() => {
  // The date alone: timers run on, as they do when somebody sets the clock.
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Resolves at the n-th call from now on; rejects after five seconds. */
function calls() {
  let onCall = () => {};
  const sleep = wakeUp(() => onCall());
  return {
    sleep,
    next: (n: number) =>
      new Promise<void>((resolve, reject) => {
        const tooLate = setTimeout(
          () => reject(new Error("nothing woke up")),
          5_000,
        );
        let left = n;
        onCall = () => {
          left -= 1;
          if (left > 0) return;
          clearTimeout(tooLate);
          resolve();
        };
      }),
  };
}

it.each([
  ["an hour back", -hourMs],
  ["two days back", -48 * hourMs],
  ["56 hours on", 56 * hourMs],
])("goes on every second when the clock jumps %s", async (_, byMs) => {
  const { next, sleep } = calls();
  try {
    await next(1);
    vi.setSystemTime(Date.now() + byMs);
    await expect(next(2)).resolves.toBeUndefined();
  } finally {
    sleep();
  }
});
