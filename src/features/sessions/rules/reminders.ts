const hourMs = 3_600_000;

/** How long a session takes when nobody said so: answers count until then. */
const usualLengthMs = 2 * hourMs;

export const endOf = (session: { readonly startsAt: number }): number =>
  session.startsAt + usualLengthMs;

/** Sessions that started after this are not over. */
export const startOfRunning = (now: number): number => now - usualLengthMs;

export const reminders = ["day", "hour"] as const;
export type Reminder = (typeof reminders)[number];

export const dueAtOf = (
  reminder: Reminder,
  given: { startsAt: number; dayBefore: number },
): number => (reminder === "day" ? given.dayBefore : given.startsAt - hourMs);

/**
 * When to say a reminder that is due: the day's waits for a decent hour, but
 * comes two hours before at the latest. null: it is of no use any more, because
 * the session has begun or the hour's reminder says it.
 */
export function judgeReminder(
  reminder: Reminder,
  given: { now: number; startsAt: number; decentAt: number },
): number | null {
  const { now, startsAt, decentAt } = given;
  if (now >= startsAt) return null;
  if (reminder === "hour") return now;
  if (now >= startsAt - hourMs) return null;
  return Math.max(now, Math.min(decentAt, startsAt - 2 * hourMs));
}
