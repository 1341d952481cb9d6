import { distance } from "fastest-levenshtein";
import {
  electorateNames,
  keyNames,
  plainWord,
  wordNames,
} from "./poll-words.ts";

const suggestions = [...wordNames, ...keyNames.map((key) => `${key}=`)];

/** The word that a mistyped one probably meant; of `key=…` the key. */
export function suggestWord(written: string): string | null {
  const [key = "", ...value] = plainWord(written).split("=");
  return nearest(value.length === 0 ? key : `${key}=`, suggestions);
}

/** One who may vote is named by any text, so only what is nearly the word counts. */
export const suggestElectorate = (written: string): string | null =>
  /^[a-z]{5,}$/.test(plainWord(written))
    ? nearest(plainWord(written), electorateNames)
    : null;

const farthest = 2;
/** One sign apart, and the opposite. */
const isNegated = (name: string) => /^[不无非]/.test(name);

function nearest(name: string, candidates: readonly string[]): string | null {
  const [best] = candidates
    .filter((candidate) => isNegated(candidate) === isNegated(name))
    .map((candidate) => ({ candidate, away: distance(name, candidate) }))
    .sort((a, b) => a.away - b.away);
  if (!best || best.away > farthest) return null;
  const shorter = Math.min(name.length, best.candidate.length);
  return 2 * best.away <= shorter ? best.candidate : null;
}
