import type { Db } from "#platform/store";

const dayMs = 86_400_000;
const noticesMs = 30 * dayMs;
const burdenMs = 400 * dayMs;

/** Forgets what was said long ago, and what older days have cost. */
export async function pruneOutbox(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom("notices")
    .where("created_at", "<", now - noticesMs)
    .where("state", "!=", "pending")
    .execute();
  const day = Temporal.Instant.fromEpochMilliseconds(now - burdenMs)
    .toZonedDateTimeISO("UTC")
    .toPlainDate();
  await db.deleteFrom("burden").where("day", "<", day.toString()).execute();
}
