import { sql } from "kysely";
import type { Db, Tx } from "./index.ts";

const marked = new WeakSet<Tx>();
const againMs = 60_000;
/** Quicker than this, nobody notices. */
const quickMs = 100;
/** Else whoever asks to be forgotten again and again stops everybody else. */
const restPerWork = 20;
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
  /** Between transactions: does what is due, now or after a rest. */
  scrub(): Promise<void>;
  /** What is still due is done at the next start. */
  stop(): void;
}

/** For SQLite, whose `user_version` says that the file is to be scrubbed. */
export async function createScrubber(db: Db): Promise<Scrubber> {
  const { rows } = await sql<{ user_version: number }>`
    pragma user_version`.execute(db);
  let asked = rows[0]?.user_version ?? 0;
  let done = 0;
  let notBefore = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  /** False: another program reads the file, or the disk is full. */
  async function writeAnew(): Promise<boolean> {
    const upTo = asked;
    try {
      // secure_delete overwrites what is deleted, not the copies of it that
      // a page keeps from being split: only a file written anew has none.
      await sql`vacuum`.execute(db);
      const { rows: checkpoints } = await sql<{ busy: number }>`
        pragma wal_checkpoint(truncate)`.execute(db);
      if (checkpoints[0]?.busy !== 0) return false;
      await db.transaction().execute(async (tx) => {
        // Asked for once more meanwhile, it is due once more.
        if (asked === upTo) await clean.execute(tx);
      });
      done = upTo;
      return true;
    } catch {
      return false;
    }
  }

  function wait(ms: number): void {
    clearTimeout(timer);
    // Under way: it looks again when it is done.
    if (isStopped || ms === Infinity) return;
    timer = setTimeout(() => void scrubber.scrub(), ms).unref();
  }

  const scrubber: Scrubber = {
    async note(tx) {
      if (!marked.has(tx)) return;
      await due.execute(tx);
      asked += 1;
    },
    async scrub() {
      if (done === asked || isStopped) return;
      const startedAt = performance.now();
      if (startedAt < notBefore) {
        wait(notBefore - startedAt);
        return;
      }
      notBefore = Infinity;
      const isDone = await writeAnew();
      const tookMs = performance.now() - startedAt;
      const restMs = tookMs < quickMs ? 0 : tookMs * restPerWork;
      const waitMs = isDone ? restMs : againMs;
      notBefore = performance.now() + waitMs;
      if (done !== asked) wait(waitMs);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
  await scrubber.scrub();
  return scrubber;
}
