import { pino } from "pino";

export type Log = ReturnType<typeof createLog>;

/**
 * One JSON line an event. What people wrote goes in at debug level at most;
 * tokens and secrets never do.
 */
export function createLog(level: string) {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["token", "secret", "*.token", "*.secret"],
  });
}
