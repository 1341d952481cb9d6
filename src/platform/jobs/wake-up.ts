import { schedule } from "node-cron";

const everyMs = 1_000;
const jumpMs = 5_000;

/**
 * Calls `run` every second, so that a poll closes on time and a moved clock is
 * noticed; node-cron sees to it by the minute. Returns what ends it.
 */
export function wakeUp(run: () => void): () => void {
  // A minute missed is made up for by the next second.
  const start = () =>
    schedule("* * * * *", run, { suppressMissedWarning: true });
  let task = start();
  let before = readClocks();
  const timer = setInterval(() => {
    const now = readClocks();
    const jumpedMs = now.wall - before.wall - (now.steady - before.steady);
    before = now;
    // node-cron walks through every minute that a jump skipped, and after a jump
    // back waits for the old time to come again: it is better begun anew.
    if (Math.abs(jumpedMs) > jumpMs) {
      void task.destroy();
      task = start();
    }
    run();
  }, everyMs);
  return () => {
    clearInterval(timer);
    void task.destroy();
  };
}

const readClocks = () => ({ wall: Date.now(), steady: performance.now() });
