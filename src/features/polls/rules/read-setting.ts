import type { PollRefusal } from "./poll-refusals.ts";
import {
  findKey,
  findMark,
  findTieBreak,
  findWord,
  plainWord,
  type Settings,
  type Slot,
} from "./poll-words.ts";
import { suggestWord } from "./suggest-word.ts";
import { readThreshold } from "./threshold.ts";

/** What a line has said so far, with the word that said it. */
export type Said = {
  readonly [S in Slot]?: { readonly word: string; readonly value: Settings[S] };
};

type ReadSetting = { ok: true; said: Said } | PollRefusal;

/** From, to: beyond them a number is a slip of the finger. */
const limits = {
  seats: [1, 99],
  points: [1, 60],
  need: [1, 99_999],
} as const;

/** Reads one word such as `secret` or `seats=3`; `by=…` is a list and read apart. */
export function readSetting(word: string): ReadSetting {
  const found = findWord(word);
  if (found) return say(word, found.slot, found.value);
  const [name = "", value = ""] = splitAt(word);
  const key = findKey(name);
  switch (key) {
    case "quorum":
      return readMark(word, value, (mark) => ({
        quorum: { word, value: mark },
      }));
    case "pass":
      return readPass(word, value);
    case "seats":
    case "points":
    case "need":
      return readNumber(word, key, value);
    case "tie": {
      const tie = findTieBreak(value);
      return tie
        ? say(word, "tie", tie)
        : { ok: false, reason: "no-tie-break", word };
    }
    case "by":
    case undefined:
      return refuseWord(word);
  }
}

function refuseWord(written: string): PollRefusal {
  const word = written.replace(/:+$/, "");
  return { ok: false, reason: "unknown-word", word, meant: suggestWord(word) };
}

const say = <S extends Slot>(
  word: string,
  slot: S,
  value: Settings[S],
): { ok: true; said: Said } => ({
  ok: true,
  said: { [slot]: { word, value } },
});

function splitAt(word: string): readonly string[] {
  const at = word.indexOf("=");
  return at < 0 ? [] : [word.slice(0, at), plainWord(word.slice(at + 1))];
}

/** A share of all who may vote, not of the votes cast. */
const ofAll = /\/?(?:all|全体|全部)$/;

function readPass(word: string, value: string): ReadSetting {
  const of = ofAll.test(value) ? "electorate" : "votes";
  return readMark(word, value.replace(ofAll, ""), (mark) => ({
    pass: { word, value: { mark, of } },
  }));
}

function readMark(
  word: string,
  value: string,
  asSaid: (mark: string) => Said,
): ReadSetting {
  const mark = findMark(value) ?? value.replace(/[人户票]$/, "");
  const threshold = readThreshold(mark);
  if (threshold && threshold.n > 0) return { ok: true, said: asSaid(mark) };
  const [, n, d = "100"] = /^(\d+)(?:\/(\d+)|%)$/.exec(mark) ?? [];
  const isAbove = Number(n) > Number(d) && Number(d) > 0;
  return { ok: false, reason: isAbove ? "above-whole" : "no-threshold", word };
}

function readNumber(
  word: string,
  key: keyof typeof limits,
  value: string,
): ReadSetting {
  const [least, most] = limits[key];
  const [, digits = ""] = /^(\d{1,9})[人户个席点]?$/.exec(value) ?? [];
  const number = Number(digits);
  return digits !== "" && number >= least && number <= most
    ? say(word, key, number)
    : { ok: false, reason: "no-number", word, least, most };
}
