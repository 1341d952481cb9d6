import { PostgresDialect } from "kysely";
import pg from "pg";

export function openPostgres(url: string) {
  // Counts and ids stay below 2^53; as strings they would compare wrongly.
  const { INT8, NUMERIC } = pg.types.builtins;
  pg.types.setTypeParser(INT8, Number);
  pg.types.setTypeParser(NUMERIC, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
  });
  // A lost idle connection is replaced by the pool; unhandled it ends the process.
  pool.on("error", () => undefined);
  // The pool listens to idle ones only: lost between two statements of a
  // transaction, one in use would end the process, too. Its next statement fails.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new PostgresDialect({ pool });
}
