import { nextDecentInstant } from "#platform/clock";
import type { Community } from "#platform/community";
import { reminderAt } from "./judge-poll.ts";

interface Span {
  readonly openedAt: number;
  readonly closesAt: number;
}
type Place = Pick<Community, "timeZone" | "quiet">;

const hourMs = 3_600_000;

/** Nobody is reminded of what was asked only just now. */
const leastAfterMs = hourMs;
const stepMs = hourMs / 2;

/**
 * When those who have not voted are reminded: at a decent hour, and so before it
 * is late in the evening if the poll ends that night. null: not at all.
 */
export function planReminder(
  poll: Span,
  { timeZone, quiet }: Place,
): number | null {
  const wished = reminderAt(poll);
  if (wished === null) return null;
  const decentFrom = (now: number) =>
    nextDecentInstant({ now, timeZone, quiet });
  const next = decentFrom(wished);
  if (next < poll.closesAt) return next;
  const first = poll.openedAt + leastAfterMs;
  for (let at = wished; at >= first; at -= stepMs) {
    if (decentFrom(at) === at) return at;
  }
  return null;
}

/** Since when it is open: it may have been opened again, for as long as at first. */
export const beganAt = ({
  openedAt,
  closesAt,
  lengthMs,
}: Span & { readonly lengthMs: number }): number =>
  Math.max(openedAt, closesAt - lengthMs);

/** So much earlier a reminder may come, to be one message with another. */
const longestTogetherMs = 12 * hourMs;

/** Whether a poll is reminded of now along with another whose time has come. */
export function joinsReminder(poll: Span, place: Place, now: number): boolean {
  const at = planReminder(poll, place);
  if (at === null || at > now + longestTogetherMs) return false;
  // Not when most of its time is still to come.
  return now >= poll.openedAt + (poll.closesAt - poll.openedAt) / 3;
}

/** A round of two days or more is reminded of again, a day or more after it began. */
const longRoundMs = 48 * hourMs;

/**
 * Whether those who were reminded of a poll are reminded once more after it was
 * opened again. In a short round the last reminder is only just over.
 */
export const isLongRound = (lengthMs: number): boolean =>
  lengthMs >= longRoundMs;
