const hourMs = 3_600_000;

/** What the group is told of in the daily digest, and no sooner or later. */
export const belongsInDigest = {
  /** Closes before the digest after the next one. */
  poll: (untilMs: number) => untilMs > 0 && untilMs <= 48 * hourMs,
  session: (untilMs: number) => untilMs > 0 && untilMs <= 48 * hourMs,
};

/** After a long outage the digest of another day is not caught up on. */
export const isDigestLate = (lateMs: number) => lateMs > 20 * hourMs;
