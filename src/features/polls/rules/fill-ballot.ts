import type { BallotContent } from "../types.ts";
import { checkBallot } from "./check-ballot.ts";
import type { Asked } from "./election-of-poll.ts";
import { highestScore } from "./election.ts";
import { ballotOf } from "./read-election.ts";

/**
 * A ballot while somebody fills it in: a whole number for every option, 0 if it
 * has nothing. In rankings it is the place, for score and dots the points, else 1.
 * It travels in the buttons of the message, so that nothing need be stored of a
 * ballot that is not cast; what comes back may be forged.
 */
type Marks = readonly number[];

/**
 * Two whole numbers of a button hold five marks each; 73⁵ is the highest fifth
 * power below 2³¹, so a poll shares out 72 dots at most.
 */
const marksEach = 5;

const baseOf = ({ options, rules }: Asked): number => {
  switch (ballotOf[rules.method]) {
    case "ranking":
      return options.length + 1;
    case "scores":
      return highestMark(rules) + 1;
    case "choices":
      return 2;
  }
};

const highestMark = (rules: Asked["rules"]): number =>
  rules.method === "dots" ? (rules.points ?? 0) : highestScore;

export const emptyDraft = ({ options }: Asked): number[] =>
  options.map(() => 0);

/** The draft of a ballot that was cast; null: equal ranks do not fit into one. */
export function draftOf(poll: Asked, content: BallotContent): number[] | null {
  const marks = emptyDraft(poll);
  if ("choices" in content) {
    for (const option of content.choices) marks[option] = 1;
  } else if ("scores" in content) {
    for (const [option, points] of content.scores) marks[option] = points;
  } else {
    if (content.ranking.some((group) => group.length !== 1)) return null;
    for (const [i, option] of content.ranking.flat().entries()) {
      marks[option] = i + 1;
    }
  }
  return isDraft(poll, marks) ? marks : null;
}

export function packDraft(poll: Asked, marks: Marks): [number, number] {
  const base = baseOf(poll);
  const pack = (part: Marks) =>
    part.reduceRight((packed, mark) => packed * base + mark, 0);
  return [pack(marks.slice(0, marksEach)), pack(marks.slice(marksEach))];
}

/** null: it is no draft of this poll, somebody made it up. */
export function unpackDraft(
  poll: Asked,
  packed: readonly [number, number],
): number[] | null {
  const base = baseOf(poll);
  const marks = poll.options.map((_, option) => {
    const part = packed[option < marksEach ? 0 : 1];
    return Math.floor(part / base ** (option % marksEach)) % base;
  });
  const again = packDraft(poll, marks);
  const isWhole = again[0] === packed[0] && again[1] === packed[1];
  return isWhole && isDraft(poll, marks) ? marks : null;
}

function isDraft(poll: Asked, marks: Marks): boolean {
  const given = marks.filter((mark) => mark !== 0).sort((a, b) => a - b);
  if (given.some((mark) => mark < 0)) return false;
  switch (poll.rules.method) {
    case "irv":
    case "schulze":
    case "stv":
      return given.every((place, i) => place === i + 1);
    case "dots":
      return freeDots(poll, marks) >= 0;
    case "score":
      return given.every((points) => points <= highestScore);
    case "approval":
      return true;
    case "single":
    case "consent":
    case "countmein":
    case "dual-majority":
      return given.length <= 1;
  }
}

/** Of the dots that one ballot shares out. */
export const freeDots = ({ rules }: Asked, marks: Marks): number =>
  (rules.points ?? 0) - marks.reduce((sum, mark) => sum + mark, 0);

/**
 * A ranked option is taken out again, and those after it move up; scores and dots
 * go up by one, a score from the highest back to none.
 */
export function tapOption(
  poll: Asked,
  marks: Marks,
  option: number,
):
  | { ok: true; marks: number[] }
  | { ok: false; reason: "no-option" | "no-dots-left" } {
  const mark = marks[option];
  if (mark === undefined) return { ok: false, reason: "no-option" };
  const put = (changed: number) => ({
    ok: true as const,
    marks: marks.with(option, changed),
  });
  switch (poll.rules.method) {
    case "irv":
    case "schulze":
    case "stv":
      return mark === 0 ? put(Math.max(...marks) + 1) : takeOut(marks, mark);
    case "score":
      return put((mark + 1) % (highestScore + 1));
    case "dots":
      return freeDots(poll, marks) > 0
        ? put(mark + 1)
        : { ok: false, reason: "no-dots-left" };
    case "approval":
      return put(1 - mark);
    case "single":
    case "consent":
    case "countmein":
    case "dual-majority":
      return {
        ok: true,
        marks: marks.map((_, i) => (i === option ? 1 - mark : 0)),
      };
  }
}

const takeOut = (marks: Marks, place: number) => ({
  ok: true as const,
  marks: marks.map((mark) =>
    mark === place ? 0 : mark > place ? mark - 1 : mark,
  ),
});

export function ballotOfDraft(
  poll: Asked,
  marks: Marks,
): { ok: true; content: BallotContent } | { ok: false; reason: "empty" } {
  const marked = marks.flatMap((mark, option) =>
    mark > 0 ? [[option, mark] as const] : [],
  );
  if (marked.length === 0) return { ok: false, reason: "empty" };
  const content = writeContent(poll, marked);
  const wrong = checkBallot(content, poll);
  if (wrong) throw new Error(`a draft became no ballot: ${wrong.reason}`);
  return { ok: true, content };
}

function writeContent(
  { rules }: Asked,
  marked: readonly (readonly [option: number, mark: number])[],
): BallotContent {
  switch (ballotOf[rules.method]) {
    case "ranking":
      return {
        ranking: marked
          .toSorted(([, a], [, b]) => a - b)
          .map(([option]) => [option]),
      };
    case "scores":
      return { scores: marked };
    case "choices":
      return { choices: marked.map(([option]) => option) };
  }
}
