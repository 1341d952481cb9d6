import { checkIn, electorateOf, sumOf, thresholdOf } from "./check-amounts.ts";
import { checkThreshold, type Check } from "./check-threshold.ts";
import { highestScore, type Count } from "./election.ts";
import { isSupporting } from "./judge-support.ts";
import { amountOf, type Amount, type Election } from "./read-election.ts";
import type { Threshold } from "./threshold.ts";

const half = { of: "share", n: 1, d: 2 } as const;

/** What has to be for a proposal, or for the option that leads. */
export function checkMarks(
  election: Election,
  count: Count,
  turnout: Amount,
): readonly Check[] {
  const { method, rules } = election;
  const mark = thresholdOf(rules.pass);
  const ofAll =
    rules.passOf === "electorate" ? electorateOf(election) : undefined;
  const supported = (winners: Count["winners"]) =>
    sumOf(election, (ballot) =>
      isSupporting(method, ballot, { ...count, winners }),
    );
  switch (method) {
    case "consent": {
      const isByMark = (rules.preset ?? "consent") === "consent";
      const [agree, against] = ["for", "against"].map((name) =>
        supported([election.options.indexOf(name)]),
      );
      if (!agree || !against) return [];
      return checkIn(election, {
        what: "pass",
        asked: mark ?? (isByMark ? half : null),
        reached: agree,
        whole: ofAll ?? {
          votes: agree.votes + against.votes,
          areaCm2: agree.areaCm2 + against.areaCm2,
        },
      });
    }
    case "countmein": {
      const need = rules.need ?? (mark ? null : 1);
      const part = { reached: supported([0]), whole: ofAll ?? turnout };
      return [
        ...checkIn(election, {
          ...part,
          what: "need",
          asked: need === null ? null : { of: "count", n: need },
        }),
        ...checkIn(election, { ...part, what: "pass", asked: mark }),
      ];
    }
    case "score":
    case "dots":
      return mark ? [checkPoints(election, count, ofAll ?? turnout, mark)] : [];
    case "single":
    case "approval":
    case "dual-majority":
    case "irv":
    case "schulze":
    case "stv":
      return checkIn(election, {
        what: "pass",
        asked: mark,
        reached: supported(count.winners),
        whole: ofAll ?? turnout,
      });
  }
}

/** Of all the points that the leading option could have got. */
function checkPoints(
  { method, rules, ballots }: Election,
  { winners, totals }: Count,
  voters: Amount,
  asked: Threshold,
): Check {
  const leader = winners[0] ?? -1;
  const scored = ballots.reduce(
    (sum, ballot) =>
      sum + amountOf(method, ballot).votes * (ballot.scores.get(leader) ?? 0),
    0,
  );
  const given = totals.reduce((sum, total) => sum + total, 0);
  const each = method === "score" ? highestScore : rules.points;
  return checkThreshold({
    what: "pass",
    in: "points",
    asked,
    // Ballots with too many dots are in no total, and a mean is no sum.
    reached: method === "dots" ? (totals[leader] ?? 0) : scored,
    whole: each === undefined ? given : each * voters.votes,
  });
}
