import { readText } from "#platform/i18n";
import { readCount, type CountWords } from "./read-count.ts";

export const longestFact = 1_000;

/** What the session itself does not tell, in the order in which it is asked for. */
const askedFacts = ["place", "measures", "effect"] as const;
export type AskedFact = (typeof askedFacts)[number];

/** What is known so far; `attendance` only when it was stated. */
export type Facts = Readonly<
  Partial<Record<AskedFact, string> & { attendance: number }>
>;

export type ReadMinutes =
  | { ok: true; facts: Facts }
  | { ok: false; reason: "example" }
  | { ok: false; reason: "too-long" };

/** What follows the number of a `/minutes`: `[25 |] [measures | effect]`. */
export function readMinutes(text: string, words: CountWords): ReadMinutes {
  if (text.trim() === "") return { ok: true, facts: {} };
  const parts = text.split(/[|｜]/);
  const attendance = readCount(parts[0] ?? "", words);
  const [measures, ...more] = attendance === null ? parts : parts.slice(1);
  const stated = attendance === null ? {} : { attendance };
  if (measures === undefined) return { ok: true, facts: stated };
  // An effect may have a | of its own.
  const read = [measures, more.join("|")].map((part) =>
    readText(part, longestFact),
  );
  if (read.some((part) => !part.ok && part.reason === "too-long")) {
    return { ok: false, reason: "too-long" };
  }
  const [first, second] = read;
  if (!first?.ok || !second?.ok) return { ok: false, reason: "example" };
  return {
    ok: true,
    facts: { ...stated, measures: first.text, effect: second.text },
  };
}

export const findMissing = (facts: Facts): AskedFact | null =>
  askedFacts.find((fact) => facts[fact] === undefined) ?? null;
