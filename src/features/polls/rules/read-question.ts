import { cleanText, hasInk, lengthOf } from "#platform/i18n";
import type { Method } from "../types.ts";
import type { PollRefusal } from "./poll-refusals.ts";
import { fixedOptions } from "./read-election.ts";

export const longestQuestion = 300;
export const longestOption = 100;
export const mostOptions = 10;

/** Reads `question | a | b`; a method that has options of its own takes none. */
export function readQuestion(
  body: string,
  method: Method,
): { ok: true; question: string; options: readonly string[] } | PollRefusal {
  const [question = "", ...written] = body.split(/[|｜]/).map(asLine);
  if (!hasInk(question)) return { ok: false, reason: "malformed" };
  const given = written.filter(hasInk);
  const own = fixedOptions[method];
  const refusal = own
    ? checkOwn(given, method)
    : (checkCount(given) ?? checkTexts(given));
  if (refusal) return refusal;
  return lengthOf(question) > longestQuestion
    ? { ok: false, reason: "question-too-long" }
    : { ok: true, question, options: own ?? given };
}

const checkOwn = (
  given: readonly string[],
  method: Method,
): PollRefusal | null =>
  given.length === 0 ? null : { ok: false, reason: "own-options", method };

function checkCount(given: readonly string[]): PollRefusal | null {
  if (given.length < 2) return { ok: false, reason: "few-options" };
  return given.length > mostOptions
    ? { ok: false, reason: "many-options" }
    : null;
}

function checkTexts(given: readonly string[]): PollRefusal | null {
  const long = given.find((option) => lengthOf(option) > longestOption);
  if (long) return { ok: false, reason: "option-too-long", option: long };
  const looks = given.map(looksOf);
  const equal = given.find((_, i) => looks.indexOf(looks[i] ?? "") < i);
  return equal === undefined
    ? null
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
