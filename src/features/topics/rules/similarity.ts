import {
  mayBeSame,
  readDistinctions,
  type Distinctions,
} from "./distinctions.ts";
import { alike, everydayWords, places } from "./everyday-words.ts";
import { joinUnits, unitsOf } from "./search.ts";
import { splitTitle } from "./title.ts";

/** From here on people are asked whether it is the same; each question costs a tap. */
export const similarEnough = 0.46;

/** A text as it is compared with others. */
export interface Matter {
  /** The whole, then its title alone. */
  readonly parts: readonly Weights[];
  readonly distinctions: Distinctions;
  readonly units: string;
}

type Weights = ReadonlyMap<string, number>;

/** Where something is says less than what it is. */
const placeWeight = 0.3;
/** A word of letters says as much as two characters and their order. */
const wordWeight = 2.5;
const pairWeight = 1.5;
const signWeight = 2;
/** How much more what the shorter text lacks counts than what the longer one does. */
const shorterShare = 0.7;
/** What little is shared proves little: so much is taken for chance, and of one word more. */
const chance = 1;
const chanceOfOne = 2;

/** Words of letters; each other character, signs for like words among them. */
const tokens = /[[\p{L}\p{M}]--[\p{Script=Han}]]+|[\p{Script=Han}\p{Co}]/gv;
const isCharacter = /^[\p{Script=Han}\p{Co}]$/v;

const firstSign = 0xe000;
const isSign = /\p{Co}/u;
const hidden = "\ufffc";

export function readMatter(text: string): Matter {
  const plain = text.normalize("NFKC").toLowerCase();
  const { title } = splitTitle(plain);
  const whole = weigh(plain);
  return {
    parts: [whole, title === plain ? whole : weigh(title)],
    distinctions: readDistinctions(plain),
    units: joinUnits(unitsOf(text)),
  };
}

/** How likely two texts tell of one matter: 0 not at all, 1 the same words. */
export function compareMatters(a: Matter, b: Matter): number {
  if (a.units === b.units) return 1;
  if (!mayBeSame(a.distinctions, b.distinctions)) return 0;
  return Math.max(
    ...a.parts.map((part, i) => compareWeights(part, b.parts[i] ?? part)),
  );
}

function compareWeights(a: Weights, b: Weights): number {
  const both = [...a].flatMap(([feature, weight]) => {
    const other = b.get(feature);
    return other === undefined ? [] : [Math.min(weight, other)];
  });
  const shared = sum(both);
  if (shared === 0) return 0;
  const [shorter = 0, longer = 0] = [sum(a.values()), sum(b.values())].sort(
    (x, y) => x - y,
  );
  const all = shorterShare * shorter + (1 - shorterShare) * longer;
  const doubt = both.length > 1 ? chance : chanceOfOne;
  return (shared / all) * (shared / (shared + doubt));
}

const sum = (weights: Iterable<number>): number =>
  Iterator.from(weights).reduce((total, weight) => total + weight, 0);

/** The words, characters and pairs of characters that a text is about. */
function weigh(plain: string): Weights {
  const text = alike.reduce(
    (before, pattern, i) =>
      before.replace(pattern, String.fromCharCode(firstSign + i)),
    plain,
  );
  const weights = new Map<string, number>();
  let before: Token | null = null;
  for (const token of readTokens(text)) {
    const { word, weight } = token;
    weights.set(word, weight * (isOfLetters(word) ? wordWeight : 1));
    if (before && isPair(before, token)) {
      const both = (before.weight + weight) / 2;
      weights.set(before.word + word, pairWeight * both);
    }
    before = token;
  }
  return weights;
}

/** The words of the index that are worth looking up for it, the most telling first. */
export function tellingWords(text: string): string[] {
  const tokens = [...readTokens(text.normalize("NFKC").toLowerCase())];
  const words = tokens.flatMap((token, i) => {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    if (after && isPair(token, after)) {
      return [{ word: token.word + after.word, weight: token.weight }];
    }
    return before && isPair(before, token) ? [] : [token];
  });
  const numbers = unitsOf(text).filter((unit) => /^\d+$/.test(unit));
  return [
    ...new Set([
      ...words.toSorted((a, b) => b.weight - a.weight).map(({ word }) => word),
      ...numbers,
    ]),
  ];
}

interface Token {
  readonly word: string;
  readonly weight: number;
  readonly at: number;
}

/** What is left of a text without everyday words: stems, and single characters. */
function* readTokens(plain: string): Generator<Token> {
  const blank = (sign: string) => (found: string) => sign.repeat(found.length);
  const masked = everydayWords.reduce(
    (before, pattern) => before.replace(pattern, blank(" ")),
    plain.replace(places, blank(hidden)),
  );
  for (const { 0: token, index } of plain.matchAll(tokens)) {
    const mask = masked[index];
    if (mask === " ") continue;
    yield {
      word: isOfLetters(token) ? unitsOf(token).join(" ") : token,
      weight:
        mask === hidden ? placeWeight : isSign.test(token) ? signWeight : 1,
      at: index,
    };
  }
}

const isOfLetters = (token: string) => !isCharacter.test(token);

const isPair = (a: Token, b: Token) =>
  !isOfLetters(a.word) && !isOfLetters(b.word) && a.at + a.word.length === b.at;
