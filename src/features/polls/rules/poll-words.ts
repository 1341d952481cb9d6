import type { Electorate, Method, Preset, Shows, TieBreak } from "../types.ts";

/** What can be asked for in a poll's line, and the values that it may have. */
export interface Settings {
  readonly method: Method;
  /** A kind of consent. */
  readonly preset: Exclude<Preset, "consent">;
  readonly secrecy: "open" | "secret";
  readonly shows: Shows;
  readonly area: true;
  readonly matter: "ordinary" | "special";
  readonly silent: true;
  readonly by: Exclude<Electorate, "list"> | readonly string[];
  readonly tie: TieBreak;
  /** As it was written, `2/3`. */
  readonly quorum: string;
  readonly pass: { readonly mark: string; readonly of: "votes" | "electorate" };
  readonly seats: number;
  readonly points: number;
  readonly need: number;
}
export type Slot = keyof Settings;

type Worded = {
  readonly [
    S in
      "method" | "preset" | "secrecy" | "shows" | "area" | "matter" | "silent"
  ]: {
    readonly slot: S;
    readonly value: Settings[S];
  };
};
export type Word = Worded[keyof Worded];
type Keyed = Exclude<Slot, keyof Worded>;

/** Patterns are plain lists: each alternative is one way to write the word. */
const words: readonly (readonly [RegExp, Word["slot"], Word["value"]])[] = [
  [/single|单选|选一个|选一项/, "method", "single"],
  [/approval|多选|可多选|可以多选|选几个/, "method", "approval"],
  [/consent|赞成反对|同意反对|表态|征求同意/, "method", "consent"],
  [/score|打分|评分/, "method", "score"],
  [/dots|分点数|分点|投点/, "method", "dots"],
  [/irv|ranked|排序|排名|排先后/, "method", "irv"],
  [/schulze|舒尔茨|舒尔策|两两比/, "method", "schulze"],
  [/stv|多席|多席位|选几位/, "method", "stv"],
  [/countmein|count-me-in|算我一个|接龙/, "method", "countmein"],
  [/dual-majority|双过半/, "method", "dual-majority"],
  [/advice|征求意见|征询/, "preset", "advice"],
  [/consensus|一致同意|一致|共识/, "preset", "consensus"],
  [/objection|no-objection|无异议|没意见就过/, "preset", "objection"],
  [/secret|秘密|秘密投票|不记名|不记名投票|无记名|匿名/, "secrecy", "secret"],
  [/open|公开|公开投票|记名|记名投票|实名/, "secrecy", "open"],
  [/live|实时|实时公开|随时看/, "shows", "live"],
  [/after|投后|投后看|投后公布|投后公开/, "shows", "after"],
  [
    /end|结束后|结束后公布|结束后公开|截止后|截止后公布|截止后公开/,
    "shows",
    "end",
  ],
  [/area|面积|按面积/, "area", true],
  [/special|特别|特别事项/, "matter", "special"],
  [/ordinary|一般|一般事项/, "matter", "ordinary"],
  [/silent|沉默随多数|没投随多数/, "silent", true],
];

const keys: readonly (readonly [RegExp, Keyed])[] = [
  [/quorum|到场|法定|参与/, "quorum"],
  [/pass|通过/, "pass"],
  [/seats|席位|名额/, "seats"],
  [/points|点数/, "points"],
  [/need|人数/, "need"],
  [/by|谁|谁投|谁能投/, "by"],
  [/tie|同票|平票/, "tie"],
];

const electorates: readonly (readonly [RegExp, Exclude<Electorate, "list">])[] =
  [
    [/everyone|everybody|所有人|大家/, "everyone"],
    [/joined|已加入|加入的/, "joined"],
    [/household|households|每户|一户一票/, "household"],
    [/convener|conveners|召集人/, "convener"],
    [/resident|residents|居民/, "resident"],
    [/owner|owners|业主/, "owner"],
  ];

const tieBreaks: readonly (readonly [RegExp, TieBreak])[] = [
  [/order|先列|先列的|顺序/, "order"],
  [/convener|召集人/, "convener"],
  [/lot|抽签/, "lot"],
];

const marks: readonly (readonly [RegExp, string])[] = [
  [/half|majority|一半|半数|过半|过半数|二分之一/, "1/2"],
  [/三分之一/, "1/3"],
  [/三分之二/, "2/3"],
  [/四分之三/, "3/4"],
];

const listNames = <T>(table: readonly (readonly [RegExp, T])[]) =>
  new Map(
    table.flatMap(([{ source }, value]) =>
      source.split("|").map((name) => [name, value] as const),
    ),
  );

// The table is what says which value goes with which slot.
const byWord = listNames(
  words.map(
    ([names, slot, value]) => [names, { slot, value } as Word] as const,
  ),
);
const byKey = listNames(keys);
const byElectorate = listNames(electorates);
const byTieBreak = listNames(tieBreaks);
const byMark = listNames(marks);

/** In the order in which they are offered. */
export const methods: readonly Method[] = [
  ...new Set(
    [...byWord.values()].flatMap((word) =>
      word.slot === "method" ? [word.value] : [],
    ),
  ),
];

/** Width, case and unseen marks make no difference. */
export const plainWord = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "");

export const findWord = (name: string) => byWord.get(plainWord(name));
export const findKey = (name: string) => byKey.get(plainWord(name));
export const findElectorate = (name: string) =>
  byElectorate.get(plainWord(name));
export const findTieBreak = (name: string) => byTieBreak.get(plainWord(name));
/** A share in words, as digits. */
export const findMark = (name: string) => byMark.get(plainWord(name));

export const wordNames: readonly string[] = [...byWord.keys()];
export const keyNames: readonly string[] = [...byKey.keys()];
export const electorateNames: readonly string[] = [...byElectorate.keys()];

const chineseWords = wordNames
  .filter((name) => /^\p{Script=Han}/u.test(name))
  .sort((a, b) => b.length - a.length);

/** Chinese is written without blanks: the longest word that the text begins with. */
export const findWordAtStart = (text: string): string | undefined =>
  chineseWords.find((name) => text.startsWith(name));
