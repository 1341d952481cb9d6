import {
  dateOf,
  nextMonthDay,
  nextWeekday,
  weekdayOfWeek,
} from "./calendar-days.ts";
import {
  applyRules,
  type DateRule,
  type DateScan,
  joinPatterns,
  type WeekdayScan,
} from "./date-rules.ts";
import { NUMBER, readNumber } from "./read-number.ts";

type Today = Temporal.PlainDate;

const WEEKDAY =
  /(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r?s(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?/;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTH =
  /(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?/;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAY = /(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?/;
const YEAR = /(?:,?\s+(\d{4})(?![\d:]))?/;
const PERIOD = /\s+(?:(days?)|(weeks?)|months?)/;
// "Sunday's lamp", "Dec 3-5" and "Fri-Sun" are not that one day.
const ENDS = /(?![\w'’:-]*\w)/;
const MAYBE_WEEKDAY = new RegExp(`(?:${WEEKDAY.source},?\\s+)?`);

const TONIGHT = joinPatterns(/^tonight/, ENDS);
const WEEKDAY_BEHIND = joinPatterns(/^,?\s*\(?/, WEEKDAY, /\)?/, ENDS);

const RULES: readonly DateRule[] = [
  [joinPatterns(/^today/, ENDS), (_, today) => today],
  [joinPatterns(/^tomorrow/, ENDS), (_, today) => today.add({ days: 1 })],
  [joinPatterns(/^yesterday/, ENDS), (_, today) => today.add({ days: -1 })],
  [
    joinPatterns(/^(?:the\s+)?day after tomorrow/, ENDS),
    (_, today) => today.add({ days: 2 }),
  ],
  [
    joinPatterns(/^/, MAYBE_WEEKDAY, MONTH, /\s+/, DAY, YEAR, ENDS),
    ([, weekday, month = "", day = "", year], today) =>
      readMonthDay({ weekday, month, day, year }, today),
  ],
  [
    joinPatterns(/^/, MAYBE_WEEKDAY, DAY, /\s+(?:of\s+)?/, MONTH, YEAR, ENDS),
    ([, weekday, day = "", month = "", year], today) =>
      readMonthDay({ weekday, month, day, year }, today),
  ],
  [joinPatterns(/^(?:with)?in\s+/, NUMBER, PERIOD, ENDS), readAhead],
  [joinPatterns(/^/, NUMBER, PERIOD, /\s+(?:from now|later)/, ENDS), readAhead],
  [
    joinPatterns(/^(?:the\s+)?end of (?:the\s+)?month/, ENDS),
    (_, today) => today.with({ day: today.daysInMonth }),
  ],
  [
    joinPatterns(
      /^(?:(next|last|this|coming|this coming)\s+)?/,
      WEEKDAY,
      /(\s+next week)?/,
      ENDS,
    ),
    ([, which = "", name = "", nextWeek], today) => {
      const weekday = readWeekday(name);
      if (/next/i.test(which) || nextWeek !== undefined)
        return weekdayOfWeek(today, 1, weekday);
      return /last/i.test(which)
        ? weekdayOfWeek(today, -1, weekday)
        : nextWeekday(today, weekday);
    },
  ],
];

/**
 * What people say in English. "Friday" is the next one, never today; "next
 * Friday" is the Friday of the next week, weeks beginning on Monday.
 */
export function scanEnglishDate(head: string, today: Today): DateScan | null {
  const tonight = TONIGHT.exec(head);
  return tonight === null
    ? applyRules(RULES, head, today)
    : { date: today, length: tonight[0].length, part: "evening" };
}

/** Thu or Thursday alone, as it may stand behind a date. */
export function scanEnglishWeekday(text: string): WeekdayScan | null {
  const match = WEEKDAY_BEHIND.exec(text);
  return (
    match && { weekday: readWeekday(match[1] ?? ""), length: match[0].length }
  );
}

function readMonthDay(
  said: {
    weekday: string | undefined;
    month: string;
    day: string;
    year: string | undefined;
  },
  today: Today,
): Temporal.PlainDate | null {
  const month = MONTHS.indexOf(said.month.slice(0, 3).toLowerCase()) + 1;
  const date =
    said.year === undefined
      ? nextMonthDay(today, month, Number(said.day))
      : dateOf(Number(said.year), month, Number(said.day));
  // "Fri 5 Dec" when the 5th is a Saturday: better asked than guessed.
  return said.weekday === undefined ||
    date?.dayOfWeek === readWeekday(said.weekday)
    ? date
    : null;
}

function readAhead(
  [, number = "", days, weeks]: RegExpExecArray,
  today: Today,
): Temporal.PlainDate {
  const count = readNumber(number);
  if (days !== undefined) return today.add({ days: count });
  return today.add(weeks === undefined ? { months: count } : { weeks: count });
}

function readWeekday(name: string): number {
  return WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
