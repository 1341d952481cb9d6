import { isTimeZone } from "#platform/clock";
import type { QuietHours } from "#platform/community";
import { localeOf, readText, type Locale } from "#platform/i18n";

export type SettingChange =
  | { readonly locale: Locale }
  | { readonly timeZone: string }
  | { readonly quiet: QuietHours | null }
  | { readonly digestAt: string }
  | { readonly dailyBudget: number }
  | { readonly autoAccept: number | null }
  | { readonly screeningRules: string | null }
  | { readonly threadId: number | null }
  | { readonly confirmedAt: number };

export const mostBudget = 99;
export const mostEndorsements = 999;
export const longestRules = 1_000;

export type ReadSetting =
  | { ok: true; change: SettingChange }
  /** In the forum topic where it was written. */
  | { ok: true; change: "here" }
  | {
      ok: false;
      reason:
        | "unknown"
        | "locale"
        | "time-zone"
        | "quiet"
        | "digest"
        | "budget"
        | "accept";
    }
  | { ok: false; reason: "rules"; length: number };

/**
 * Reads `lang en`, `tz Europe/Berlin`, `quiet 22:00-08:00`, `quiet off`,
 * `digest 18:00`, `budget 12`, `accept 5`, `accept off`, `rules …`, `rules off`, `here`.
 */
export function readSetting(text: string): ReadSetting {
  const [, name = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(text.trim()) ?? [];
  const value = rest.normalize("NFKC").replace(/\s+/g, " ").trim();
  switch (name.normalize("NFKC").toLowerCase()) {
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
    case "budget": {
      const dailyBudget = readCount(value, mostBudget);
      return dailyBudget === null
        ? { ok: false, reason: "budget" }
        : { ok: true, change: { dailyBudget } };
    }
    case "accept": {
      const autoAccept = readCount(value, mostEndorsements);
      return autoAccept === null && !isOff(value)
        ? { ok: false, reason: "accept" }
        : { ok: true, change: { autoAccept } };
    }
    case "rules":
      return readRules(rest);
    case "here":
      return value === ""
        ? { ok: true, change: "here" }
        : { ok: false, reason: "unknown" };
    default:
      return { ok: false, reason: "unknown" };
  }
}

const isOff = (text: string): boolean => /^off$/i.test(text);

/** Conveners' own words, as they wrote them. */
function readRules(text: string): ReadSetting {
  if (isOff(text.trim())) return { ok: true, change: { screeningRules: null } };
  const read = readText(text, longestRules);
  if (read.ok) return { ok: true, change: { screeningRules: read.text } };
  const length = read.reason === "too-long" ? read.length : 0;
  return { ok: false, reason: "rules", length };
}

/** A whole number from 1 to `most`. */
function readCount(text: string, most: number): number | null {
  if (!/^\d{1,4}$/.test(text)) return null;
  const count = Number(text);
  return count >= 1 && count <= most ? count : null;
}

/** undefined: not readable; null: no quiet hours. */
function readQuiet(text: string): QuietHours | null | undefined {
  if (isOff(text)) return null;
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
