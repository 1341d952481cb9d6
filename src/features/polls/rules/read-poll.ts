import { cleanText, hasInk, lengthOf } from "#platform/i18n";
import { readItemNumber } from "#platform/chat";
import { readUntil, type Adjusted, type ReadUntil } from "#platform/clock";

export const longestQuestion = 300;
export const longestOption = 100;
export const mostOptions = 10;

/** What a convener asks to be decided. */
export interface PollDraft {
  readonly topic: number;
  readonly question: string;
  readonly options: readonly string[];
  readonly closesAt: number;
  /** The clocks change at that time, see `readUntil`. */
  readonly adjusted: Adjusted | null;
}

export type PollRefusal =
  | { ok: false; reason: "malformed" | "few-options" | "many-options" }
  | { ok: false; reason: "question-too-long" }
  | { ok: false; reason: "unknown-word" | "word-for-later"; word: string }
  | { ok: false; reason: "option-too-long" | "equal-options"; option: string }
  | { ok: false; reason: "past"; understood: Temporal.PlainDateTime };

interface Context {
  readonly now: number;
  readonly timeZone: string;
}

/** How every poll is held today; saying so is no mistake. */
const asToday = /^(single|open|live|by=everyone|tie=convener)$/;
const forLater =
  /^(approval|consent|score|dots|irv|ranked|schulze|stv|countmein|dual-majority|secret|after|end|special|(quorum|pass|seats|points|need|by|tie)=.*)$/;

/** Reads `#n [method] [option…] [until]: question | a | b`. */
export function readPoll(
  text: string,
  context: Context,
): { ok: true; draft: PollDraft } | PollRefusal {
  const found = findHead(text, context);
  if (!found.ok) return found;
  const asked = readBody(found.body);
  if (!asked.ok) return asked;
  const { question, options } = asked;
  return { ok: true, draft: { ...found.head, question, options } };
}

type Head = Pick<PollDraft, "topic" | "closesAt" | "adjusted">;

/** Nobody needs more to say which topic, how and until when. */
const longestHead = 120;

/**
 * A time and a question may hold colons too, so the one that ends the head is
 * the last before which everything makes sense: `20:00: when? 8:00 | 9:00`.
 */
function findHead(
  text: string,
  context: Context,
): { ok: true; head: Head; body: string } | PollRefusal {
  const [start = ""] = text.slice(0, longestHead).split(/[|｜]/);
  const ends = [...start.matchAll(/[:：]/g)].map(({ index }) => index);
  let refusal: PollRefusal = { ok: false, reason: "malformed" };
  for (const [tried, end] of ends.reverse().entries()) {
    const read = readHead(text.slice(0, end), context);
    if (read.ok) return { ...read, body: text.slice(end + 1) };
    if (tried === 0) refusal = read;
  }
  return refusal;
}

function readHead(
  text: string,
  context: Context,
): { ok: true; head: Head } | PollRefusal {
  const item = readItemNumber(text);
  // `2d: …` lacks its topic; it is not about topic 2.
  if (!item || /^\s*[0-9０-９]+\p{L}/u.test(text)) {
    return { ok: false, reason: "malformed" };
  }
  let until: { at: number; adjusted?: Adjusted } | null = null;
  let rest = item.rest;
  while ((rest = rest.replace(/^[\s,，、]+/, "")) !== "") {
    const read: ReadUntil | null = until ? null : readUntil(rest, context);
    if (read?.ok) {
      until = read;
      rest = read.rest;
      continue;
    }
    if (read?.reason === "past") return read;
    const [word = rest] = /^[^\s,，、]+/.exec(rest) ?? [];
    const name = word.normalize("NFKC").toLowerCase();
    if (!asToday.test(name)) return refuseWord(name);
    rest = rest.slice(word.length);
  }
  until ??= afterThreeDays(context);
  const { at: closesAt, adjusted = null } = until;
  return { ok: true, head: { topic: item.number, closesAt, adjusted } };
}

function refuseWord(name: string): PollRefusal {
  const word = name.replace(/:+$/, "");
  return {
    ok: false,
    reason: forLater.test(word) ? "word-for-later" : "unknown-word",
    word,
  };
}

function afterThreeDays(context: Context) {
  const read = readUntil("3d", context);
  if (!read.ok) throw new Error("three days from now is not readable");
  return read;
}

function readBody(
  body: string,
): { ok: true; question: string; options: string[] } | PollRefusal {
  const [question = "", ...options] = body.split(/[|｜]/).map(asLine);
  if (!hasInk(question)) return { ok: false, reason: "malformed" };
  const given = options.filter(hasInk);
  if (given.length < 2) return { ok: false, reason: "few-options" };
  if (given.length > mostOptions) return { ok: false, reason: "many-options" };
  if (lengthOf(question) > longestQuestion) {
    return { ok: false, reason: "question-too-long" };
  }
  const long = given.find((option) => lengthOf(option) > longestOption);
  if (long) return { ok: false, reason: "option-too-long", option: long };
  const looks = given.map(looksOf);
  const equal = given.find((_, i) => looks.indexOf(looks[i] ?? "") < i);
  return equal === undefined
    ? { ok: true, question, options: given }
    : { ok: false, reason: "equal-options", option: equal };
}

/** The card has one line an option. */
const asLine = (text: string) => cleanText(text).replace(/\s+/g, " ").trim();

/** Options that differ by width, case or unseen marks alone look the same. */
const looksOf = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, "");
