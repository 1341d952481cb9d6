import type { Count, Note, Option, Round, TieRule } from "./election.ts";

/**
 * Asked in a count when several are equal: returns the one to act on, which by
 * the rule of order is `byOrder`.
 */
export type Settle = (tied: readonly Option[], byOrder: Option) => Option;

/** A count in rounds; `count` calls `settle` only while it draws up a round. */
export interface Counting {
  readonly rounds: Round[];
  readonly winners: readonly Option[];
  readonly order: readonly (readonly Option[])[];
}

interface Asked {
  readonly tied: readonly Option[];
  readonly taken: Option;
  /** How many rounds there were when it was asked. */
  readonly round: number;
}

interface Run extends Counting {
  readonly asked: readonly Asked[];
}

/** Ties of this many kinds occur in made-up elections alone. */
const mostRuns = 2_000;
/** Where the ballots are many, fewer answers are tried: a card must not wait for them. */
const leastRuns = 16;
const mostBallotsRead = 200_000;

const runsFor = (ballots: number): number =>
  Math.min(
    mostRuns,
    Math.max(leastRuns, Math.floor(mostBallotsRead / Math.max(1, ballots))),
  );

/**
 * Counts by the rule for ties. Without one nothing is drawn: the count is run
 * for every answer that a tie could be given, and the winners stand if they are
 * always the same. `ballots`: how many different ones a count has to read.
 */
export function settleTies(
  count: (settle: Settle, rounds: Round[]) => Omit<Counting, "rounds">,
  tie: TieRule,
  ballots: number,
): Pick<Count, "winners" | "isDecided" | "order" | "notes"> & {
  rounds: readonly Round[];
} {
  const byOrder = runWith(count, []);
  if (byOrder.asked.length === 0 || tie === "order") {
    const notes: Note[] = byOrder.asked.map(({ tied }) => ({
      note: "tie-by-order",
      options: tied,
    }));
    return { ...pick(byOrder), isDecided: true, notes };
  }
  const { runs, isWhole } = runAll(count, byOrder, runsFor(ballots));
  const sameAs = (run: Run) => keyOf(run) === keyOf(byOrder);
  if (isWhole && runs.every(sameAs)) {
    return { ...pick(byOrder), isDecided: true, notes: [] };
  }
  const winners = [...new Set(runs.flatMap((run) => run.winners))].sort(
    (a, b) => a - b,
  );
  const asChosen = tie && runs.find((run) => run.winners.includes(tie.chosen));
  if (asChosen) {
    const { chosen } = tie;
    const notes = [{ note: "tie-chosen", options: winners, chosen }] as const;
    return { ...pick(asChosen), isDecided: true, notes };
  }
  const decisive = byOrder.asked.findIndex((_, step) =>
    runs.some((run) => divergesAt(run, byOrder, step) && !sameAs(run)),
  );
  const asked = byOrder.asked[Math.max(0, decisive)];
  return {
    winners,
    isDecided: false,
    order: [
      winners,
      ...byOrder.order
        .map((group) => group.filter((option) => !winners.includes(option)))
        .filter((group) => group.length > 0),
    ],
    rounds: cutAt(byOrder.rounds, asked?.round ?? 0),
    notes: [{ note: "tie", options: asked?.tied ?? winners }],
  };
}

function runWith(
  count: (settle: Settle, rounds: Round[]) => Omit<Counting, "rounds">,
  path: readonly Option[],
): Run {
  const asked: Asked[] = [];
  const rounds: Round[] = [];
  const counted = count((tied, byOrder) => {
    const taken = path[asked.length] ?? byOrder;
    asked.push({ tied, taken, round: rounds.length });
    return taken;
  }, rounds);
  return { ...counted, rounds, asked };
}

/** Each path is run once: past its own answers a run takes those by order. */
function runAll(
  count: (settle: Settle, rounds: Round[]) => Omit<Counting, "rounds">,
  first: Run,
  most: number,
): { runs: Run[]; isWhole: boolean } {
  const runs = [first];
  const paths = branchesOf(first, 0);
  for (let path = paths.pop(); path; path = paths.pop()) {
    if (runs.length >= most) return { runs, isWhole: false };
    const run = runWith(count, path);
    runs.push(run);
    paths.push(...branchesOf(run, path.length));
  }
  return { runs, isWhole: true };
}

/** The other answers to what was asked from step `from` on. */
const branchesOf = (run: Run, from: number): Option[][] =>
  run.asked
    .slice(from)
    .flatMap(({ tied, taken }, i) =>
      tied
        .filter((other) => other !== taken)
        .map((other) => [
          ...run.asked.slice(0, from + i).map((asked) => asked.taken),
          other,
        ]),
    );

const divergesAt = (run: Run, from: Run, step: number): boolean =>
  run.asked[step]?.taken !== from.asked[step]?.taken &&
  from.asked
    .slice(0, step)
    .every((asked, i) => run.asked[i]?.taken === asked.taken);

const keyOf = (run: Run) => [...run.winners].sort((a, b) => a - b).join();

const pick = ({ winners, order, rounds }: Run) => ({ winners, order, rounds });

/** The round with the open tie is the last, and nobody goes out in it. */
const cutAt = (rounds: readonly Round[], last: number): Round[] =>
  rounds
    .slice(0, last + 1)
    .map((round, i) => (i === last ? { ...round, eliminated: [] } : round));
