/**
 * Time: where it comes from, how people write it, how it is shown, and when a
 * notice may come. Nothing here looks at the zone of the process.
 *
 * Where people mean different things by one phrase, this is what is read, and
 * every answer shows it: a weekday alone is the next one and never today; 下周五
 * and "next Friday" lie in the next week, which begins on Monday; 12/5 is
 * December; 3点 and "at 3" are the afternoon, 03:00 is not; two days from 18:00
 * end at 18:00 whatever the clocks do; a date as a deadline includes its last
 * millisecond and is shown as 23:59.
 */
export { type Clock, createManualClock, systemClock } from "./clock.ts";
export { createFormatter, type Formatter } from "./format-time.ts";
export {
  addLocalDays,
  type Adjusted,
  daysBetween,
  localDate,
  localDateTime,
  nextLocalTime,
  startOfLocalDay,
} from "./local-time.ts";
export { isQuiet, nextDecentInstant, nextQuietEnd } from "./quiet-hours.ts";
export { readDate, type ReadingContext } from "./read-date.ts";
export { readMoment } from "./read-moment.ts";
export { readUntil, type ReadUntil } from "./read-until.ts";
export { isTimeZone } from "./time-zones.ts";
