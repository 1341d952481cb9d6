import { readUntil, type Adjusted } from "#platform/clock";
import type { PollRefusal } from "./poll-refusals.ts";
import { readQuestion } from "./read-question.ts";

/** What somebody asks the group, by Telegram's own kind of poll. */
export interface QuickDraft {
  readonly question: string;
  readonly options: readonly string[];
  readonly closesAt: number;
  /** The clocks change at that time, see `readUntil`. */
  readonly adjusted: Adjusted | null;
}

export type QuickRefusal =
  PollRefusal | { ok: false; reason: "unknown-until"; word: string };

interface Context {
  readonly now: number;
  readonly timeZone: string;
}

/** Reads `[until]: question | a | b`; without a time it is open for three days. */
export function readQuickPoll(
  text: string,
  context: Context,
): { ok: true; draft: QuickDraft } | QuickRefusal {
  const time = findTime(text, context);
  if (!time.ok) return time;
  const asked = readQuestion(time.body, "single");
  if (!asked.ok) return asked;
  const { question, options } = asked;
  const { closesAt, adjusted } = time;
  return { ok: true, draft: { question, options, closesAt, adjusted } };
}

type Time = Pick<QuickDraft, "closesAt" | "adjusted">;

const longestTime = 40;
/** Meant as a time, even if there is none such: `2x`, `13月5日`, `13-05`. */
const likeTime = /^\d+ ?[a-z]{1,3}$|^(\d{4}[-/.年])?\d+[-/.月]\d+[日号]?$/;

/**
 * A question may hold colons too (`3号楼：装不装？`), so what is before the first
 * is a time only if all of it is; a time may hold one, too (`20:00: when?`).
 */
function findTime(
  text: string,
  context: Context,
): ({ ok: true; body: string } & Time) | QuickRefusal {
  const [start = ""] = text.slice(0, longestTime).split(/[|｜]/);
  const ends = [...start.matchAll(/[:：]/g)].map(({ index }) => index);
  for (const end of ends.toReversed()) {
    const read = readUntil(text.slice(0, end), context);
    if (read.ok && read.rest.trim() === "") {
      return { ok: true, body: text.slice(end + 1), ...timeOf(read) };
    }
  }
  const [first] = ends;
  const head = text.slice(0, first).normalize("NFKC").trim().toLowerCase();
  if (first === undefined || !likeTime.test(head)) {
    return { ok: true, body: text, ...timeOf(readDefault(context)) };
  }
  const read = readUntil(head, context);
  return !read.ok && read.reason === "past"
    ? read
    : { ok: false, reason: "unknown-until", word: head };
}

const timeOf = (read: { at: number; adjusted?: Adjusted }): Time => ({
  closesAt: read.at,
  adjusted: read.adjusted ?? null,
});

function readDefault(context: Context) {
  const read = readUntil("3d", context);
  if (!read.ok) throw new Error("three days from now is not readable");
  return read;
}
