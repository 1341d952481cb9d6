import type { Check } from "./check-threshold.ts";
import { namesOf, type Asked } from "./election-of-poll.ts";
import type { Count, Note, Option, Round } from "./election.ts";
import { chooses, type Judged } from "./judge-count.ts";
import { amountOf, ballotOf, type Election } from "./read-election.ts";
import { tallyElection, type Verdict } from "./tally-election.ts";

/** How a poll stands now. Options are named by their place in the poll's own list. */
export interface Standing {
  /**
   * By option: votes, points, owners; by instant-runoff and STV those of the last
   * round, by Schulze how many other options it beats.
   */
  readonly counts: readonly number[];
  /** cm² by option, where the poll goes by area and options are chosen. */
  readonly areas: readonly number[] | null;
  /** Who took part. */
  readonly votes: number;
  readonly areaCm2: number | null;
  readonly checks: readonly Check[];
  readonly stopped: Judged["stopped"];
  /** null: nothing is asked, options win. */
  readonly wouldPass: boolean | null;
}

/** What a poll came to. */
export interface Result extends Omit<Standing, "wouldPass"> {
  readonly kind:
    "winner" | "winners" | "tie" | "no-votes" | "passed" | "failed" | "advice";
  /** Who won, is tied, or led when it failed; none where a proposal was judged. */
  readonly options: readonly Option[];
  /** Best first, equals together. */
  readonly order: readonly (readonly Option[])[];
  readonly rounds: readonly ResultRound[];
  /** null: it is still open. */
  readonly ties: readonly {
    readonly options: readonly Option[];
    readonly by: "order" | "lot" | "convener" | null;
  }[];
  readonly notCounted: readonly Omit<
    Extract<Note, { note: "not-counted" }>,
    "note"
  >[];
}

interface ResultRound extends Omit<Round, "totals"> {
  /** By option; null: it is out already. */
  readonly totals: readonly (number | null)[];
}

/** Everything that is told of a result. A poll below its quorum decides nothing. */
export function judgeResult(poll: Asked, election: Election): Result {
  const verdict = tallyElection(election);
  const { count } = verdict;
  const names = namesOf(poll);
  const own = (option: Option) => names.indexOf(election.options[option] ?? "");
  const ownAll = (options: readonly Option[]) => options.map(own);
  const kind = kindOf(election, verdict);
  const ties = chooses(election.method) ? tiesOf(poll, count) : [];
  return {
    ...describe(poll, election, verdict),
    kind,
    options: chooses(election.method) ? ownAll(count.winners) : [],
    order: count.order.map(ownAll),
    rounds: (count.rounds ?? []).map((round) => ({
      ...round,
      totals: election.options.map(
        (_, i) => round.totals.get(placeOf(poll, election, i)) ?? null,
      ),
      eliminated: ownAll(round.eliminated),
      elected: ownAll(round.elected),
    })),
    ties: ties.map((tie) => ({ ...tie, options: ownAll(tie.options) })),
    notCounted: count.notes.flatMap((note) =>
      note.note === "not-counted" ? [{ votes: note.votes, why: note.why }] : [],
    ),
  };
}

/** For a card whose results are visible while people vote. */
export function standing(poll: Asked, election: Election): Standing {
  const verdict = tallyElection(election);
  const { passed, quorum, checks } = verdict;
  return {
    ...describe(poll, election, verdict),
    wouldPass:
      passed ??
      (quorum === undefined ? null : checks.every(({ isMet }) => isMet)),
  };
}

function describe(
  poll: Asked,
  election: Election,
  { count, turnout, checks, stopped }: Verdict,
): Omit<Standing, "wouldPass"> {
  const { method, rules } = election;
  const isByArea = method === "dual-majority" || rules.inArea === true;
  const places = poll.options.map((_, i) => placeOf(poll, election, i));
  return {
    counts: places.map((place) => count.totals[place] ?? 0),
    areas:
      isByArea && ballotOf[method] === "choices"
        ? places.map((place) => areaOf(election, place))
        : null,
    votes: turnout.votes,
    areaCm2: isByArea ? turnout.areaCm2 : null,
    checks,
    stopped,
  };
}

const placeOf = (poll: Asked, election: Election, option: Option): Option =>
  election.options.indexOf(namesOf(poll)[option] ?? "");

const areaOf = ({ method, ballots }: Election, place: Option): number =>
  ballots
    .filter(({ choices }) => choices.includes(place))
    .reduce((sum, ballot) => sum + amountOf(method, ballot).areaCm2, 0);

function kindOf(
  { method, rules, seats }: Election,
  verdict: Verdict,
): Result["kind"] {
  const { count, passed, checks, turnout } = verdict;
  if (passed === true && !chooses(method)) return "passed";
  if (turnout.votes === 0) return "no-votes";
  if (rules.preset === "advice") return "advice";
  if (!chooses(method)) return "failed";
  if (count.winners.length === 0) return "no-votes";
  if (checks.some((check) => !check.isMet && isSure(check, method, count))) {
    return "failed";
  }
  if (!count.isDecided) return "tie";
  return seats > 1 ? "winners" : "winner";
}

/** Whether it is missed however a tie is settled. */
const isSure = (
  { what }: Check,
  method: Election["method"],
  { isDecided }: Count,
): boolean => what === "quorum" || isDecided || ballotOf[method] !== "ranking";

const tiesOf = ({ rules }: Asked, { notes }: Count): Result["ties"] =>
  notes.flatMap((note): Result["ties"] => {
    switch (note.note) {
      case "tie":
        return [{ options: note.options, by: null }];
      case "tie-by-order": {
        const by = rules.tie === "lot" ? "lot" : "order";
        return [{ options: note.options, by }];
      }
      case "tie-chosen":
        return [{ options: note.options, by: "convener" }];
      case "no-votes":
      case "not-counted":
        return [];
    }
  });
