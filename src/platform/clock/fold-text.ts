// Nobody needs more to name a day; longer text costs nothing more.
const EXAMINED = 60;
const BLANK = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const FIRST_INK = /[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

interface Folded {
  /** The beginning of the text; an index into it is an index into the text. */
  head: string;
  /** What follows the first `end` characters of `head`, as it was written. */
  rest: (end: number) => string;
}

/** Full-width signs, dashes and invisible marks become plain ones. */
export function foldText(text: string): Folded {
  const start = skipBlanks(text, 0);
  const head = Array.from(
    { length: Math.min(EXAMINED, text.length - start) },
    (_, index) => foldUnit(text.charAt(start + index)),
  ).join("");
  return {
    head,
    rest: (end) => text.slice(skipBlanks(text, start + end)),
  };
}

function skipBlanks(text: string, from: number): number {
  const blanks = text.slice(from).search(FIRST_INK);
  return blanks === -1 ? text.length : from + blanks;
}

function foldUnit(unit: string): string {
  if (unit >= "\uff01" && unit <= "\uff5e")
    return String.fromCharCode(unit.charCodeAt(0) - 0xfee0);
  if (/[\u2010-\u2015\u2212]/.test(unit)) return "-";
  return BLANK.test(unit) ? " " : unit;
}
