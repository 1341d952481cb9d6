import { cutText, lengthOf, readText } from "#platform/i18n";
import {
  compareByOpposition,
  weighOpinion,
  type Opinion,
} from "#features/opinions";

/** In code points, of the message that the group gets. */
export const longestSummary = 1_000;

/** What is computed leaves room for a convener's note below it, */
const comfortable = 800;

/** and some room even where very much happened on a topic. */
export const longestComputed = 940;

/** Each opinion stands in one of these, in the order in which it is named. */
export interface Points {
  readonly agreed: readonly Opinion[];
  readonly divided: readonly Opinion[];
  /** What fewest agree with and most are against. */
  readonly objection: Opinion | null;
  readonly others: readonly Opinion[];
  /** Those of the others that too few people have weighed. */
  readonly unweighed: readonly Opinion[];
}

export function sortIntoPoints(opinions: readonly Opinion[]): Points {
  const by = Map.groupBy(opinions, weighOpinion);
  const bySupport = (a: Opinion, b: Opinion) =>
    b.agree - a.agree || a.disagree - b.disagree || a.seq - b.seq;
  const [objection = null, ...opposed] = (by.get("opposed") ?? []).sort(
    (a, b) => compareByOpposition(a, b) || a.seq - b.seq,
  );
  const unweighed = (by.get("unweighed") ?? []).sort(bySupport);
  return {
    agreed: (by.get("agreed") ?? []).sort(bySupport),
    divided: (by.get("divided") ?? []).sort(bySupport),
    objection,
    others: [...opposed, ...unweighed],
    unweighed,
  };
}

/** How much is written out: length of a text, texts of a point, numbers of the rest. */
export interface Measure {
  readonly length: number;
  readonly most: number;
  readonly numbers: number;
}

/** From generous to bare; the longest summary that fits is taken. */
const measures: readonly Measure[] = [
  { length: 60, most: 3, numbers: 8 },
  { length: 40, most: 3, numbers: 8 },
  { length: 28, most: 3, numbers: 6 },
  { length: 20, most: 3, numbers: 6 },
  { length: 20, most: 2, numbers: 4 },
  { length: 14, most: 2, numbers: 3 },
  { length: 14, most: 1, numbers: 2 },
  { length: 6, most: 1, numbers: 1 },
];

export function fitText(compose: (measure: Measure) => string): string {
  let text = "";
  for (const measure of measures) {
    text = compose(measure);
    if (lengthOf(text) <= comfortable) return text;
  }
  return cutText(text, longestComputed);
}

/**
 * Somebody's words within a line of ours. Marks that turn the direction of
 * writing are left out: their counterpart may be what was cut.
 */
export const quote = (text: string, length: number): string =>
  cutText(
    text
      .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
      .replace(/\s+/g, " ")
      .trim(),
    length,
  );

/** A convener's note as it will be kept. */
export function readNote(
  text: string,
  longest: number,
):
  | { ok: true; text: string }
  | { ok: false; reason: "empty" }
  | { ok: false; reason: "too-long"; length: number; limit: number } {
  const kept = quote(text, Infinity);
  const read = readText(kept, longest);
  return read.ok || read.reason === "empty"
    ? read
    : { ...read, limit: longest };
}
