import { numerals, readNumeral } from "./numerals.ts";

/**
 * What makes two matters different that are told alike: which building, which
 * side, for or against. By kind, the values that a text has of it.
 */
export type Distinctions = ReadonlyMap<string, ReadonlySet<string>>;

/** A number before these says how many or when, not which. */
const amounts =
  /^\s*(?:天|日|周|月|年|点|分|小时|钟|个|次|遍|盏|辆|块|元|万|千|人|位|家|条|只|名|成|倍|米|%|percent|days?|weeks?|months?|years?|hours?|minutes?|times|people|am|pm|o'clock)/u;

const kindsAfter: readonly [string, RegExp][] = [
  ["unit", /^\s*(?:单元|门(?!口))/u],
  ["floor", /^\s*(?:楼|层)/u],
  ["building", /^\s*(?:号|栋|幢|座)/u],
  ["phase", /^\s*(?:期|区)/u],
  ["room", /^\s*(?:室|户|房)/u],
];
const kindsBefore: readonly [string, RegExp][] = [
  ["building", /\b(?:building|block|bldg|tower|house)\s*$/],
  ["floor", /\b(?:floor|level)\s*$/],
  ["room", /\b(?:room|flat|apartment|apt|unit)\s*$/],
];

/** "One of them" and "this one" count nothing. */
const englishNumbers: readonly RegExp[] = [
  /\b(?:(?<!(?:no|this|that|the|any|some) )one(?! (?:of|more|has))|first|1st)\b/g,
  /\b(?:two|second|2nd)\b/g,
  /\b(?:three|third|3rd)\b/g,
  /\b(?:four|fourth|4th)\b/g,
  /\b(?:five|fifth|5th)\b/g,
  /\b(?:six|sixth|6th)\b/g,
  /\b(?:seven|seventh|7th)\b/g,
  /\b(?:eight|eighth|8th)\b/g,
  /\b(?:nine|ninth|9th)\b/g,
  /\b(?:ten|tenth|10th)\b/g,
];

const letters =
  /(?<![a-z])([a-z])(?=\s*(?:座|栋|幢|楼|区|单元|口|门))|\b([a-z])(?=$|[\n,.])|\b(?:building|block|bldg|tower|gate|entrance|flat)\s+([a-z])\b/gu;

/** Of each kind, what is on one side is not on the other. */
const sides: readonly [string, string, RegExp][] = [
  ["way", "east", /东(?=[门区侧边院面楼])|\beast\b/u],
  ["way", "west", /西(?=[门区侧边院面楼])|\bwest\b/u],
  ["way", "south", /南(?=[门区侧边院面楼])|\bsouth\b/u],
  ["way", "north", /北(?=[门区侧边院面楼])|\bnorth\b/u],
  ["end", "front", /前[门院排]|\bfront\b/u],
  ["end", "back", /后[门院排]|\b(?:back|rear)\b/u],
  [
    "stance",
    "for",
    /支持|赞成|(?<!不)同意|(?<!不)允许|^for\b|\b(?:allow|support|approve)/u,
  ],
  [
    "stance",
    "against",
    /反对|不同意|不赞成|不支持|不允许|禁止|取消|\b(?:ban|oppose|against|forbid|abolish)/u,
  ],
  ["wish", "want", /(?<![不需没])要(?=[装建修加种设有搞开])|\bwe want\b/u],
  ["wish", "refuse", /不要|不想|不需要|\b(?:don't|do not) want\b/u],
  ["amount", "more", /增加|增设|加装|多装|涨|扩大|\bmore\b/u],
  ["amount", "less", /减少|拆除|拆掉|少装|降|缩小|\b(?:fewer|less|remove)\b/u],
  ["feast", "new-year", /元旦/u],
  ["feast", "spring", /春节|过年/u],
  ["feast", "lanterns", /元宵/u],
  ["feast", "dragon-boats", /端午/u],
  ["feast", "mid-autumn", /中秋/u],
  ["feast", "national-day", /国庆/u],
  ["feast", "double-ninth", /重阳/u],
  ["name", "jia", /甲/u],
  ["name", "yi", /乙/u],
  ["name", "bing", /丙/u],
];

/** Of a text in small letters and plain signs. */
export function readDistinctions(text: string): Distinctions {
  const read = new Map<string, Set<string>>();
  const note = (kind: string, value: string) =>
    read.set(kind, (read.get(kind) ?? new Set()).add(value));
  for (const [kind, value] of numbersIn(text)) note(kind, value);
  for (const [, after, atEnd, named] of text.matchAll(letters)) {
    note("letter", after ?? atEnd ?? named ?? "");
  }
  for (const [kind, value, pattern] of sides) {
    if (pattern.test(text)) note(kind, value);
  }
  return read;
}

function* numbersIn(text: string): Generator<[string, string]> {
  for (const match of text.matchAll(/\d+/g)) {
    const [digits] = match;
    const kind = kindOf(text, match.index, digits.length);
    if (kind) yield [kind, String(Number(digits))];
  }
  for (const match of text.matchAll(numerals)) {
    const [numeral] = match;
    const value = readNumeral(numeral);
    const kind = kindOf(text, match.index, numeral.length);
    if (value === null || kind === null) continue;
    // A bare numeral is a number in 第一件 and 议题一, and none in 一直.
    const isOrdinal = text[match.index - 1]?.match(/第/u);
    const isLast = /^\s*(?:\n|$)/.test(
      text.slice(match.index + numeral.length),
    );
    if (kind !== "number" || isOrdinal || isLast) yield [kind, value];
  }
  for (const [i, pattern] of englishNumbers.entries()) {
    for (const match of text.matchAll(pattern)) {
      const kind = kindOf(text, match.index, match[0].length);
      if (kind) yield [kind, String(i + 1)];
    }
  }
}

/** null: it is an amount. */
function kindOf(text: string, at: number, length: number): string | null {
  const after = text.slice(at + length);
  if (amounts.test(after)) return null;
  const before = text.slice(0, at);
  const [kind = "number"] =
    kindsAfter.find(([, pattern]) => pattern.test(after)) ??
    kindsBefore.find(([, pattern]) => pattern.test(before)) ??
    [];
  return kind;
}

/** Of a kind that both have, what one has the other has, too. */
export const mayBeSame = (a: Distinctions, b: Distinctions): boolean =>
  [...a].every(([kind, values]) => {
    const others = b.get(kind);
    return !others || values.isSubsetOf(others) || others.isSubsetOf(values);
  });
