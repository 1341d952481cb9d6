import { topOf } from "./count-runoff.ts";
import type { Count } from "./election.ts";
import type { FiledBallot, Method } from "./read-election.ts";

/**
 * Whether a ballot counts for the winner where a pass mark asks: it chose it;
 * by instant-runoff it is with it in the last round; by Schulze it ranks it, and
 * by STV any of the winners.
 */
export function isSupporting(
  method: Method,
  { choices, ranking }: FiledBallot,
  { winners, rounds = [] }: Pick<Count, "winners" | "rounds">,
): boolean {
  const [winner] = winners;
  if (winner === undefined) return false;
  switch (method) {
    case "single":
    case "consent":
    case "dual-majority":
      return choices.length === 1 && choices[0] === winner;
    case "approval":
    case "countmein":
      return choices.includes(winner);
    case "irv": {
      // A ballot that once met equals at its top is exhausted for good.
      const tops = rounds.map(({ totals }) => topOf({ ranking }, totals));
      return !tops.includes(null) && tops.at(-1) === winner;
    }
    case "schulze":
    case "stv":
      return ranking.flat().some((option) => winners.includes(option));
    case "score":
    case "dots":
      return false;
  }
}
