import { currentLanguage } from "./texts.ts";

let zone = "Asia/Shanghai";

export function useTimeZone(name: string): void {
  zone = name;
}

/** Making a formatter is slow, and every message needs one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(ms: number, options: Intl.DateTimeFormatOptions): string {
  const locale = currentLanguage() === "en" ? "en-GB" : "zh-CN";
  const key = JSON.stringify([locale, zone, options]);
  const known = formatters.get(key);
  if (known) return known.format(ms);
  const made = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  formatters.set(key, made);
  return made.format(ms);
}

/** 20:15 */
export function hourAndMinute(ms: number): string {
  return format(ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** 11月21日 周六, Sat 21 Nov */
export function day(ms: number): string {
  const date = format(ms, {
    month: currentLanguage() === "en" ? "short" : "long",
    day: "numeric",
  });
  const weekday = format(ms, { weekday: "short" });
  return currentLanguage() === "en"
    ? `${weekday} ${date}`
    : `${date} ${weekday}`;
}

/** Whole milliseconds until the clock on the wall next shows this hour. */
export function untilHour(hour: number, ms: number): number {
  const [h = 0, m = 0] = hourAndMinute(ms).split(":").map(Number);
  const minutes = (hour * 60 - (h * 60 + m) + 24 * 60) % (24 * 60) || 24 * 60;
  // Rounding up: a moment too early would still show the hour before.
  return Math.ceil(minutes * 60_000 - (ms % 60_000));
}
