import { localDateTime, nextLocalTime, settleLocal } from "./local-time.ts";

/** Local wall times "HH:MM"; may cross midnight; equal ends mean none. */
export interface QuietHours {
  from: string;
  to: string;
}

interface Wanted {
  at: number;
  timeZone: string;
  quiet: QuietHours | null;
}

/** Whether the local clock stands inside the quiet hours (start included). */
export function isQuiet({ at, timeZone, quiet }: Wanted): boolean {
  return isQuietTime(localDateTime(at, timeZone).toPlainTime(), quiet);
}

/** The instant itself when it is not quiet, else when the quiet hours end. */
export function nextQuietEnd({ at, timeZone, quiet }: Wanted): number {
  if (quiet === null || !isQuiet({ at, timeZone, quiet })) return at;
  const time = Temporal.PlainTime.from(quiet.to);
  // Where the clocks go back, the hours may end a second time that night.
  const again = localDateTime(at, timeZone)
    .toPlainDate()
    .toPlainDateTime(time)
    .toZonedDateTime(timeZone, { disambiguation: "later" }).epochMilliseconds;
  const next = nextLocalTime({ now: at, timeZone, time: quiet.to });
  return again > at ? Math.min(again, next) : next;
}

/**
 * When a notice that can wait may be sent: `now` if it lies between `earliest`
 * and `latest` (excluded) and outside the quiet hours, else the next such
 * instant, at the `preferred` time of the first day that has one. Quiet hours
 * that leave nothing of the day alone decide.
 */
export function nextDecentInstant({
  now,
  timeZone,
  quiet,
  preferred = "10:00",
  earliest = "09:00",
  latest = "20:00",
}: {
  now: number;
  timeZone: string;
  quiet: QuietHours | null;
  preferred?: string;
  earliest?: string;
  latest?: string;
}): number {
  const from = Temporal.PlainTime.from(earliest);
  const until = Temporal.PlainTime.from(latest);
  const isDecent = (time: Temporal.PlainTime): boolean =>
    isWithin(time, from, until) && !isQuietTime(time, quiet);
  const isDecentAt = (at: number): boolean =>
    isDecent(localDateTime(at, timeZone).toPlainTime());

  // A decent stretch can only begin in the morning or when the quiet ends.
  const begins = [from, Temporal.PlainTime.from(quiet?.to ?? earliest)];
  if (!begins.some(isDecent)) return nextQuietEnd({ at: now, timeZone, quiet });
  if (isDecentAt(now)) return now;

  const wished = Temporal.PlainTime.from(preferred);
  for (let date = localDateTime(now, timeZone).toPlainDate(); ;) {
    const [best, ...others] = [wished, ...begins]
      .map((time) => settleLocal(date.toPlainDateTime(time), timeZone).at)
      .map((at) => (at > now && isDecentAt(at) ? at : Infinity));
    const found = best === Infinity ? Math.min(...others) : best;
    if (found !== undefined && found !== Infinity) return found;
    date = date.add({ days: 1 });
  }
}

function isQuietTime(
  time: Temporal.PlainTime,
  quiet: QuietHours | null,
): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  const from = Temporal.PlainTime.from(quiet.from);
  const to = Temporal.PlainTime.from(quiet.to);
  return Temporal.PlainTime.compare(from, to) < 0
    ? isWithin(time, from, to)
    : !isWithin(time, to, from);
}

function isWithin(
  time: Temporal.PlainTime,
  from: Temporal.PlainTime,
  until: Temporal.PlainTime,
): boolean {
  return (
    Temporal.PlainTime.compare(time, from) >= 0 &&
    Temporal.PlainTime.compare(time, until) < 0
  );
}
