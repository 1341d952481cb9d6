import { countChoices } from "./count-choices.ts";
import { countPoints } from "./count-points.ts";
import { countRunoff } from "./count-runoff.ts";
import { countSchulze } from "./count-schulze.ts";
import { countStv } from "./count-stv.ts";
import type { Count, TieRule } from "./election.ts";
import { judgeCount, type Judged } from "./judge-count.ts";
import { amountOf, type Election, type FiledBallot } from "./read-election.ts";

export interface Verdict extends Judged {
  readonly count: Count;
}

/** Counts any election by its method: the bot and the recount outside it use this. */
export function tallyElection(election: Election): Verdict {
  const count = countBy(election);
  return { count, ...judgeCount(election, count) };
}

function countBy(election: Election): Count {
  const { method, seats, rules } = election;
  const options = election.options.length;
  const tie = tieRuleOf(election);
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

function tieRuleOf({ options, rules }: Election): TieRule {
  if (rules.chosen === undefined) return rules.tie ?? null;
  return { chosen: options.indexOf(rules.chosen) };
}

const votesOf = ({ method }: Election, ballot: FiledBallot) =>
  amountOf(method, ballot).votes;

const choices = (election: Election) =>
  election.ballots.map((one) => ({
    votes: votesOf(election, one),
    choices: one.choices,
  }));
const points = (election: Election) =>
  election.ballots.map((one) => ({
    votes: votesOf(election, one),
    points: one.scores,
  }));
const ranked = (election: Election) =>
  election.ballots.map((one) => ({
    votes: votesOf(election, one),
    ranking: one.ranking,
  }));
