/** Reads `#12`, `＃１２` or `12` at the start; null: no number there. */
export function readItemNumber(
  text: string,
): { number: number; rest: string } | null {
  const match =
    /^\s*([#＃]?)\s*([0-9０-９]{1,7})(?![0-9０-９\-/:.年月日号])/u.exec(text);
  if (!match) return null;
  const [whole, , digits = ""] = match;
  return {
    number: Number(digits.normalize("NFKC")),
    rest: text.slice(whole.length).replace(/^[\s,，、]+/, ""),
  };
}
