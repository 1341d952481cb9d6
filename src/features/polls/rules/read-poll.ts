import type { Adjusted, ReadingContext } from "#platform/clock";
import type { PollRules } from "../types.ts";
import type { PollRefusal } from "./poll-refusals.ts";
import { findHead, type Head } from "./read-head.ts";
import { readQuestion } from "./read-question.ts";
import { settleRules } from "./settle-rules.ts";

export type { PollRefusal };

/** What a convener asks to be decided. */
export interface PollDraft {
  readonly topic: number;
  readonly question: string;
  /** Texts, or the keys that the method fixes. */
  readonly options: readonly string[];
  readonly closesAt: number;
  /** The clocks change at that time, see `readUntil`. */
  readonly adjusted: Adjusted | null;
  readonly rules: PollRules;
  /** Who may vote, as it was written, where the electorate is a list. */
  readonly listed: readonly string[];
  /** What is not as it was asked for. */
  readonly notes: readonly "secret-shows-at-the-end"[];
}

/** Reads `#n [method] [option…] [until]: question | a | b`. */
export function readPoll(
  text: string,
  context: ReadingContext & { readonly isRostered: boolean },
): { ok: true; draft: PollDraft } | PollRefusal {
  const found = findHead(text, context);
  return found.ok ? draftPoll(found.head, found.body, context) : found;
}

/** What was said before the question, and `question | a | b`, as one poll. */
export function draftPoll(
  { said, ...head }: Head,
  body: string,
  context: { readonly isRostered: boolean },
): { ok: true; draft: PollDraft } | PollRefusal {
  const settled = settleRules(said, context);
  if (!settled.ok) return settled;
  const { rules, listed } = settled;
  const asked = readQuestion(body, rules.method);
  if (!asked.ok) return asked;
  const { question, options } = asked;
  if (rules.method === "stv" && rules.seats >= options.length) {
    return {
      ok: false,
      reason: "too-many-seats",
      seats: rules.seats,
      options: options.length,
    };
  }
  const isOtherwise = said.shows && said.shows.value !== rules.shows;
  const notes = isOtherwise ? (["secret-shows-at-the-end"] as const) : [];
  const draft = { ...head, question, options, rules, listed, notes };
  return { ok: true, draft };
}
