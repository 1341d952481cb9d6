import type { BallotContent, PollRules } from "../types.ts";

/** Whether one votes by the options on the card, or needs a ballot in private chat. */
export function isTapped({ method, secrecy }: PollRules): boolean {
  switch (method) {
    case "single":
    case "consent":
    case "countmein":
    case "dual-majority":
      return true;
    // What is chosen already can be told only where the voter's ballot is known.
    case "approval":
      return secrecy !== "secret";
    case "score":
    case "dots":
    case "irv":
    case "schulze":
    case "stv":
      return false;
  }
}

/** The ballot after a tap on an option of the card; null: it is taken back. */
export function tapCard(
  { method }: PollRules,
  before: BallotContent | null,
  option: number,
): BallotContent | null {
  const chosen = before && "choices" in before ? before.choices : [];
  if (method !== "approval" && method !== "countmein") {
    return { choices: [option] };
  }
  const choices = chosen.includes(option)
    ? chosen.filter((one) => one !== option)
    : [...chosen, option].sort((a, b) => a - b);
  return choices.length > 0 ? { choices } : null;
}

/** Both as they are written when they are cast. */
export const isSameBallot = (a: BallotContent, b: BallotContent): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
