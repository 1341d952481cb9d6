export type DayPart = "night" | "morning" | "noon" | "afternoon" | "evening";

const WORDS: readonly [DayPart, RegExp][] = [
  ["night", /^凌晨/],
  ["morning", /^(?:清晨|清早|早上|早晨|早|上午|(?:in the )?morning\b)/i],
  ["noon", /^(?:中午|正午)/],
  ["afternoon", /^(?:下午|午后|(?:in the )?afternoon\b)/i],
  [
    "evening",
    /^(?:傍晚|晚上|晚间|晚|夜里|夜间|半夜|(?:in the )?evening\b|(?:at )?night\b)/i,
  ],
];

/** A part of the day at the beginning of a text, and its length. */
export function scanDayPart(
  text: string,
): { part: DayPart; length: number } | null {
  for (const [part, words] of WORDS) {
    const match = words.exec(text);
    if (match !== null) return { part, length: match[0].length };
  }
  return null;
}

/**
 * The hour of the day (0–24) that people mean by a spoken hour, or null when
 * they contradict themselves. Twelve in the evening is the end of the day.
 */
export function hourIn(part: DayPart, hour: number): number | null {
  if (hour > 12) return part === "morning" || part === "night" ? null : hour;
  switch (part) {
    case "night":
      return hour % 12;
    case "morning":
      return hour;
    case "noon":
      return hour >= 11 ? hour : hour <= 2 ? hour + 12 : null;
    case "afternoon":
      return hour === 12 ? 12 : hour + 12;
    case "evening":
      return hour % 12 === 0 ? 24 : hour >= 5 ? hour + 12 : null;
  }
}
