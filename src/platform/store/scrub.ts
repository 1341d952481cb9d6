import { sql } from "kysely";
import type { Db, Tx } from "./index.ts";

const marked = new WeakSet<Tx>();
const everyMs = 60_000;
const clean = sql`pragma user_version = 0`;
const due = sql`pragma user_version = 1`;

/**
 * What this transaction deletes is to leave no bytes in the database file. That
 * it is due is written down with the transaction itself, so that a crash before
 * it was done does not lose it. Of PostgreSQL's files its own vacuum takes care.
 */
export function scrubAfter(tx: Tx): void {
  marked.add(tx);
}

export interface Scrubber {
  /** The last act of each transaction. */
  note(tx: Tx): Promise<void>;
  /** Between transactions: does what is due. */
  scrub(): Promise<void>;
}

/** For SQLite, whose `user_version` says that the file is to be scrubbed. */
export async function createScrubber(db: Db): Promise<Scrubber> {
  const { rows } = await sql<{ user_version: number }>`
    pragma user_version`.execute(db);
  let isDue = rows[0]?.user_version === 1;
  let notBefore = 0;
  const scrubber: Scrubber = {
    async note(tx) {
      if (!marked.has(tx)) return;
      await due.execute(tx);
      isDue = true;
      notBefore = 0;
    },
    async scrub() {
      const now = performance.now();
      if (!isDue || now < notBefore) return;
      notBefore = now + everyMs;
      try {
        // secure_delete overwrites what is deleted, not the copies of it that
        // a page keeps from being split: only a file written anew has none.
        await sql`vacuum`.execute(db);
        const { rows: done } = await sql<{ busy: number }>`
          pragma wal_checkpoint(truncate)`.execute(db);
        if (done[0]?.busy !== 0) return;
        await clean.execute(db);
        isDue = false;
      } catch {
        // Another program reads the file, or the disk is full: tried again later.
      }
    },
  };
  await scrubber.scrub();
  return scrubber;
}
