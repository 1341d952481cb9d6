/** An option is named by its place in the poll's list, from 0. */
export type Option = number;

/** Equal ballots are written once, with how many votes they are together. */
export interface ChoiceBallot {
  readonly votes: number;
  readonly choices: readonly Option[];
}

export interface RankedBallot {
  readonly votes: number;
  /** Best first; options in one group are equal, those in none are last. */
  readonly ranking: readonly (readonly Option[])[];
}

export interface PointsBallot {
  readonly votes: number;
  readonly points: ReadonlyMap<Option, number>;
}

/**
 * What is done about a tie that matters: the option listed earlier goes on,
 * nothing, or of the ways to settle it one in which the chosen option wins.
 */
export type TieRule = "order" | null | { readonly chosen: Option };

/** Scores are given from 0 to this. */
export const highestScore = 5;

export type Note =
  /** Nobody voted, or no vote counted. */
  | { readonly note: "no-votes" }
  /** It decides who wins, and no rule settles it. */
  | { readonly note: "tie"; readonly options: readonly Option[] }
  | { readonly note: "tie-by-order"; readonly options: readonly Option[] }
  | {
      readonly note: "tie-chosen";
      readonly options: readonly Option[];
      readonly chosen: Option;
    }
  | {
      readonly note: "not-counted";
      readonly votes: number;
      readonly why: "several-choices" | "too-many-points";
    };

/** One step of a count that goes in rounds. */
export interface Round {
  /** Of the options that were still in. */
  readonly totals: ReadonlyMap<Option, number>;
  /** Votes that name none of them any more. */
  readonly exhausted: number;
  readonly eliminated: readonly Option[];
  readonly elected: readonly Option[];
}

export interface Count {
  /** One a seat, in the order of their election; undecided: all who could still win. */
  readonly winners: readonly Option[];
  readonly isDecided: boolean;
  /** Best first, equals together. */
  readonly order: readonly (readonly Option[])[];
  /** By option. */
  readonly totals: readonly number[];
  readonly rounds?: readonly Round[];
  readonly notes: readonly Note[];
}

/** The options from the most to the least, equals together. */
export function orderBy(
  options: readonly Option[],
  compare: (a: Option, b: Option) => number,
): Option[][] {
  const sorted = [...options].sort((a, b) => compare(b, a) || a - b);
  const groups: Option[][] = [];
  for (const option of sorted) {
    const last = groups.at(-1);
    const [equal] = last ?? [];
    if (last && equal !== undefined && compare(equal, option) === 0) {
      last.push(option);
    } else groups.push([option]);
  }
  return groups;
}

/** Who leads an order wins; where several lead, by the rule for ties. */
export function pickLeader(
  order: readonly (readonly Option[])[],
  tie: TieRule,
): Pick<Count, "winners" | "isDecided" | "notes"> {
  const leaders = order[0] ?? [];
  const [first] = leaders;
  if (first === undefined || leaders.length === 1) {
    return { winners: leaders, isDecided: leaders.length === 1, notes: [] };
  }
  if (tie === "order") {
    const notes = [{ note: "tie-by-order", options: leaders }] as const;
    return { winners: [first], isDecided: true, notes };
  }
  if (tie && leaders.includes(tie.chosen)) {
    const { chosen } = tie;
    const notes = [{ note: "tie-chosen", options: leaders, chosen }] as const;
    return { winners: [chosen], isDecided: true, notes };
  }
  return {
    winners: leaders,
    isDecided: false,
    notes: [{ note: "tie", options: leaders }],
  };
}

export const noVotes = (options: number): Count => ({
  winners: [],
  isDecided: false,
  order: [listOptions(options)],
  totals: listOptions(options).map(() => 0),
  notes: [{ note: "no-votes" }],
});

export const listOptions = (options: number): Option[] =>
  Array.from({ length: options }, (_, option) => option);
