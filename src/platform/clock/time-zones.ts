// Names without daylight saving that people mistake for the zone they live in,
// and Etc/GMT+8, which is west of Greenwich.
const FIXED = /^(?:est|mst|hst|(?:etc\/)?gmt[+-]?\d+)$/i;

/**
 * The canonical spelling of an IANA zone name in any case, or null: offsets
 * like +08:00 know no daylight saving and are refused.
 */
export function isTimeZone(text: string): string | null {
  const name = text.trim();
  if (!/^[a-z][a-z0-9_+/-]{1,63}$/i.test(name) || FIXED.test(name)) return null;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return null;
  }
}
