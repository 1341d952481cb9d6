import { type DayPart, hourIn, scanDayPart } from "./day-parts.ts";
import { joinPatterns } from "./date-rules.ts";
import { NUMBER, readNumber } from "./read-number.ts";

/** A time of day at the beginning of a text: minutes since 00:00, ≤ 24:00. */
interface TimeScan {
  minutes: number;
  length: number;
}

const JOINT = /^(?:T(?=\d)|[\s,的]*)(?:at\s+)?/i;
const AFTERTHOUGHT = /^\s+(?:in the (?:morning|afternoon|evening)|at night)\b/i;

const DIGITAL =
  /^(\d{1,2}):(\d{2})(?::[0-5]\d)?(?:\s?([ap])\.?m\b\.?)?(?![\w+])/i;
const LATIN = /^(\d{1,2})\s?(?:([ap])\.?m\b\.?|o'clock\b)/i;
const BARE = /^(\d{1,2})(?![\w.:/-])/;
const SPOKEN = joinPatterns(/^/, NUMBER, /\s?(?:点钟?|时(?![间候常]))/);
const SPOKEN_MINUTES: readonly [RegExp, number][] = [
  [/^整/, 0],
  [/^半/, 30],
  [/^[一1]刻/, 15],
  [/^[三3]刻/, 45],
];
const MINUTES = joinPatterns(/^\s?/, NUMBER, /分/);
const BARE_MINUTES =
  /^(\d{2}(?!\d)|[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)/;
const NAMED: readonly [RegExp, number][] = [
  [/^(?:中午|正午|noon\b)/i, 12 * 60],
  [/^(?:午夜|midnight\b)/i, 24 * 60],
];

/** `before` is a part of the day already said, as in 今晚 or "tonight". */
export function scanTime(text: string, before?: DayPart): TimeScan | null {
  const joint = JOINT.exec(text)?.[0].length ?? 0;
  const said = scanDayPart(text.slice(joint));
  const gap = said === null ? 0 : joint + said.length;
  const start = gap + (JOINT.exec(text.slice(gap))?.[0].length ?? 0);
  const hasAt = /at\s+$/i.test(text.slice(0, start));
  const clock = scanClock(text.slice(start), said?.part ?? before, hasAt);
  if (clock !== null) return { ...clock, length: start + clock.length };
  for (const [words, minutes] of NAMED) {
    const match = words.exec(text.slice(joint));
    if (match !== null) return { minutes, length: joint + match[0].length };
  }
  return null;
}

function scanClock(
  text: string,
  before: DayPart | undefined,
  hasAt: boolean,
): TimeScan | null {
  const spoken = scanHour(text, before !== undefined || hasAt);
  if (spoken === null) return null;
  const after =
    before === undefined
      ? AFTERTHOUGHT.exec(text.slice(spoken.length))?.[0]
      : undefined;
  const part = before ?? (after && scanDayPart(after.trimStart())?.part);
  const hour = settleHour(spoken, part || undefined);
  if (hour === null || hour > 24 || spoken.minute > 59) return null;
  // 晚上十二点半 is said; 24:30 is a slip.
  if (hour === 24 && spoken.minute > 0 && part !== "evening") return null;
  return {
    minutes: hour * 60 + spoken.minute,
    length: spoken.length + (after?.length ?? 0),
  };
}

interface Spoken {
  hour: number;
  minute: number;
  half?: "a" | "p";
  /** Said as one says hours, so that 3 may mean the afternoon. */
  isLoose: boolean;
  length: number;
}

function scanHour(text: string, mayBeBare: boolean): Spoken | null {
  const digital = DIGITAL.exec(text);
  if (digital !== null) return latin(digital, digital[2], digital[3], false);
  const named = LATIN.exec(text);
  if (named !== null) return latin(named, "0", named[2], true);
  const spoken = SPOKEN.exec(text);
  if (spoken !== null) {
    const [all, hour = ""] = spoken;
    const { minute, length } = scanSpokenMinutes(text.slice(all.length));
    return {
      hour: readNumber(hour),
      minute,
      isLoose: true,
      length: all.length + length,
    };
  }
  const bare = mayBeBare ? BARE.exec(text) : null;
  return bare === null ? null : latin(bare, "0", undefined, true);
}

function scanSpokenMinutes(text: string): { minute: number; length: number } {
  for (const [words, minute] of SPOKEN_MINUTES) {
    const match = words.exec(text);
    if (match !== null) return { minute, length: match[0].length };
  }
  const match = MINUTES.exec(text) ?? BARE_MINUTES.exec(text);
  return match === null
    ? { minute: 0, length: 0 }
    : { minute: readNumber(match[1] ?? ""), length: match[0].length };
}

function latin(
  match: RegExpExecArray,
  minute: string | undefined,
  half: string | undefined,
  isLoose: boolean,
): Spoken {
  const side = half?.toLowerCase();
  return {
    hour: Number(match[1]),
    minute: Number(minute),
    isLoose,
    length: match[0].length,
    ...(side === "a" || side === "p" ? { half: side } : {}),
  };
}

/**
 * 1 to 6 o'clock said without a part of the day is the afternoon: nobody
 * invites neighbours for three in the morning. Written 03:00 stays as it is.
 */
function settleHour(spoken: Spoken, part: DayPart | undefined): number | null {
  const { hour, half, isLoose } = spoken;
  if (Number.isNaN(hour) || Number.isNaN(spoken.minute)) return null;
  if (half !== undefined)
    return hour < 1 || hour > 12 ? null : (hour % 12) + (half === "p" ? 12 : 0);
  if (part !== undefined) return hourIn(part, hour);
  return isLoose && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}
