/** How a wall time that the clocks skip or show twice was settled. */
export type Adjusted = "gap" | "overlap";

interface Settled {
  at: number;
  local: Temporal.PlainDateTime;
  adjusted?: Adjusted;
}

/** The wall clock of a zone at an instant (epoch ms). */
export function localDateTime(
  at: number,
  timeZone: string,
): Temporal.PlainDateTime {
  return zoned(at, timeZone).toPlainDateTime();
}

/** The date in a zone at an instant (epoch ms). */
export function localDate(at: number, timeZone: string): Temporal.PlainDate {
  return zoned(at, timeZone).toPlainDate();
}

/**
 * The instant of a wall time: a skipped one takes the offset before the gap
 * (02:30 becomes 03:30), one shown twice is the first. `local` is what the
 * clock then shows.
 */
export function settleLocal(
  wanted: Temporal.PlainDateTime,
  timeZone: string,
): Settled {
  const chosen = wanted.toZonedDateTime(timeZone);
  const at = chosen.epochMilliseconds;
  const local = chosen.toPlainDateTime();
  if (!local.equals(wanted)) return { at, local, adjusted: "gap" };
  const second = wanted.toZonedDateTime(timeZone, { disambiguation: "later" });
  return second.epochMilliseconds === at
    ? { at, local }
    : { at, local, adjusted: "overlap" };
}

/** First instant of a date in a zone, which is not always 00:00. */
export function startOfLocalDay(
  date: Temporal.PlainDate,
  timeZone: string,
): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

/** Last millisecond of a date in a zone, shown as 23:59 of that date. */
export function endOfLocalDay(
  date: Temporal.PlainDate,
  timeZone: string,
): number {
  return startOfLocalDay(date.add({ days: 1 }), timeZone) - 1;
}

/** The same wall time some days later (or earlier), settled as above. */
export function addLocalDays(from: {
  at: number;
  timeZone: string;
  days: number;
}): number {
  return zoned(from.at, from.timeZone).add({ days: from.days })
    .epochMilliseconds;
}

/** Whole calendar days from one date to another; negative if it is earlier. */
export function daysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  return from.until(to, { largestUnit: "days" }).days;
}

/**
 * The next instant strictly after `now` at which the local clock shows `time`
 * ("18:00"), at most once a date. Throws RangeError on a malformed time.
 */
export function nextLocalTime(wanted: {
  now: number;
  timeZone: string;
  time: string;
}): number {
  const time = Temporal.PlainTime.from(wanted.time);
  for (let date = localDate(wanted.now, wanted.timeZone); ;) {
    const { at } = settleLocal(date.toPlainDateTime(time), wanted.timeZone);
    if (at > wanted.now) return at;
    date = date.add({ days: 1 });
  }
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(
    timeZone,
  );
}
