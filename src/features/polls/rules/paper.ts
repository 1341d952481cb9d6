/** A secret poll's papers come in batches of so many at least: of fewer one could guess whose is which. */
const leastInSecret = 3;
/** All of them are shown to the second person in one message. */
const mostInBatch = 20;

/** A part of what was written, and where in the text it stands. */
export interface Written {
  readonly text: string;
  readonly at: number;
}

export type PapersRefusal = { ok: false } & (
  | { reason: "empty" | "no-ballots" | "two-witnesses" }
  | { reason: "too-many"; most: number }
  | { reason: "too-few"; least: number }
  | { reason: "uneven"; voters: number; ballots: number }
);

export interface WrittenPapers {
  readonly ok: true;
  /** Who is to confirm them; null: nobody was named. */
  readonly witness: Written | null;
  /** One paper each; of a secret poll one voter each. */
  readonly lines: readonly Written[];
  /** Of a secret poll alone: in any order. */
  readonly ballots: readonly string[];
}

const witnessed = /^(见证|核对|witness)\s*[:：]?\s*(?=[@＠\p{L}])/iu;

/** One paper a line: `3-201 A`, `@wang 2 1 3`; a line may name the witness. */
export function readPapers(text: string): WrittenPapers | PapersRefusal {
  const read = takeWitness(text);
  if (!read.ok) return read;
  const { lines } = read;
  if (lines.length === 0) return { ok: false, reason: "empty" };
  return lines.length > mostInBatch
    ? { ok: false, reason: "too-many", most: mostInBatch }
    : { ...read, ballots: [] };
}

/**
 * Papers of a secret poll, voters and ballots apart: `3-201, 3-202, 3-203: 2 | 1
 * | 1`. The ballots are in any order, as many as the voters.
 */
export function readSecretPapers(text: string): WrittenPapers | PapersRefusal {
  const read = takeWitness(text);
  if (!read.ok) return read;
  const [first] = read.lines;
  if (!first) return { ok: false, reason: "empty" };
  const end =
    (read.lines.at(-1)?.at ?? 0) + (read.lines.at(-1)?.text.length ?? 0);
  const whole = text.slice(first.at, end);
  const colon = whole.search(/[:：]/);
  if (colon < 0) return { ok: false, reason: "no-ballots" };
  const voters = split(whole.slice(0, colon), /[,，、;；\n]/, first.at);
  const ballots = split(whole.slice(colon + 1), /[|｜\n]/, 0);
  if (voters.length !== ballots.length) {
    const counts = { voters: voters.length, ballots: ballots.length };
    return { ok: false, reason: "uneven", ...counts };
  }
  if (voters.length < leastInSecret) {
    return { ok: false, reason: "too-few", least: leastInSecret };
  }
  if (voters.length > mostInBatch) {
    return { ok: false, reason: "too-many", most: mostInBatch };
  }
  return {
    ok: true,
    witness: read.witness,
    lines: voters,
    ballots: ballots.map((one) => one.text),
  };
}

function takeWitness(
  text: string,
): { ok: true; witness: Written | null; lines: Written[] } | PapersRefusal {
  const lines = split(text, /\n/, 0);
  const named = lines.filter((line) => witnessed.test(line.text));
  const [line] = named;
  if (named.length > 1) return { ok: false, reason: "two-witnesses" };
  const said = line ? (witnessed.exec(line.text)?.[0].length ?? 0) : 0;
  return {
    ok: true,
    witness: line ? { text: line.text.slice(said), at: line.at + said } : null,
    lines: lines.filter((one) => one !== line),
  };
}

/** The parts that say something, without the space around them. */
function split(text: string, separator: RegExp, from: number): Written[] {
  const parts: Written[] = [];
  let at = from;
  for (const part of text.split(separator)) {
    const trimmed = part.trim();
    if (trimmed !== "") {
      parts.push({ text: trimmed, at: at + part.indexOf(trimmed) });
    }
    at += part.length + 1;
  }
  return parts;
}

/** The beginnings of a line that may name a unit, the shortest first, and what follows. */
export function unitsIn(line: string): { unit: string; rest: string }[] {
  const ends = [...line.matchAll(/[\s:：]+|$/gu)].map((match) => ({
    unit: line.slice(0, match.index),
    rest: line.slice(match.index + match[0].length),
  }));
  return ends.slice(0, mostWordsOfUnit).filter(({ unit }) => unit !== "");
}

const mostWordsOfUnit = 4;

/** Who may confirm what somebody entered; the one who entered it never. */
export function mayConfirm(given: {
  readonly batch: {
    readonly enteredBy: number;
    readonly witnessId: number | null;
    readonly isPosted: boolean;
  };
  readonly conveners: readonly number[];
  readonly member: number;
  /** Present, and neither expert nor supervisor. */
  readonly isResident: boolean;
}): boolean {
  const { batch, conveners, member, isResident } = given;
  if (member === batch.enteredBy) return false;
  const others = conveners.filter((id) => id !== batch.enteredBy);
  if (others.length > 0) return others.includes(member);
  return isResident && (batch.isPosted || batch.witnessId === member);
}
