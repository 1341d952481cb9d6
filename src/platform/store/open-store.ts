import { Kysely, sql } from "kysely";
import type { Store, Tables, Tx } from "./index.ts";
import { openPostgres } from "./postgres.ts";
import { createScrubber, type Scrubber } from "./scrub.ts";
import { openSqlite } from "./sqlite.ts";

/** The start cannot go on; the message is one line for whoever runs the bot. */
export class StartRefusal extends Error {}

/** Opens `sqlite:PATH` or `postgres://…`; throws StartRefusal where that fails. */
export async function openStore(url: string): Promise<Store> {
  const isSqlite = url.startsWith("sqlite:");
  const dialect = isSqlite
    ? openSqlite(url.slice("sqlite:".length))
    : openPostgres(url);
  const db = new Kysely<Tables>({ dialect });
  let scrubber: Scrubber | null = null;
  const store: Store = {
    dialect: isSqlite ? "sqlite" : "postgres",
    db,
    place: isSqlite ? url : url.replace(/\/\/.*@/, "//").replace(/\?.*/, ""),
    async transact(work) {
      const result = await db.transaction().execute(async (tx) => {
        const worked = await work(tx);
        await scrubber?.note(tx);
        return worked;
      });
      await scrubber?.scrub();
      return result;
    },
    attempt,
    async lockCommunity(tx, communityId) {
      if (!isSqlite) {
        await sql`select pg_advisory_xact_lock(${communityId})`.execute(tx);
      }
    },
    async close() {
      scrubber?.stop();
      await db.destroy();
    },
  };
  try {
    await sql`select 1`.execute(db);
    if (isSqlite) scrubber = await createScrubber(db);
  } catch (cause) {
    await store.close().catch(() => undefined);
    throw new StartRefusal(
      `The database ${store.place} cannot be used: ${(cause as Error).message}`,
      { cause },
    );
  }
  return store;
}

async function attempt<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint attempt`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint attempt`.execute(tx);
    return result;
  } catch (error) {
    try {
      await sql`rollback to savepoint attempt`.execute(tx);
      await sql`release savepoint attempt`.execute(tx);
    } catch {
      // A full disk or a lost connection has ended the whole transaction already.
    }
    throw error;
  }
}
