import { readItemNumber } from "#platform/chat";
import { readUntil, type Adjusted, type ReadingContext } from "#platform/clock";
import type { PollRefusal } from "./poll-refusals.ts";
import { findWord, findWordAtStart } from "./poll-words.ts";
import { readClosing } from "./read-closing.ts";
import { readSetting, type Said } from "./read-setting.ts";
import { readVoters } from "./read-voters.ts";

/** What stands before the question. */
export interface Head {
  readonly topic: number;
  readonly said: Said;
  readonly closesAt: number;
  readonly adjusted: Adjusted | null;
}

/** Nobody needs more to say which topic, how and until when, even with a list. */
const longestHead = 400;
/** A head has those of its time and its own; each one tried costs a reading. */
const mostColons = 10;

/**
 * A time and a question may hold colons too, so the one that ends the head is
 * the last before which everything makes sense: `20:00: when? 8:00 | 9:00`.
 */
export function findHead(
  text: string,
  context: ReadingContext,
): { ok: true; head: Head; body: string } | PollRefusal {
  const [start = ""] = text.slice(0, longestHead).split(/[|｜]/);
  const ends = [...start.matchAll(/[:：]/g)].map(({ index }) => index);
  let refusal: PollRefusal = { ok: false, reason: "malformed" };
  for (const [tried, end] of ends.slice(0, mostColons).reverse().entries()) {
    const read = readHead(text.slice(0, end), context);
    if (read.ok) return { ...read, body: text.slice(end + 1) };
    if (tried === 0) refusal = read;
  }
  return refusal;
}

type Until = { at: number; adjusted?: Adjusted; word: string };

function readHead(
  text: string,
  context: ReadingContext,
): { ok: true; head: Head } | PollRefusal {
  const item = readItemNumber(text);
  // `2d: …` lacks its topic; it is not about topic 2.
  if (!item || /^\s*[0-9０-９]+\p{L}/u.test(text)) {
    return { ok: false, reason: "malformed" };
  }
  let until: Until | null = null;
  let said: Said = {};
  let rest = item.rest.replace(/\s*[=＝]\s*/g, "=");
  while ((rest = rest.replace(/^[\s,，、\p{Cf}]+/u, "")) !== "") {
    const read = readNext(rest, context);
    if (!read.ok) return read;
    rest = read.rest;
    if ("until" in read) {
      if (until) return sayTwice(until.word, read.until.word);
      until = read.until;
      continue;
    }
    const again = findAgain(said, read.said);
    if (again) return again;
    said = { ...said, ...read.said };
  }
  const { at: closesAt, adjusted = null } = until ?? afterThreeDays(context);
  return { ok: true, head: { topic: item.number, said, closesAt, adjusted } };
}

type Next =
  | { ok: true; until: Until; rest: string }
  | { ok: true; said: Said; rest: string }
  | PollRefusal;

function readNext(text: string, context: ReadingContext): Next {
  const voters = readVoters(text, context);
  if (voters) return voters;
  const [whole = text] = /^[^\s,，、]+/.exec(text) ?? [];
  if (!findWord(whole)) {
    const read = readClosing(text, context);
    if (read.ok) {
      const { at, adjusted, rest } = read;
      const word = text.slice(0, text.length - rest.length).trim();
      return {
        ok: true,
        until: { at, word, ...(adjusted && { adjusted }) },
        rest,
      };
    }
    if (read.reason === "past") return read;
  }
  const word = findWord(whole) ? whole : (findWordAtStart(whole) ?? whole);
  const setting = readSetting(word);
  if (!setting.ok) return setting;
  return { ...setting, rest: text.slice(word.length) };
}

function findAgain(before: Said, now: Said): PollRefusal | null {
  for (const slot of Object.keys(now) as (keyof Said)[]) {
    const [first, second] = [before[slot], now[slot]];
    if (first && second) return sayTwice(first.word, second.word);
  }
  return null;
}

const sayTwice = (first: string, second: string): PollRefusal => ({
  ok: false,
  reason: "said-twice",
  words: [first, second],
});

function afterThreeDays(context: ReadingContext) {
  const read = readUntil("3d", context);
  if (!read.ok) throw new Error("three days from now is not readable");
  return read;
}
