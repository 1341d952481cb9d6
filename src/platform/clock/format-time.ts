import { localDateTime } from "./local-time.ts";

export interface Formatter {
  /** 12月3日 · 3 Dec */
  date(value: Temporal.PlainDate | number): string;
  /** 12月3日 周四 · Thu 3 Dec */
  dateWithWeekday(value: Temporal.PlainDate | number): string;
  /** 12月3日 20:00 · 3 Dec, 20:00 */
  dateTime(value: Temporal.PlainDateTime | number): string;
  /** 12月3日 周四 20:00 · Thu 3 Dec, 20:00 */
  dateTimeWithWeekday(value: Temporal.PlainDateTime | number): string;
  /** 20:00 */
  time(value: Temporal.PlainTime | Temporal.PlainDateTime | number): string;
  /** 今天, 明天, 3天后 · today, tomorrow, in 3 days; negative is past. */
  relativeDays(days: number): string;
}

type ShownLocale = "zh-CN" | "en";

const STYLES = {
  "zh-CN": {
    ...wordsOf("zh-CN", "long"),
    withWeekday: (date: string, weekday: string) => `${date} ${weekday}`,
    withTime: (date: string, time: string) => `${date} ${time}`,
  },
  en: {
    ...wordsOf("en-GB", "short"),
    withWeekday: (date: string, weekday: string) => `${weekday} ${date}`,
    withTime: (date: string, time: string) => `${date}, ${time}`,
  },
};

/**
 * Shows instants (epoch ms) in the community's zone and local dates as they
 * are, in the reader's language. The year appears when it is not that of
 * `now`, and always when `now` is left out.
 */
export function createFormatter({
  locale,
  timeZone,
  now,
}: {
  locale: ShownLocale;
  timeZone: string;
  now?: number;
}): Formatter {
  const style = STYLES[locale];
  const thisYear = now === undefined ? null : localDateTime(now, timeZone).year;
  const local = (value: Temporal.PlainDateTime | number) =>
    typeof value === "number" ? localDateTime(value, timeZone) : value;
  const day = (value: Temporal.PlainDate | number) =>
    typeof value === "number" ? local(value).toPlainDate() : value;

  const date: Formatter["date"] = (value) =>
    (day(value).year === thisYear ? style.day : style.dayAndYear)(day(value));
  const dateWithWeekday: Formatter["dateWithWeekday"] = (value) =>
    style.withWeekday(date(value), style.weekday(day(value)));
  const time: Formatter["time"] = (value) =>
    (value instanceof Temporal.PlainTime
      ? value
      : local(value).toPlainTime()
    ).toString({ smallestUnit: "minute" });
  return {
    date,
    dateWithWeekday,
    time,
    dateTime: (value) =>
      style.withTime(date(local(value).toPlainDate()), time(value)),
    dateTimeWithWeekday: (value) =>
      style.withTime(dateWithWeekday(local(value).toPlainDate()), time(value)),
    relativeDays: (days) => style.relative.format(days, "day"),
  };
}

function wordsOf(language: string, month: "long" | "short") {
  return {
    day: intlDate(language, { month, day: "numeric" }),
    dayAndYear: intlDate(language, { month, day: "numeric", year: "numeric" }),
    weekday: intlDate(language, { weekday: "short" }),
    relative: new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
  };
}

/** Dates are handed over as UTC days, so the process's zone plays no part. */
function intlDate(language: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(language, {
    ...options,
    timeZone: "UTC",
  });
  return (date: Temporal.PlainDate) =>
    format.format(date.toZonedDateTime("UTC").epochMilliseconds);
}
