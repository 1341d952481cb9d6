import { pino, stdSerializers } from "pino";

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
    serializers: { err: withoutRows },
    redact: ["token", "secret", "*.token", "*.secret"],
  });
}

const quoting = ["detail", "where", "hint"];

/** PostgreSQL quotes the row that it refused, with people's words in it. */
const withoutRows = (error: Error): object =>
  Object.fromEntries(
    Object.entries(stdSerializers.err(error)).filter(
      ([name]) => !quoting.includes(name),
    ),
  );
