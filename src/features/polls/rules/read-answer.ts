import type { ReadingContext } from "#platform/clock";
import { withSettings } from "./plan-choices.ts";
import { hasOwnOptions, type Step } from "./plan-steps.ts";
import { readClosingAnswer, type Choices, type PollPlan } from "./poll-plan.ts";
import type { PollRefusal } from "./poll-refusals.ts";
import type { Slot } from "./poll-words.ts";
import { readQuestion } from "./read-question.ts";
import { readSetting, type Said } from "./read-setting.ts";
import { readVoters } from "./read-voters.ts";

type Answered =
  | { ok: true; plan: PollPlan }
  | PollRefusal
  /** The step is answered by a button. */
  | { ok: false; reason: "press-instead" };

/** What a plan becomes by what was written at its step; the topic is none of these. */
export function readAnswer(
  plan: PollPlan,
  text: string,
  context: ReadingContext,
): Answered {
  const { step } = plan;
  if (step === "question") return readQuestionAnswer(plan, text);
  if (step === "options") return withOptions(plan, listLines(text));
  if (step === "opinions") {
    return withOptions(plan, [...plan.options, ...listLines(text)]);
  }
  if (step === "voters") return readVotersAnswer(plan, text, context);
  if (step === "topic" || step === "kind" || step === "attachment") {
    return { ok: false, reason: "press-instead" };
  }
  if (step !== "until" && step !== "preview" && step !== "more") {
    return readSettingAnswer(plan, text, step);
  }
  const read = readClosingAnswer(text, context);
  if (read.ok) return { ok: true, plan: { ...plan, closing: read.closing } };
  if (step === "until") return read;
  const isOfVoters = readVoters(text.trim(), context) !== null;
  return isOfVoters
    ? readVotersAnswer(plan, text, context)
    : readSettingAnswer(plan, text, null);
}

function readQuestionAnswer(plan: PollPlan, text: string): Answered {
  const { method = "single" } = plan.settings;
  const hasOptions = /[|｜]/.test(text);
  if (hasOwnOptions(plan) || hasOptions) {
    const read = readQuestion(text, method);
    if (!read.ok) return read;
    const { question } = read;
    const options = hasOwnOptions(plan) ? plan.options : read.options;
    return { ok: true, plan: { ...plan, question, options } };
  }
  // Its options come later: read like one whose method has its own.
  const read = readQuestion(text, "countmein");
  return read.ok
    ? { ok: true, plan: { ...plan, question: read.question } }
    : read;
}

/** The options as a poll would have them. */
export function withOptions(
  plan: PollPlan,
  options: readonly string[],
): { ok: true; plan: PollPlan } | PollRefusal {
  const { method = "single" } = plan.settings;
  const read = readQuestion(["?", ...options].join("|"), method);
  return read.ok
    ? { ok: true, plan: { ...plan, options: read.options } }
    : read;
}

/** One a line or between `|`; numbers from 1 before them are no part of them. */
function listLines(text: string): string[] {
  const written = text
    .split(/[\n|｜]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const numbered = written.map((line) =>
    /^([0-9]{1,2})(?:[、．)）]|\.(?!\d))\s*(?=\S)/.exec(line),
  );
  const isNumbered = numbered.every((match, i) => Number(match?.[1]) === i + 1);
  return isNumbered
    ? written.map((line, i) => line.slice(numbered[i]?.[0].length))
    : written;
}

function readVotersAnswer(
  plan: PollPlan,
  text: string,
  context: ReadingContext,
): Answered {
  const list = text.trim().replace(/\s*\n\s*/g, "、");
  const read = readVoters(/[=＝]/.test(list) ? list : `by=${list}`, context);
  if (!read || (read.ok && read.rest.trim() !== "")) {
    return { ok: false, reason: "no-voters", word: text };
  }
  return read.ok ? withSaid(plan, read.said) : quoting(read, text);
}

const keyed: readonly Step[] = [
  "quorum",
  "pass",
  "tie",
  "seats",
  "points",
  "need",
];

/** `step`: what it has to be about; null: anything that a poll's line may say. */
function readSettingAnswer(
  plan: PollPlan,
  text: string,
  step: Step | null,
): Answered {
  const word = text.trim().replace(/\s*[=＝]\s*/g, "=");
  const isKeyed = step !== null && keyed.includes(step) && !word.includes("=");
  const read = readSetting(isKeyed ? `${step}=${word}` : word);
  if (!read.ok) {
    return read.reason === "unknown-word"
      ? { ok: false, reason: "press-instead" }
      : quoting(read, text);
  }
  const slots = Object.keys(read.said) as Slot[];
  const isMeant =
    step === null ||
    slots.some((slot) => slot === step) ||
    (step === "method" && slots.includes("preset"));
  return isMeant
    ? withSaid(plan, read.said)
    : { ok: false, reason: "press-instead" };
}

/** A refusal names what was written, not what it was read as. */
const quoting = (refusal: PollRefusal, text: string): PollRefusal =>
  "word" in refusal ? { ...refusal, word: text.trim() } : refusal;

function withSaid(plan: PollPlan, said: Said): Answered {
  const chosen = Object.fromEntries(
    Object.entries(said).map(([slot, { value }]) => [slot, value]),
  ) as Choices;
  const { method, preset } = chosen;
  const change = {
    ...chosen,
    ...(method && { preset: undefined }),
    ...(preset && { method: "consent" as const }),
  };
  return { ok: true, plan: withSettings(plan, change) };
}
