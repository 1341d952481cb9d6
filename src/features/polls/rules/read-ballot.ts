import type { BallotContent } from "../types.ts";
import {
  checkBallot,
  needsReason,
  type BallotRefusal,
} from "./check-ballot.ts";
import type { Asked } from "./election-of-poll.ts";
import { readStance } from "./read-stance.ts";
import { ballotOf } from "./read-election.ts";

type ReadContent = { ok: true; content: BallotContent } | BallotRefusal;
type ReadBallot =
  { ok: true; content: BallotContent; reason?: string } | BallotRefusal;

const refuse = (reason: "empty" | "not-understood") => ({
  ok: false as const,
  reason,
});

/**
 * What somebody types for a ballot: numbers of options as `2 1 3` or `2=3>1`,
 * points as `1:5 2:0` or one for each option in order, an option's words or
 * their beginning, or the words for a stance and why.
 */
export function readBallotText(text: string, poll: Asked): ReadBallot {
  const typed = text.normalize("NFKC").replaceAll("\uFE0F", "").trim();
  if (typed === "") return refuse("empty");
  const stance = readStance(typed, poll);
  if (stance) {
    const { reason } = stance;
    const content = { choices: [stance.option] };
    return reason === null && needsReason(content, poll)
      ? { ok: false, reason: "reason-missing" }
      : { ok: true, content, ...(reason !== null && { reason }) };
  }
  const read = readContent(typed, poll);
  if (!read.ok) return read;
  const wrong = checkBallot(read.content, poll);
  if (wrong) return wrong;
  return needsReason(read.content, poll)
    ? { ok: false, reason: "reason-missing" }
    : read;
}

function readContent(typed: string, poll: Asked): ReadContent {
  switch (ballotOf[poll.rules.method]) {
    case "ranking":
      return readRanking(typed, poll);
    case "scores":
      return readScores(typed, poll);
    case "choices":
      return readChoices(typed, poll);
  }
}

const between = /[\s,、;|/>→。]+/u;
const partsOf = (text: string): string[] =>
  text.split(between).filter((part) => part !== "");

/** `第3项` and `no. 3` are a place even where options are numbers themselves. */
const place = /^(?:第(\d{1,4})[项个]?|no\.?(\d{1,4}))$/i;

const asNumber = (text: string): number | null =>
  /^#?\d{1,4}$/.test(text) ? Number(text.replace("#", "")) : null;

function readRanking(typed: string, poll: Asked): ReadContent {
  const groups = partsOf(typed.replace(/\s*=\s*/g, "=")).map((group) =>
    group.split("=").map(asNumber),
  );
  const ranking: number[][] = [];
  for (const group of groups) {
    const options: number[] = [];
    for (const number of group) {
      if (number === null) return refuse("not-understood");
      if (!isNumbered(number, poll)) return unknown(String(number));
      options.push(number - 1);
    }
    ranking.push(options);
  }
  return { ok: true, content: { ranking } };
}

function readScores(typed: string, poll: Asked): ReadContent {
  const parts = partsOf(typed.replace(/\s*[:=]\s*/g, ":"));
  const pairs = parts.map((part) => part.split(":").map(asNumber));
  const isPaired = pairs.some((pair) => pair.length > 1);
  if (!isPaired && pairs.length !== poll.options.length) {
    return pairs.flat().includes(null)
      ? refuse("not-understood")
      : { ok: false, reason: "one-each", asked: poll.options.length };
  }
  const scores: [number, number][] = [];
  for (const [i, pair] of pairs.entries()) {
    const [number = null, points = null, more] = isPaired
      ? pair
      : [i + 1, pair[0]];
    if (number === null || points === null || more !== undefined) {
      return refuse("not-understood");
    }
    if (!isNumbered(number, poll)) return unknown(String(number));
    scores.push([number - 1, points]);
  }
  scores.sort(([a], [b]) => a - b);
  return { ok: true, content: { scores } };
}

/** The words of one option may hold commas, so they are tried whole at first. */
function readChoices(typed: string, poll: Asked): ReadContent {
  const whole = readOption(typed, poll);
  if (whole.ok) return { ok: true, content: { choices: [whole.option] } };
  if (whole.reason === "ambiguous") return whole;
  const words = typed.split(/[,、;\n]+/).filter((part) => part.trim() !== "");
  const parts = words.length > 1 ? words : partsOf(typed);
  const choices: number[] = [];
  for (const part of parts) {
    const numbers = partsOf(part);
    // `1 3, 4`: numbers may be told apart by less than words.
    const names = numbers.every((one) => asNumber(one) !== null)
      ? numbers
      : [part];
    for (const name of names) {
      const read = readOption(name, poll);
      if (!read.ok) return parts.length > 1 ? read : whole;
      choices.push(read.option);
    }
  }
  return { ok: true, content: { choices: choices.sort((a, b) => a - b) } };
}

/** An option by its number, its words or a beginning that no other option has. */
function readOption(
  typed: string,
  poll: Asked,
): { ok: true; option: number } | BallotRefusal {
  const placed = place.exec(looksOf(typed));
  if (placed) {
    const number = Number(placed[1] ?? placed[2]);
    return isNumbered(number, poll)
      ? { ok: true, option: number - 1 }
      : unknown(typed);
  }
  const number = asNumber(typed);
  const wanted = looksOf(typed);
  const looks = poll.options.map(looksOf);
  const named = looks.indexOf(wanted);
  if (number !== null) {
    const option = isNumbered(number, poll) ? number - 1 : null;
    // Of options such as 3, 5 and 8 a number may mean either.
    if (named >= 0 && option !== null && option !== named) {
      return { ok: false, reason: "ambiguous", given: typed };
    }
    const meant = option ?? (named >= 0 ? named : null);
    return meant === null ? unknown(typed) : { ok: true, option: meant };
  }
  if (wanted === "") return refuse("not-understood");
  if (named >= 0) return { ok: true, option: named };
  const beginning = looks.flatMap((one, i) =>
    one.startsWith(wanted) ? [i] : [],
  );
  const [first] = beginning;
  if (first === undefined) return refuse("not-understood");
  return beginning.length === 1
    ? { ok: true, option: first }
    : { ok: false, reason: "ambiguous", given: typed };
}

const isNumbered = (number: number, { options }: Asked): boolean =>
  number >= 1 && number <= options.length;

const unknown = (given: string): BallotRefusal => ({
  ok: false,
  reason: "unknown-option",
  given,
});

const looksOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cf}\uFE0F]/gu, "");
