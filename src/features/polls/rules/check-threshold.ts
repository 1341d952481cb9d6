import {
  isHalf,
  leastToPass,
  leastToReach,
  type Threshold,
} from "./threshold.ts";

/** A threshold, and how far it is reached. */
export interface Check {
  /** `need`: of those who count themselves in. */
  readonly what: "quorum" | "pass" | "need";
  /** Votes, cm² of floor area, or points. */
  readonly in: "people" | "area" | "points";
  readonly asked: Threshold;
  /** More than half is asked, not half. */
  readonly isHalf: boolean;
  readonly reached: number;
  /** The least that meets it while `whole` stays as it is. */
  readonly needed: number;
  /** What a share is a share of. */
  readonly whole: number;
  readonly isMet: boolean;
  /** How much it lacks, or if it is met has to spare. */
  readonly byHowMany: number;
}

/** Nothing is never enough: without a vote no threshold is met. */
export function checkThreshold(
  ask: Pick<Check, "what" | "in" | "asked" | "reached" | "whole">,
): Check {
  const needed =
    ask.what === "pass"
      ? leastToPass(ask.asked, ask.whole)
      : Math.max(1, leastToReach(ask.asked, ask.whole));
  return {
    ...ask,
    isHalf: ask.what === "pass" && isHalf(ask.asked),
    needed,
    isMet: ask.reached >= needed,
    byHowMany: Math.abs(ask.reached - needed),
  };
}
