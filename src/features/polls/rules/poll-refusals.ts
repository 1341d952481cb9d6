import type { Method } from "../types.ts";

/** Why a poll cannot be held as it was asked for; `word` is what was written. */
export type PollRefusal =
  | { ok: false; reason: "malformed" | "few-options" | "many-options" }
  | { ok: false; reason: "question-too-long" }
  | { ok: false; reason: "option-too-long" | "equal-options"; option: string }
  /** The method says itself what can be answered. */
  | { ok: false; reason: "own-options"; method: Method }
  | { ok: false; reason: "past"; understood: Temporal.PlainDateTime }
  | { ok: false; reason: "unknown-word"; word: string; meant: string | null }
  | { ok: false; reason: "said-twice"; words: readonly [string, string] }
  | { ok: false; reason: "no-threshold" | "above-whole"; word: string }
  | { ok: false; reason: "no-voters" | "no-tie-break"; word: string }
  | {
      ok: false;
      reason: "no-number";
      word: string;
      least: number;
      most: number;
    }
  /** It goes with these methods only. */
  | {
      ok: false;
      reason: "not-of-method";
      word: string;
      method: Method;
      of: readonly Method[];
    }
  /** The law says who votes and how many it takes. */
  | { ok: false; reason: "set-by-law"; word: string }
  | { ok: false; reason: "need-missing" }
  | { ok: false; reason: "too-many-seats"; seats: number; options: number }
  /** A share of how many? Nobody knows who everyone is. */
  | { ok: false; reason: "share-of-everyone"; word: string }
  | { ok: false; reason: "area-of-people" | "area-of-nothing" }
  /** What weighs by its area says whose it is. */
  | { ok: false; reason: "secret-by-area" };
