import type { Turn } from "#platform/turn";

export interface JobTable {
  community_id: number;
  key: string;
  kind: string;
  payload: string;
  /** When it should happen; its own rule judges lateness by this. */
  due_at: number;
  /** When it is tried next; later than due_at after a failure. */
  run_at: number;
  attempts: number;
}

declare module "#platform/store" {
  interface Tables {
    jobs: JobTable;
  }
}

export interface JobSpec {
  /** Which handler runs it, `feature.verb`. */
  readonly kind: string;
  /** One job a key: scheduling it again moves it. */
  readonly key: string;
  readonly dueAt: number;
  readonly payload?: Readonly<Record<string, number>>;
}

export async function schedule(turn: Turn, job: JobSpec): Promise<void> {
  const row = rowOf(turn, job);
  await turn.tx
    .insertInto("jobs")
    .values(row)
    .onConflict((c) => c.columns(["community_id", "key"]).doUpdateSet(row))
    .execute();
}

/** The same, but a job of this key that waits, or is due already, stays as it is. */
export async function scheduleUnlessWaiting(
  turn: Turn,
  job: JobSpec,
): Promise<void> {
  await turn.tx
    .insertInto("jobs")
    .values(rowOf(turn, job))
    .onConflict((c) => c.columns(["community_id", "key"]).doNothing())
    .execute();
}

const rowOf = (turn: Turn, job: JobSpec): JobTable => ({
  community_id: turn.community.id,
  key: job.key,
  kind: job.kind,
  payload: JSON.stringify(job.payload ?? {}),
  due_at: job.dueAt,
  run_at: job.dueAt,
  attempts: 0,
});

export async function cancelJob(turn: Turn, key: string): Promise<void> {
  await turn.tx
    .deleteFrom("jobs")
    .where("community_id", "=", turn.community.id)
    .where("key", "=", key)
    .execute();
}
