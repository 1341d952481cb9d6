import { countChoices } from "./count-choices.ts";
import { countPoints } from "./count-points.ts";
import { countRunoff } from "./count-runoff.ts";
import { countSchulze } from "./count-schulze.ts";
import { countStv } from "./count-stv.ts";
import type { Count } from "./election.ts";
import { judgeMajority, type DualMajority } from "./judge-majority.ts";
import type { Election, FiledBallot } from "./read-election.ts";
import { passes, reaches, readThreshold } from "./threshold.ts";

export interface Verdict {
  readonly count: Count;
  readonly majority?: DualMajority;
  /** Absent where no rule asks. */
  readonly quorum?: boolean;
  readonly passed?: boolean;
}

const half = { of: "share", n: 1, d: 2 } as const;

/** Counts any election by its method: the bot and the recount outside it use this. */
export function tallyElection(election: Election): Verdict {
  const count = countBy(election);
  if (election.method === "dual-majority") return judgeDual(election, count);
  const { rules, ballots } = election;
  const voters = ballots.reduce((sum, ballot) => sum + votesOf(ballot), 0);
  const electorate =
    typeof rules.electorate === "number" ? rules.electorate : voters;
  const quorum =
    rules.quorum === undefined ? null : readThreshold(rules.quorum);
  const isQuorate = quorum === null || reaches(voters, quorum, electorate);
  const passed = judgePass(election, count, voters);
  return {
    count,
    ...(quorum && { quorum: isQuorate }),
    ...(passed !== null && { passed: passed && isQuorate }),
  };
}

function countBy(election: Election): Count {
  const { method, seats, rules } = election;
  const options = election.options.length;
  const tie = rules.tie ?? null;
  switch (method) {
    case "single":
    case "consent":
    case "dual-majority":
      return countChoices({
        options,
        tie,
        most: 1,
        ballots: choices(election),
      });
    case "approval":
    case "countmein":
      return countChoices({
        options,
        tie,
        most: null,
        ballots: choices(election),
      });
    case "score":
      return countPoints({
        options,
        tie,
        ballots: points(election),
        aggregate: rules.aggregate ?? "sum",
        most: null,
      });
    case "dots":
      return countPoints({
        options,
        tie,
        ballots: points(election),
        aggregate: "sum",
        most: rules.points ?? null,
      });
    case "irv":
      return countRunoff({ options, tie, ballots: ranked(election) });
    case "schulze":
      return countSchulze({ options, tie, ballots: ranked(election) });
    case "stv":
      return countStv({ options, tie, seats, ballots: ranked(election) });
  }
}

const votesOf = ({ count, weight }: FiledBallot) => count * (weight ?? 1);

const choices = ({ ballots }: Election) =>
  ballots.map((one) => ({ votes: votesOf(one), choices: one.choices }));
const points = ({ ballots }: Election) =>
  ballots.map((one) => ({ votes: votesOf(one), points: one.scores }));
const ranked = ({ ballots }: Election) =>
  ballots.map((one) => ({ votes: votesOf(one), ranking: one.ranking }));

/** null: this method passes nothing, it chooses. */
function judgePass(
  { method, options, rules }: Election,
  { totals, winners, isDecided }: Count,
  voters: number,
): boolean | null {
  const mark = rules.pass === undefined ? null : readThreshold(rules.pass);
  const of = (name: string) => totals[options.indexOf(name)] ?? 0;
  if (method === "consent") {
    return (
      of("block") === 0 &&
      passes(of("for"), mark ?? half, of("for") + of("against"))
    );
  }
  if (method === "countmein") return (totals[0] ?? 0) >= (rules.need ?? 1);
  if (mark === null) return null;
  const most = totals[winners[0] ?? -1] ?? 0;
  return isDecided && passes(most, mark, voters);
}

/** Here a ballot's weight is the area of all its owners together. */
function judgeDual(election: Election, count: Count): Verdict {
  const { electorate, matter } = election.rules;
  const sideOf = (name: string) => {
    const option = election.options.indexOf(name);
    const theirs = election.ballots.filter(
      (ballot) => ballot.choices.length === 1 && ballot.choices[0] === option,
    );
    return {
      owners: theirs.reduce((sum, ballot) => sum + ballot.count, 0),
      areaCm2: theirs.reduce((sum, ballot) => sum + (ballot.weight ?? 0), 0),
    };
  };
  const sides = {
    for: sideOf("for"),
    against: sideOf("against"),
    abstain: sideOf("abstain"),
  };
  const majority = judgeMajority({
    ...sides,
    matter: matter ?? "ordinary",
    electorate:
      typeof electorate === "object" ? electorate : { owners: 0, areaCm2: 0 },
  });
  const totals = election.options.map(
    (name) => (sides as Record<string, { owners: number }>)[name]?.owners ?? 0,
  );
  return { count: { ...count, totals }, majority, passed: majority.passed };
}
