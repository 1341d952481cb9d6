import { checkThreshold, type Check } from "./check-threshold.ts";
import {
  amountOf,
  type Amount,
  type Election,
  type FiledBallot,
} from "./read-election.ts";
import { readThreshold, type Threshold } from "./threshold.ts";

/** By number, and where the rules say so by area; a plain number is never one of area. */
export function checkIn(
  { rules }: Election,
  ask: Pick<Check, "what"> & {
    asked: Threshold | null;
    reached: Amount;
    whole: Amount;
  },
): Check[] {
  const { what, asked, reached, whole } = ask;
  if (!asked) return [];
  const inPeople = checkThreshold({
    what,
    in: "people",
    asked,
    reached: reached.votes,
    whole: whole.votes,
  });
  if (!rules.inArea || asked.of === "count") return [inPeople];
  const inArea = checkThreshold({
    what,
    in: "area",
    asked,
    reached: reached.areaCm2,
    whole: whole.areaCm2,
  });
  return [inPeople, inArea];
}

export const thresholdOf = (
  text: string | number | undefined,
): Threshold | null => (text === undefined ? null : readThreshold(text));

/** Who may vote; undefined: the file does not say. */
export function electorateOf({ rules }: Election): Amount | undefined {
  const { electorate } = rules;
  if (electorate === undefined) return undefined;
  return typeof electorate === "object"
    ? { votes: electorate.owners, areaCm2: electorate.areaCm2 }
    : { votes: electorate, areaCm2: 0 };
}

/** The votes and the area of some of the ballots. */
export const sumOf = (
  { method, ballots }: Election,
  isIn: (ballot: FiledBallot) => boolean,
): Amount =>
  ballots.filter(isIn).reduce(
    (sum, ballot) => {
      const { votes, areaCm2 } = amountOf(method, ballot);
      return { votes: sum.votes + votes, areaCm2: sum.areaCm2 + areaCm2 };
    },
    { votes: 0, areaCm2: 0 },
  );
