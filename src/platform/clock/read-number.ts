/** A number as people write it: digits, Chinese up to 99, English up to ten. */
export const NUMBER =
  /(\d{1,4}|[零〇一二两三四五六七八九十]{1,3}|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten)\b)/;

const DIGITS = [
  /^[零〇]$/,
  /^(?:一|an?|one)$/i,
  /^(?:[二两]|two)$/i,
  /^(?:三|three)$/i,
  /^(?:四|four)$/i,
  /^(?:五|five)$/i,
  /^(?:六|six)$/i,
  /^(?:七|seven)$/i,
  /^(?:八|eight)$/i,
  /^(?:九|nine)$/i,
  /^(?:十|ten)$/i,
];
const TENS =
  /^(?:[零〇]([一二三四五六七八九])|([二三四五六七八九])?十([一二三四五六七八九])?)$/;

/** The value of what NUMBER matched; NaN for nonsense like 一二 or 十十. */
export function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = readDigit(text);
  if (digit !== null) return digit;
  const match = TENS.exec(text);
  if (match === null) return NaN;
  const [, alone, tens, ones] = match;
  if (alone !== undefined) return readDigit(alone) ?? NaN;
  return (readDigit(tens) ?? 1) * 10 + (readDigit(ones) ?? 0);
}

function readDigit(text: string | undefined): number | null {
  const value = DIGITS.findIndex((digit) => digit.test(text ?? ""));
  return value === -1 ? null : value;
}
