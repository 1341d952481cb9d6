export const numerals = /[零〇一二两三四五六七八九十百]+/gu;
const digits: readonly RegExp[] = [
  /[零〇]/,
  /一/,
  /[二两]/,
  /三/,
  /四/,
  /五/,
  /六/,
  /七/,
  /八/,
  /九/,
];
const counted =
  /^(?:([一二两三四五六七八九])百)?(?:零?([一二三四五六七八九])?(十))?(?:零?([一二三四五六七八九]))?$/u;

/** Chinese numerals up to 999 as digits, set apart: 二十三号楼 is ` 23 号楼`. */
export const writeDigits = (text: string): string =>
  text.replace(numerals, (numeral) => {
    const number = readNumeral(numeral);
    return number === null ? numeral : ` ${number} `;
  });

/** The digits of what `numerals` matched; null: no number, such as 百 alone. */
export function readNumeral(numeral: string): string | null {
  // Read out digit by digit, as years and rooms are: 二零二六, 三零二.
  if (!/[十百]/u.test(numeral)) {
    return Array.from(numeral, (digit) => digitOf(digit)).join("");
  }
  const match = counted.exec(numeral);
  if (!match) return null;
  const [, hundreds, tens, ten, ones] = match;
  const inTens = ten === undefined ? 0 : tens === undefined ? 1 : digitOf(tens);
  return String(digitOf(hundreds) * 100 + inTens * 10 + digitOf(ones));
}

const digitOf = (digit: string | undefined): number =>
  digit === undefined ? 0 : digits.findIndex((one) => one.test(digit));
