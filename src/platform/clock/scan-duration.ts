import { joinPatterns } from "./date-rules.ts";
import { NUMBER, readNumber } from "./read-number.ts";

/** Days are counted on the calendar, the rest in milliseconds. */
interface DurationScan {
  days: number;
  exactMs: number;
  length: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const UNITS: readonly [RegExp, { days: number } | { ms: number }][] = [
  [/^(?:m(?:in(?:ute)?s?)?(?![a-z])|分钟?)/i, { ms: MINUTE_MS }],
  [/^(?:h(?:(?:ou)?rs?)?(?![a-z])|个?小时|个?钟头?)/i, { ms: HOUR_MS }],
  [/^(?:d(?:ays?)?(?![a-z])|天)/i, { days: 1 }],
  [/^(?:w(?:eeks?)?(?![a-z])|周|个?星期|个?礼拜)/i, { days: 7 }],
];
const AMOUNT = joinPatterns(/^/, NUMBER, /\s?/);
const HALF = /^(?:半\s?|half an? )/i;
const TAIL = /^(?:[之以]?[后内]|\s(?:from now|later)(?!\w))/i;

/** 30m, 12h, 2d, 1h30m, 2 days, in a week, 30分钟, 两天, 半小时后. */
export function scanDuration(head: string): DurationScan | null {
  const lead = /^in\s+/i.exec(head)?.[0].length ?? 0;
  const total = { days: 0, exactMs: 0, length: lead };
  for (let next = scanAmount(head, lead); next !== null;) {
    total.days += next.days;
    total.exactMs += next.exactMs;
    total.length = next.length;
    next = scanAmount(head, total.length);
  }
  if (total.length === lead) return null;
  const tail = TAIL.exec(head.slice(total.length))?.[0].length ?? 0;
  return { ...total, length: total.length + tail };
}

function scanAmount(head: string, start: number): DurationScan | null {
  const text = head.slice(start);
  const half = HALF.exec(text)?.[0];
  const [all = half, number] = AMOUNT.exec(text) ?? [];
  if (all === undefined) return null;
  const count = number === undefined ? 0.5 : readNumber(number);
  const behind = text.slice(all.length);
  for (const [pattern, size] of UNITS) {
    const unit = pattern.exec(behind);
    if (unit === null || Number.isNaN(count)) continue;
    const length = start + all.length + unit[0].length;
    if ("ms" in size) return { days: 0, exactMs: count * size.ms, length };
    const days = Math.floor(count * size.days);
    const exactMs = (count * size.days - days) * 24 * HOUR_MS;
    return { days, exactMs, length };
  }
  return null;
}
