import { checkIn, electorateOf, sumOf, thresholdOf } from "./check-amounts.ts";
import { checkMarks } from "./check-marks.ts";
import type { Check } from "./check-threshold.ts";
import type { Count } from "./election.ts";
import { judgeMajority, type DualMajority } from "./judge-majority.ts";
import type { Amount, Election } from "./read-election.ts";

/** What an election comes to by its thresholds. */
export interface Judged {
  /** Who took part. */
  readonly turnout: Amount;
  readonly checks: readonly Check[];
  /** Why a consent poll fails whatever its numbers. */
  readonly stopped: "blocked" | "objected" | "nobody-for" | null;
  readonly majority?: DualMajority;
  /** Absent where no rule asks. */
  readonly quorum?:
    boolean | { readonly owners: boolean; readonly area: boolean };
  readonly passed?: boolean;
}

export function judgeCount(election: Election, count: Count): Judged {
  if (election.method === "dual-majority") return judgeOwners(election);
  const { method, rules } = election;
  const turnout = sumOf(election, () => true);
  const quorum = checkIn(election, {
    what: "quorum",
    asked: thresholdOf(rules.quorum),
    reached: turnout,
    whole: electorateOf(election) ?? turnout,
  });
  const marks = checkMarks(election, count, turnout);
  const stopped = method === "consent" ? findStop(election, count) : null;
  const checks = [...quorum, ...marks];
  const [people, area] = quorum;
  const isJudged = method === "consent" || marks.length > 0;
  const isMissed = quorum.some((check) => !check.isMet);
  return {
    turnout,
    checks,
    stopped,
    ...(people && {
      quorum: rules.inArea
        ? { owners: people.isMet, area: area?.isMet ?? true }
        : people.isMet,
    }),
    ...((isJudged || isMissed) &&
      rules.preset !== "advice" && {
        passed:
          stopped === null &&
          (count.isDecided || !chooses(method)) &&
          checks.every(({ isMet }) => isMet),
      }),
  };
}

/** Whether options win, rather than one proposal passing. */
export const chooses = (method: Election["method"]): boolean =>
  method !== "consent" && method !== "countmein" && method !== "dual-majority";

function findStop(
  { options, rules }: Election,
  { totals }: Count,
): Judged["stopped"] {
  const of = (name: string) => totals[options.indexOf(name)] ?? 0;
  const preset = rules.preset ?? "consent";
  if (preset === "advice") return null;
  if (of("block") > 0) return "blocked";
  if (preset === "consent") return null;
  if (of("against") > 0) return "objected";
  return preset === "consensus" && of("for") === 0 ? "nobody-for" : null;
}

/** Here a ballot's weight is the area of all its owners together. */
function judgeOwners(election: Election): Judged {
  const { electorate, matter, silent, quorum, pass } = election.rules;
  const sideOf = (name: string) => {
    const option = election.options.indexOf(name);
    const { votes, areaCm2 } = sumOf(
      election,
      ({ choices }) => choices.length === 1 && choices[0] === option,
    );
    return { owners: votes, areaCm2 };
  };
  const majority = judgeMajority({
    matter: matter ?? "ordinary",
    countsSilent: silent ?? false,
    quorum: thresholdOf(quorum),
    pass: thresholdOf(pass),
    electorate:
      typeof electorate === "object" ? electorate : { owners: 0, areaCm2: 0 },
    for: sideOf("for"),
    against: sideOf("against"),
    abstain: sideOf("abstain"),
  });
  const { took, checks, passed } = majority;
  return {
    turnout: { votes: took.owners, areaCm2: took.areaCm2 },
    checks,
    stopped: null,
    majority,
    passed,
  };
}
