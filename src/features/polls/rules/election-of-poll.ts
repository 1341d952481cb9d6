import type { CastBallots, Poll } from "../types.ts";
import {
  ballotOf,
  fixedOptions,
  type Election,
  type FiledBallot,
} from "./read-election.ts";
import { readThreshold } from "./threshold.ts";

/** What it takes of a poll to hold its ballots against it. */
export type Asked = Pick<Poll, "options" | "rules">;

interface Electorate {
  /** null: everyone, so nobody counted them. */
  readonly electors: number | null;
  readonly areaCm2: number | null;
}

/**
 * The poll as it is counted, here and by `npm run tally`. With a lot the options
 * are in the lot's order, and ties go by it. Throws where the rules ask for an
 * electorate and none was frozen: no such poll may open.
 */
export function electionOf(
  poll: Asked & {
    readonly lotOrder: readonly number[] | null;
    /** Of the tied options the one that a convener chose. */
    readonly tieChoice?: number | null;
  },
  cast: readonly CastBallots[],
  electorate: Electorate,
): Election {
  const { rules, lotOrder } = poll;
  const { method } = rules;
  const own = namesOf(poll);
  const isLot = rules.tie === "lot" && lotOrder !== null;
  const order = isLot ? lotOrder : own.map((_, option) => option);
  const placeOf = new Map(order.map((option, place) => [option, place]));
  const at = (option: number) => placeOf.get(option) ?? option;
  const chosen = own[poll.tieChoice ?? -1];
  return {
    method,
    options: order.map((option) => own[option] ?? ""),
    seats: method === "stv" ? rules.seats : 1,
    ballots: cast.map((ballots) => fileBallots(rules, ballots, at)),
    rules: {
      ...(isLot || rules.tie === "order" ? { tie: "order" } : {}),
      ...(rules.tie === "convener" && chosen !== undefined && { chosen }),
      ...(rules.preset && method === "consent" && { preset: rules.preset }),
      ...(rules.points !== null && { points: rules.points }),
      ...(rules.need !== null && { need: rules.need }),
      ...(rules.quorum !== null && { quorum: rules.quorum }),
      ...(rules.pass !== null && { pass: rules.pass }),
      ...(isOfElectorate(rules) && { passOf: "electorate" }),
      ...(goesByArea(rules) && { inArea: true }),
      ...(method === "dual-majority" && { matter: rules.matter ?? "ordinary" }),
      ...(rules.countsSilent && { silent: true }),
      ...fileElectorate(rules, electorate),
    },
  };
}

/**
 * What the options are called where they are counted. Of several that forgotten
 * people were named in the same may be left, and each still has its own votes.
 */
export function namesOf({ options, rules }: Asked): readonly string[] {
  const names = new Set<string>();
  for (const option of options) {
    let name = option;
    for (let more = 2; names.has(name); more += 1) name = `${option} (${more})`;
    names.add(name);
  }
  return fixedOptions[rules.method] ?? [...names];
}

/** A dual majority does so by itself. */
const goesByArea = ({ inArea, method }: Asked["rules"]): boolean =>
  inArea && method !== "dual-majority";

/** A plain number is the same of whatever it is. */
const isOfElectorate = ({ pass, passOf }: Asked["rules"]): boolean =>
  passOf === "electorate" &&
  (pass === null || readThreshold(pass)?.of === "share");

function fileElectorate(
  rules: Asked["rules"],
  { electors, areaCm2 }: Electorate,
): Pick<Election["rules"], "electorate"> {
  const isByArea = rules.method === "dual-majority" || rules.inArea;
  if (isByArea && (electors === null || areaCm2 === null)) {
    throw new Error("a poll by floor area has no frozen electorate");
  }
  if (isOfElectorate(rules) && electors === null) {
    throw new Error("a pass mark of the electorate has no frozen electorate");
  }
  if (electors === null) return {};
  return {
    electorate: isByArea
      ? { owners: electors, areaCm2: areaCm2 ?? 0 }
      : electors,
  };
}

function fileBallots(
  rules: Asked["rules"],
  { content, count, areaCm2 }: CastBallots,
  at: (option: number) => number,
): FiledBallot {
  return {
    count,
    weight: rules.method === "dual-majority" ? areaCm2 : null,
    areaCm2: goesByArea(rules) ? areaCm2 : null,
    choices: "choices" in content ? content.choices.map(at) : [],
    ranking:
      "ranking" in content ? content.ranking.map((group) => group.map(at)) : [],
    scores: new Map(
      "scores" in content
        ? content.scores.map(([option, points]) => [at(option), points])
        : [],
    ),
  };
}

/** The file of an election, as `npm run tally` reads it. */
export function fileOf(election: Election): string {
  const { method, options, seats, rules } = election;
  const nameOf = (option: number) => options[option] ?? "";
  const kind = ballotOf[method];
  const ballots = election.ballots.map((ballot) => ({
    count: ballot.count,
    ...(ballot.weight !== null && { weight: ballot.weight }),
    ...(ballot.areaCm2 !== null && { areaCm2: ballot.areaCm2 }),
    ...(kind === "choices" && { choices: ballot.choices.map(nameOf) }),
    ...(kind === "ranking" && {
      ranking: ballot.ranking.map((group) => group.map(nameOf)),
    }),
    ...(kind === "scores" && {
      scores: Object.fromEntries(
        [...ballot.scores].map(([option, points]) => [nameOf(option), points]),
      ),
    }),
  }));
  return `${JSON.stringify({ method, options, seats, ballots, rules }, null, 1)}\n`;
}
