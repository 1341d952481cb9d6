import type { Clock } from "#platform/clock";
import { findCommunity } from "#platform/community";
import type { Log } from "#platform/log";
import type { Db, Store, Tx } from "#platform/store";
import type { Turn, Turns } from "#platform/turn";
import { wakeUp } from "./wake-up.ts";

/** Handles the jobs of one kind. `dueAt` tells how late it is. */
export interface JobKind {
  readonly kind: string;
  run(
    turn: Turn,
    job: { dueAt: number; payload: Record<string, number> },
  ): Promise<void>;
}

export interface Runner {
  start(): void;
  /** Runs what is due now; resolves when nothing due is left. */
  runDue(): Promise<void>;
  /** Lets the running job end, starts no other. */
  stop(): Promise<void>;
}

interface DueJob {
  readonly community_id: number;
  readonly key: string;
}

const longestBackoffMs = 3_600_000;

/**
 * Runs each due job once: the row is deleted in the transaction of its turn. A
 * job that throws is tried again later; one of a community that the bot was
 * removed from waits until it is back.
 */
export function createRunner(given: {
  readonly store: Store;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly log: Log;
  readonly kinds: readonly JobKind[];
  /** Called after each commit. */
  readonly onTurn: () => void;
}): Runner {
  const { store, turns, clock, log } = given;
  const kinds = new Map(given.kinds.map((kind) => [kind.kind, kind]));
  let running: Promise<void> | null = null;
  let isAsked = false;
  const ending = new AbortController();
  const isEnding = () => ending.signal.aborted;
  let end = () => {};

  async function runAllDue(): Promise<void> {
    while (!isEnding()) {
      const due = await findDue();
      if (due.length === 0) return;
      for (const job of due) {
        if (isEnding()) return;
        await runOne(job);
        given.onTurn();
      }
    }
  }

  const findDue = () =>
    duePending(store.db)
      .select(["jobs.community_id", "jobs.key"])
      .where("jobs.run_at", "<=", clock.now())
      .limit(100)
      .execute();

  async function runOne(job: DueJob): Promise<void> {
    try {
      await store.transact((tx) => runInTurn(tx, job));
    } catch (error) {
      log.error({ err: error, job }, "a job failed and will be tried again");
      await postpone(job);
    }
  }

  async function runInTurn(tx: Tx, job: DueJob): Promise<void> {
    await store.lockCommunity(tx, job.community_id);
    const row = await tx
      .deleteFrom("jobs")
      .where("community_id", "=", job.community_id)
      .where("key", "=", job.key)
      .where("run_at", "<=", clock.now())
      .returningAll()
      .executeTakeFirst();
    const community = await findCommunity(tx, job.community_id);
    if (!row || !community) return;
    const kind = kinds.get(row.kind);
    if (!kind) {
      log.error({ job }, "nothing handles this kind of job; it was dropped");
      return;
    }
    await kind.run(turns.open(tx, community, null), {
      dueAt: row.due_at,
      payload: JSON.parse(row.payload) as Record<string, number>,
    });
  }

  async function postpone(job: DueJob): Promise<void> {
    await store.transact(async (tx) => {
      const row = await tx
        .selectFrom("jobs")
        .select("attempts")
        .where("community_id", "=", job.community_id)
        .where("key", "=", job.key)
        .where("run_at", "<=", clock.now())
        .executeTakeFirst();
      if (!row) return;
      const backoffMs = Math.min(5_000 * 2 ** row.attempts, longestBackoffMs);
      await tx
        .updateTable("jobs")
        .set({ attempts: row.attempts + 1, run_at: clock.now() + backoffMs })
        .where("community_id", "=", job.community_id)
        .where("key", "=", job.key)
        .execute();
    });
  }

  /** Asked while it runs, it looks again: the clock may have been moved since. */
  function runDue(): Promise<void> {
    isAsked = true;
    return (running ??= runWhileAsked());
  }

  async function runWhileAsked(): Promise<void> {
    try {
      while (isAsked) {
        isAsked = false;
        await runAllDue();
      }
    } catch (error) {
      log.error({ err: error }, "due jobs could not be read");
    } finally {
      running = null;
    }
  }

  return {
    runDue,
    start() {
      const sleep = wakeUp(() => void runDue());
      const unsubscribe = clock.onJump?.(() => void runDue());
      void runDue();
      end = () => {
        sleep();
        unsubscribe?.();
      };
    },
    async stop() {
      ending.abort();
      end();
      await running;
    },
  };
}

const duePending = (db: Db) =>
  db
    .selectFrom("jobs")
    .innerJoin("communities", "communities.community_id", "jobs.community_id")
    .where("communities.is_present", "=", 1)
    .orderBy("jobs.run_at");

/** The job that comes next, for the self-check at the start. */
export async function nextDueJob(
  db: Db,
): Promise<{ kind: string; dueAt: number } | null> {
  const row = await duePending(db)
    .select(["jobs.kind", "jobs.run_at"])
    .limit(1)
    .executeTakeFirst();
  return row ? { kind: row.kind, dueAt: row.run_at } : null;
}
