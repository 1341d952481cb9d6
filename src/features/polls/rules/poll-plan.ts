import {
  localDateTime,
  readUntil,
  type Adjusted,
  type ReadingContext,
} from "#platform/clock";
import type { Attachment } from "../types.ts";
import type { PollRefusal } from "./poll-refusals.ts";
import type { Settings, Slot } from "./poll-words.ts";
import { hasOwnOptions, nextStep, type Step } from "./plan-steps.ts";
import { draftPoll, type PollDraft } from "./read-poll.ts";
import type { Said } from "./read-setting.ts";
import { isOfMethod } from "./settle-rules.ts";

/** What was chosen of a poll's settings; the rest is as usual. */
export type Choices = { readonly [S in Slot]?: Settings[S] };

/** `after`: as long as that from the posting, `3d`; `at`: a time that was given. */
export type Closing =
  | { readonly after: string }
  /** The clocks change at that time, see `readUntil`. */
  | { readonly at: number; readonly adjusted: Adjusted | null };

/** A poll that a convener puts together step by step. */
export interface PollPlan {
  readonly id: number;
  readonly step: Step;
  readonly topic: number | null;
  /** null: not written yet. */
  readonly question: string | null;
  readonly options: readonly string[];
  readonly settings: Choices;
  readonly closing: Closing;
  readonly attachment: Attachment | null;
}

export const usualClosing: Closing = { after: "3d" };

/** Without what goes with other methods, or with electorates other than the chosen one. */
export function fitSettings(settings: Choices): Choices {
  const { method } = settings;
  if (method === undefined) return settings;
  const isIn = (slot: Slot) =>
    isOfMethod(slot, method) &&
    (slot !== "preset" || method === "consent") &&
    (slot !== "shows" || settings.secrecy !== "secret") &&
    (slot !== "area" || isWeighed(settings));
  return Object.fromEntries(
    Object.entries(settings).filter(([slot]) => isIn(slot as Slot)),
  );
}

/** Whether floor area can matter: households, and a threshold. */
export const isWeighed = ({ method, by, quorum, pass }: Choices): boolean =>
  (by === undefined || by === "household") &&
  (quorum !== undefined || pass !== undefined || method === "consent");

type Context = ReadingContext & { readonly isRostered: boolean };

/** What `/poll` would read, were all of it written in one line. */
export function draftPlan(
  plan: PollPlan,
  context: Context,
): { ok: true; draft: PollDraft } | PollRefusal {
  const closing = readPlannedClosing(plan.closing, context);
  if (!closing.ok) return closing;
  const { at: closesAt, adjusted } = closing;
  const head = {
    topic: plan.topic ?? 0,
    said: asSaid(plan.settings),
    closesAt,
    adjusted,
  };
  const options = hasOwnOptions(plan) ? [] : plan.options;
  return draftPoll(head, [plan.question ?? "", ...options].join("|"), context);
}

/** Why a plan that lacks nothing cannot be opened as it is, whenever it closes. */
export function checkPlan(
  plan: PollPlan,
  context: Context,
): PollRefusal | null {
  if (nextStep(plan) !== "preview") return null;
  const drafted = draftPlan({ ...plan, closing: usualClosing }, context);
  return drafted.ok ? null : drafted;
}

/** Where a plan that cannot be opened so is changed; of the rest the method decides. */
export const stepToMend = ({ reason }: PollRefusal): Step =>
  mendings[reason] ?? "method";

const mendings: { readonly [R in PollRefusal["reason"]]?: Step } = {
  past: "until",
  malformed: "question",
  "question-too-long": "question",
  "few-options": "options",
  "many-options": "options",
  "option-too-long": "options",
  "equal-options": "options",
  "too-many-seats": "seats",
  "need-missing": "need",
  "secret-by-area": "secrecy",
  "share-of-everyone": "voters",
  "area-of-people": "voters",
};

/** A refusal quotes what was chosen. */
const asSaid = (settings: Choices): Said =>
  Object.fromEntries(
    Object.entries(settings).map(([slot, value]) => [
      slot,
      { word: wordOf(value), value },
    ]),
  );

const wordOf = (value: Settings[Slot]): string =>
  typeof value === "object" && "mark" in value ? value.mark : String(value);

type Planned = { ok: true; at: number; adjusted: Adjusted | null };

function readPlannedClosing(
  closing: Closing,
  context: ReadingContext,
): Planned | Extract<PollRefusal, { reason: "past" }> {
  if ("at" in closing) {
    const understood = localDateTime(closing.at, context.timeZone);
    return closing.at > context.now
      ? { ok: true, ...closing }
      : { ok: false, reason: "past", understood };
  }
  const read = readUntil(closing.after, context);
  if (!read.ok) throw new Error(`no length of time: ${closing.after}`);
  const { at, adjusted = null } = read;
  return { ok: true, at, adjusted };
}

const minuteMs = 60_000;

/** Reads `3d`, which stays relative, or `12-05 20:00`. */
export function readClosingAnswer(
  text: string,
  context: ReadingContext,
): { ok: true; closing: Closing } | PollRefusal {
  const read = readUntil(text, context);
  if (!read.ok && read.reason === "past") return read;
  if (!read.ok || read.rest.trim() !== "") {
    return { ok: false, reason: "unknown-word", word: text, meant: null };
  }
  const now = context.now + minuteMs;
  const later = readUntil(text, { ...context, now });
  // A length of time moves on with the clock, a date does not.
  const isLength = later.ok && later.at === read.at + minuteMs;
  const { at, adjusted = null } = read;
  return { ok: true, closing: isLength ? { after: text } : { at, adjusted } };
}
