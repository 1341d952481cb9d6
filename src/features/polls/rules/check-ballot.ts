import type { BallotContent } from "../types.ts";
import type { Asked } from "./election-of-poll.ts";
import { highestScore } from "./election.ts";
import { ballotOf } from "./read-election.ts";

/** Why a ballot is not taken; options by their index. */
export type BallotRefusal = { readonly ok: false } & (
  | {
      readonly reason:
        | "wrong-kind"
        | "empty"
        | "one-only"
        | "reason-missing"
        | "not-understood";
    }
  | { readonly reason: "unknown-option" | "ambiguous"; readonly given: string }
  | { readonly reason: "twice"; readonly option: number }
  | {
      readonly reason: "off-scale" | "too-many-points";
      readonly given: number;
      readonly most: number;
    }
  /** Points without options: as many as there are options. */
  | { readonly reason: "one-each"; readonly asked: number }
);

/** Every way in ends here: whatever was pressed, typed, entered or forged. */
export function checkBallot(
  content: BallotContent,
  poll: Asked,
): BallotRefusal | null {
  const kind = ballotOf[poll.rules.method];
  if (!(kind in content)) return { ok: false, reason: "wrong-kind" };
  const named = namedIn(content);
  if (named.length === 0) return { ok: false, reason: "empty" };
  const unknown = named.find((option) => !isOption(option, poll));
  if (unknown !== undefined) {
    return { ok: false, reason: "unknown-option", given: String(unknown + 1) };
  }
  const again = named.find((option, i) => named.indexOf(option) < i);
  if (again !== undefined) return { ok: false, reason: "twice", option: again };
  if ("choices" in content) {
    return named.length > 1 && poll.rules.method !== "approval"
      ? { ok: false, reason: "one-only" }
      : null;
  }
  if ("ranking" in content) {
    return content.ranking.some((group) => group.length === 0)
      ? { ok: false, reason: "wrong-kind" }
      : null;
  }
  return checkPoints(
    content.scores.map(([, points]) => points),
    poll,
  );
}

const isOption = (option: number, { options }: Asked): boolean =>
  Number.isInteger(option) && option >= 0 && option < options.length;

const namedIn = (content: BallotContent): readonly number[] =>
  "choices" in content
    ? content.choices
    : "ranking" in content
      ? content.ranking.flat()
      : content.scores.map(([option]) => option);

function checkPoints(
  given: readonly number[],
  { rules }: Asked,
): BallotRefusal | null {
  if (!given.every((points) => Number.isSafeInteger(points) && points >= 0)) {
    return { ok: false, reason: "wrong-kind" };
  }
  const sum = given.reduce((all, points) => all + points, 0);
  if (rules.method === "dots") {
    const most = rules.points ?? 0;
    if (sum === 0) return { ok: false, reason: "empty" };
    return sum > most
      ? { ok: false, reason: "too-many-points", given: sum, most }
      : null;
  }
  const highest = Math.max(...given);
  return highest > highestScore
    ? { ok: false, reason: "off-scale", given: highest, most: highestScore }
    : null;
}

/** Whoever blocks says why. */
export const needsReason = (content: BallotContent, poll: Asked): boolean =>
  poll.rules.method === "consent" &&
  "choices" in content &&
  content.choices.some((option) => poll.options[option] === "block");
