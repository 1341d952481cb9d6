/** A floor area is whole cm²: four decimals of a m², never a fraction. */
const decimals = 4;
const cm2PerM2 = 10 ** decimals;

/** In m²; a quarter of a square kilometre is no flat. */
export const largestArea = 100_000;

export type AreaFault =
  | "no-area"
  | "area-unreadable"
  | "area-not-positive"
  | "area-decimals"
  | "area-too-large";

export type ReadArea =
  { ok: true; areaCm2: number } | { ok: false; reason: AreaFault };

const units = /(m2|sqm|sq\.?m\.?|平方米|平米|平方|平)$/iu;

/** Thousands only where they cannot be mistaken for decimals: 1,234 may be 1.234. */
const grouped = /^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/;
const decimalComma = /^\d+,(?:\d{1,2}|\d{4})$/;

/** Reads `89.5`, `89.5㎡`, `１０２．３５`, `1,234.50`, `89,5`. */
export function readArea(text: string): ReadArea {
  const plain = text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[−–—]/g, "-")
    .replace(units, "");
  if (plain === "") return { ok: false, reason: "no-area" };
  const isNegative = plain.startsWith("-");
  const digits = toPoint(plain.replace(/^[+-]/, ""));
  const [, whole, fraction = ""] = /^(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  if (whole === undefined) return { ok: false, reason: "area-unreadable" };
  const kept = fraction.replace(/0+$/, "");
  if (isNegative || /^0*$/.test(whole + kept)) {
    return { ok: false, reason: "area-not-positive" };
  }
  if (kept.length > decimals) return { ok: false, reason: "area-decimals" };
  const areaCm2 = Number(whole) * cm2PerM2 + Number(kept.padEnd(decimals, "0"));
  return areaCm2 > largestArea * cm2PerM2
    ? { ok: false, reason: "area-too-large" }
    : { ok: true, areaCm2 };
}

function toPoint(digits: string): string {
  if (grouped.test(digits)) return digits.replaceAll(",", "");
  return decimalComma.test(digits) ? digits.replace(",", ".") : digits;
}

/** In m², exactly, as `readArea` reads it. */
export function showArea(areaCm2: number): string {
  const fraction = String(areaCm2 % cm2PerM2)
    .padStart(decimals, "0")
    .replace(/0+$/, "");
  const whole = Math.floor(areaCm2 / cm2PerM2);
  return fraction === "" ? `${whole}` : `${whole}.${fraction}`;
}
