import { isTimeZone } from "#platform/clock";
import type { QuietHours } from "#platform/community";
import { localeOf, type Locale } from "#platform/i18n";

export type SettingChange =
  | { readonly locale: Locale }
  | { readonly timeZone: string }
  | { readonly quiet: QuietHours | null }
  | { readonly digestAt: string };

/** Reads `lang en`, `tz Europe/Berlin`, `quiet 22:00-08:00`, `quiet off`, `digest 18:00`. */
export function readSetting(text: string):
  | { ok: true; change: SettingChange }
  | {
      ok: false;
      reason: "unknown" | "locale" | "time-zone" | "quiet" | "digest";
    } {
  const [name = "", ...rest] = text.normalize("NFKC").trim().split(/\s+/);
  const value = rest.join(" ");
  switch (name.toLowerCase()) {
    case "lang": {
      const locale = localeOf(value);
      return locale
        ? { ok: true, change: { locale } }
        : { ok: false, reason: "locale" };
    }
    case "tz": {
      const timeZone = isTimeZone(value);
      return timeZone
        ? { ok: true, change: { timeZone } }
        : { ok: false, reason: "time-zone" };
    }
    case "quiet": {
      const quiet = readQuiet(value);
      return quiet === undefined
        ? { ok: false, reason: "quiet" }
        : { ok: true, change: { quiet } };
    }
    case "digest": {
      const digestAt = readTime(value);
      return digestAt
        ? { ok: true, change: { digestAt } }
        : { ok: false, reason: "digest" };
    }
    default:
      return { ok: false, reason: "unknown" };
  }
}

/** undefined: not readable; null: no quiet hours. */
function readQuiet(text: string): QuietHours | null | undefined {
  if (text.toLowerCase() === "off") return null;
  const [from, to, ...more] = text.split(/\s*[-–—~至]\s*/).map(readTime);
  return from && to && from !== to && more.length === 0
    ? { from, to }
    : undefined;
}

function readTime(text: string): string | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return null;
  return `${match[1]?.padStart(2, "0") ?? ""}:${match[2] ?? ""}`;
}
