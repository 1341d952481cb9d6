const hourMs = 3_600_000;

/** What the group is told of in the daily digest, and no sooner or later. */
export const belongsInDigest = {
  /** Closes before the digest after the next one. */
  poll: (untilMs: number) => untilMs > 0 && untilMs <= 48 * hourMs,
  session: (untilMs: number) => untilMs > 0 && untilMs <= 48 * hourMs,
};

/** The week's figures come with the digest of Monday. */
export const firstDayOfWeek = 1;

/** A job runs within seconds of its time. */
const punctualMs = 600_000;
/** After a long outage the digest of another day is not caught up on. */
const tooLateMs = 20 * hourMs;

/**
 * When the digest comes. On time it comes at the hour that the group chose; late,
 * at a decent one of the same day, else the next one tells it all. null: not now.
 */
export function judgeDigest(at: {
  readonly now: number;
  readonly dueAt: number;
  readonly decentAt: number;
  readonly isDecentToday: boolean;
}): number | null {
  const lateMs = at.now - at.dueAt;
  if (lateMs <= punctualMs) return at.now;
  if (lateMs > tooLateMs || !at.isDecentToday) return null;
  return Math.max(at.now, at.decentAt);
}
