import {
  dateOf,
  dayOfMonth,
  nextDayOfMonth,
  nextMonthDay,
  nextWeekday,
  weekdayOfWeek,
} from "./calendar-days.ts";
import { scanDayPart } from "./day-parts.ts";
import {
  applyRules,
  type DateRule,
  type DateScan,
  joinPatterns,
  type WeekdayScan,
} from "./date-rules.ts";
import { NUMBER, readNumber } from "./read-number.ts";

type Today = Temporal.PlainDate;

// 今晚 says the part of the day in the same breath.
const NEAR: readonly [RegExp, number][] = [
  [/^大前天/, -3],
  [/^前(?:[天日]|(?=晚))/, -2],
  [/^昨(?:[天日]|(?=[早晚]))/, -1],
  [/^今(?:[天日]|(?=[早晚]))/, 0],
  [/^明(?:[天日]|(?=[早晚]))/, 1],
  [/^后(?:[天日]|(?=晚))/, 2],
  [/^大后天/, 3],
];
const YEARS: readonly [RegExp, number][] = [
  [/去/, -1],
  [/今/, 0],
  [/明/, 1],
  [/后/, 2],
];
const WEEKDAYS = [/一/, /二/, /三/, /四/, /五/, /六/, /[日天]/];

// 3号楼, 12月3号线: a number of a thing, not of a day.
const DAY =
  /\s?(?:日|号(?!\s?[楼栋幢院门单线库厅室房桌梯机井泵岗位车会路店铺馆台口仓柜箱]))/;
// A bare 3号 needs more: what follows must be able to follow a day.
const BARE_DAY =
  /\s?号(?=$|[\s,、。;:!?()](?!\s*[楼栋幢院单])|之?前|以前|凌晨|清晨|早|上午|中午|下午|傍晚|晚|\d{1,2}[:点])/;
const YEAR = /(?:(\d{4})\s?年|([去今明后])年)?\s?/;
const MONTH = /\s?月\s?/;

const RULES: readonly DateRule[] = [
  [
    /^(上|这|本|下*)个?(?:周|星期|礼拜)(?:([一二三四五六日天])(?![次个日])|([1-7])(?!\d))/,
    ([, which = "", name, digit], today) => {
      const weekday = name === undefined ? Number(digit) : readWeekday(name);
      return which === ""
        ? nextWeekday(today, weekday)
        : weekdayOfWeek(today, periodsAhead(which), weekday);
    },
  ],
  [
    joinPatterns(/^/, YEAR, NUMBER, MONTH, NUMBER, DAY),
    ([, year, word, monthName = "", dayName = ""], today) => {
      const [month, day] = [readNumber(monthName), readNumber(dayName)];
      if (year !== undefined) return dateOf(Number(year), month, day);
      const ahead = word && YEARS.find(([name]) => name.test(word));
      return ahead
        ? dateOf(today.year + ahead[1], month, day)
        : nextMonthDay(today, month, day);
    },
  ],
  [
    joinPatterns(/^(上|这|本|下+)个?/, MONTH, NUMBER, DAY),
    ([, which = "", day = ""], today) =>
      dayOfMonth(today, periodsAhead(which), readNumber(day)),
  ],
  [
    /^(上|这|本|下*)个?月[底末]/,
    ([, which = ""], today) => {
      const month = today.add({ months: periodsAhead(which) });
      return month.with({ day: month.daysInMonth });
    },
  ],
  [
    joinPatterns(/^/, NUMBER, BARE_DAY),
    ([, day = ""], today) => nextDayOfMonth(today, readNumber(day)),
  ],
  [
    joinPatterns(
      /^/,
      NUMBER,
      /\s?(?:([天日])|(周|个?星期|个?礼拜)|个月)[之以]?[后内]/,
    ),
    ([, number = "", days, weeks], today) => {
      const count = readNumber(number);
      if (Number.isNaN(count)) return null;
      if (days !== undefined) return today.add({ days: count });
      if (weeks !== undefined) return today.add({ weeks: count });
      return today.add({ months: count });
    },
  ],
];

/**
 * What people say in Chinese. 周五 is the next one, never today; 下周五 is the
 * Friday of the next week, weeks beginning on Monday.
 */
export function scanChineseDate(head: string, today: Today): DateScan | null {
  return scanNearDay(head, today) ?? applyRules(RULES, head, today);
}

/** 周四 or (星期四) alone, as it may stand behind a date: 1 Monday … 7 Sunday. */
export function scanChineseWeekday(text: string): WeekdayScan | null {
  const match = /^\s*\(?(?:周|星期|礼拜)([一二三四五六日天])\)?/.exec(text);
  return match === null
    ? null
    : { weekday: readWeekday(match[1] ?? ""), length: match[0].length };
}

function scanNearDay(head: string, today: Today): DateScan | null {
  for (const [pattern, days] of NEAR) {
    const length = pattern.exec(head)?.[0].length;
    if (length === undefined) continue;
    const date = today.add({ days });
    const said = length === 1 ? scanDayPart(head.slice(length)) : null;
    return said === null
      ? { date, length }
      : { date, length: length + said.length, part: said.part };
  }
  return null;
}

function readWeekday(name: string): number {
  return WEEKDAYS.findIndex((weekday) => weekday.test(name)) + 1;
}

/** 上 is the one before, 这 and 本 this one, each 下 one further. */
function periodsAhead(which: string): number {
  return /上/.test(which) ? -1 : which.replace(/[^下]/g, "").length;
}
