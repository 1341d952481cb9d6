/** The date if there is one: 30 February and month 13 are null. */
export function dateOf(
  year: number,
  month: number,
  day: number,
): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(
      { year, month, day },
      { overflow: "reject" },
    );
  } catch {
    return null;
  }
}

/** The next such day, today counted; 29 February may be years away. */
export function nextMonthDay(
  today: Temporal.PlainDate,
  month: number,
  day: number,
): Temporal.PlainDate | null {
  return firstFrom(today, 9, (ahead) => dateOf(today.year + ahead, month, day));
}

/** The next such day of a month, today counted; skips months too short. */
export function nextDayOfMonth(
  today: Temporal.PlainDate,
  day: number,
): Temporal.PlainDate | null {
  return firstFrom(today, 3, (ahead) => dayOfMonth(today, ahead, day));
}

/** A day of this month (0), the next (1), the one after (2)…; or null. */
export function dayOfMonth(
  today: Temporal.PlainDate,
  monthsAhead: number,
  day: number,
): Temporal.PlainDate | null {
  const month = today.toPlainYearMonth().add({ months: monthsAhead });
  return dateOf(month.year, month.month, day);
}

/** The weekday (1 Monday … 7 Sunday) of this Monday-based week or another. */
export function weekdayOfWeek(
  today: Temporal.PlainDate,
  weeksAhead: number,
  weekday: number,
): Temporal.PlainDate {
  return today.add({ days: weeksAhead * 7 + weekday - today.dayOfWeek });
}

/** The next such weekday; one's own is a week away, as today is "today". */
export function nextWeekday(
  today: Temporal.PlainDate,
  weekday: number,
): Temporal.PlainDate {
  return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
}

function firstFrom(
  today: Temporal.PlainDate,
  tries: number,
  candidate: (ahead: number) => Temporal.PlainDate | null,
): Temporal.PlainDate | null {
  for (let ahead = 0; ahead < tries; ahead += 1) {
    const date = candidate(ahead);
    if (date !== null && Temporal.PlainDate.compare(date, today) >= 0)
      return date;
  }
  return null;
}
