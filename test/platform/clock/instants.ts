/** The instant of a wall time; of two, the first. */
export const instant = (local: string, timeZone: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone)
    .epochMilliseconds;

export const plainDate = (text: string): Temporal.PlainDate =>
  Temporal.PlainDate.from(text);

/** 2026-11-25T18:00+08:00, so that a table shows which of two it was. */
export const show = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: "minute", timeZoneName: "never" });
