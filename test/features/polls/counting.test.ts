import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countChoices } from "../../../src/features/polls/rules/count-choices.ts";
import { countPoints } from "../../../src/features/polls/rules/count-points.ts";
import { countRunoff } from "../../../src/features/polls/rules/count-runoff.ts";
import { countSchulze } from "../../../src/features/polls/rules/count-schulze.ts";
import { countStv } from "../../../src/features/polls/rules/count-stv.ts";
import type { RankedBallot } from "../../../src/features/polls/rules/election.ts";

const options = 4;
const ranking = fc
  .shuffledSubarray([0, 1, 2, 3], { minLength: 1 })
  .chain((order) =>
    fc
      .array(fc.boolean(), { minLength: order.length, maxLength: order.length })
      .map((joins) => {
        const groups: number[][] = [];
        for (const [i, option] of order.entries()) {
          const last = groups.at(-1);
          if (last && joins[i]) last.push(option);
          else groups.push([option]);
        }
        return groups;
      }),
  );
const ballots = fc.array(
  fc.record({ votes: fc.integer({ min: 1, max: 9 }), ranking }),
  { maxLength: 12 },
);

const ranked = {
  "instant-runoff": (list: readonly RankedBallot[]) =>
    countRunoff({ options, ballots: list, tie: null }),
  Schulze: (list: readonly RankedBallot[]) =>
    countSchulze({ options, ballots: list, tie: null }),
  "Scottish STV": (list: readonly RankedBallot[]) =>
    countStv({ options, seats: 2, ballots: list, tie: null }),
};

describe.each(Object.entries(ranked))("%s", (_, count) => {
  it("does not care for the order of the ballots", () => {
    fc.assert(
      fc.property(ballots, (list) => {
        expect(count(list.toReversed()).winners).toEqual(count(list).winners);
      }),
    );
  });

  it("counts equal ballots the same, together or one by one", () => {
    fc.assert(
      fc.property(ballots, (list) => {
        const apart = list.flatMap((ballot) =>
          Array.from({ length: ballot.votes }, () => ({ ...ballot, votes: 1 })),
        );
        const [one, other] = [count(list), count(apart)];
        expect(other.isDecided).toBe(one.isDecided);
        expect(other.winners).toEqual(one.winners);
      }),
    );
  });

  it("treats the options alike: other names, the same result", () => {
    fc.assert(
      fc.property(ballots, (list) => {
        const swap = (option: number) => options - 1 - option;
        const mirrored = list.map((ballot) => ({
          ...ballot,
          ranking: ballot.ranking.map((group) => group.map(swap)),
        }));
        const winners = new Set(count(mirrored).winners.map(swap));
        expect(winners).toEqual(new Set(count(list).winners));
      }),
    );
  });
});

/** How many votes put the one above the other; the unranked are last. */
function preferring(list: readonly RankedBallot[], a: number, b: number) {
  const placeOf = (groups: RankedBallot["ranking"], option: number) => {
    const place = groups.findIndex((group) => group.includes(option));
    return place < 0 ? groups.length : place;
  };
  return list
    .filter((one) => placeOf(one.ranking, a) < placeOf(one.ranking, b))
    .reduce((sum, { votes }) => sum + votes, 0);
}

/** The smallest set of options of which each beats each outside it. */
function findSmithSet(list: readonly RankedBallot[]): number[] {
  const all = [0, 1, 2, 3];
  const beats = (a: number, b: number) =>
    preferring(list, a, b) > preferring(list, b, a);
  const sets = Array.from({ length: 2 ** options - 1 }, (_, i) =>
    all.filter((option) => (i + 1) & (1 << option)),
  ).sort((a, b) => a.length - b.length);
  return (
    sets.find((set) =>
      set.every((a) => all.every((b) => set.includes(b) || beats(a, b))),
    ) ?? all
  );
}

/** The ballots as if nobody could have voted for it. */
const without = (list: readonly RankedBallot[], option: number) =>
  list.map((ballot) => ({
    ...ballot,
    ranking: ballot.ranking
      .map((group) => group.filter((other) => other !== option))
      .filter((group) => group.length > 0),
  }));

describe("Schulze", () => {
  it("has its winners in the Smith set, and not changed by withdrawing one outside it", () => {
    let withdrawn = 0;
    fc.assert(
      fc.property(ballots, fc.nat(options - 1), (list, loser) => {
        const smith = findSmithSet(list);
        const { winners } = ranked.Schulze(list);
        fc.pre(list.length > 0 && winners.length > 0);
        expect(smith).toEqual(expect.arrayContaining([...winners]));
        fc.pre(!smith.includes(loser));
        withdrawn += 1;
        const rest = without(list, loser);
        // Nobody ranks it now, so it is last behind all that anybody ranks.
        expect(ranked.Schulze(rest).winners).toEqual(winners);
      }),
      { numRuns: 300 },
    );
    expect(withdrawn).toBeGreaterThan(100);
  });

  it("elects whoever beats each of the others", () => {
    fc.assert(
      fc.property(ballots, (list) => {
        const [winner, ...others] = findSmithSet(list);
        fc.pre(list.length > 0 && others.length === 0);
        expect(ranked.Schulze(list)).toMatchObject({
          winners: [winner],
          isDecided: true,
        });
      }),
    );
  });

  it("may change when one inside it withdraws: only losers outside are no matter", () => {
    const list = [
      { votes: 4, ranking: [[0], [1], [2]] },
      { votes: 3, ranking: [[1], [2], [0]] },
      { votes: 2, ranking: [[2], [0], [1]] },
    ];
    const winnersOf = (some: readonly RankedBallot[]) =>
      countSchulze({ options: 3, ballots: some, tie: null }).winners;
    expect(winnersOf(list)).toEqual([0]);
    expect(winnersOf(without(list, 1))).toEqual([2]);
  });
});

describe("instant-runoff", () => {
  it("lets a tie stand aside that cannot change who wins", () => {
    const list = [
      { votes: 6, ranking: [[0]] },
      { votes: 2, ranking: [[1], [0]] },
      { votes: 2, ranking: [[2], [0]] },
      { votes: 3, ranking: [[3]] },
    ];
    const count = countRunoff({ options, ballots: list, tie: null });
    expect(count).toMatchObject({ winners: [0], isDecided: true, notes: [] });
  });

  it("names all who could still win where a tie decides, and stops there", () => {
    const list = [
      { votes: 4, ranking: [[0]] },
      { votes: 3, ranking: [[1], [0]] },
      { votes: 3, ranking: [[2], [1]] },
    ];
    const count = countRunoff({ options: 3, ballots: list, tie: null });
    expect(count).toMatchObject({
      winners: [0, 1],
      isDecided: false,
      notes: [{ note: "tie", options: [1, 2] }],
    });
    expect(count.rounds).toHaveLength(1);
    expect(count.rounds?.[0]?.eliminated).toEqual([]);
    // Of the two, the one listed earlier survives.
    const settled = countRunoff({ options: 3, ballots: list, tie: "order" });
    expect(settled.winners).toEqual([1]);
  });

  it("exhausts a ballot for good that meets equal ranks at its top", () => {
    const list = [
      { votes: 5, ranking: [[0]] },
      { votes: 4, ranking: [[1]] },
      { votes: 2, ranking: [[2], [0, 1]] },
    ];
    const count = countRunoff({ options: 3, ballots: list, tie: null });
    expect(count.winners).toEqual([0]);
    expect(count.rounds?.at(-1)?.exhausted).toBe(2);
  });
});

describe("counting points", () => {
  it("compares means exactly and leaves out who did not score", () => {
    const list = [
      { votes: 2, points: new Map([[0, 3]]) },
      {
        votes: 1,
        points: new Map([
          [0, 4],
          [1, 4],
        ]),
      },
    ];
    const of = (aggregate: "sum" | "mean") =>
      countPoints({
        options: 2,
        ballots: list,
        aggregate,
        most: null,
        tie: null,
      });
    expect(of("sum")).toMatchObject({ winners: [0], totals: [10, 4] });
    expect(of("mean")).toMatchObject({ winners: [1], totals: [10 / 3, 4] });
  });

  it("does not count a ballot that shares out too many points, and says so", () => {
    const list = [
      { votes: 3, points: new Map([[0, 11]]) },
      { votes: 1, points: new Map([[1, 10]]) },
    ];
    const count = countPoints({
      options: 2,
      ballots: list,
      aggregate: "sum",
      most: 10,
      tie: null,
    });
    expect(count).toMatchObject({
      winners: [1],
      totals: [0, 10],
      notes: [{ note: "not-counted", votes: 3, why: "too-many-points" }],
    });
  });
});

describe("counting choices", () => {
  it("names the leaders of a tie, and settles it by order where that is the rule", () => {
    const list = [
      { votes: 2, choices: [1] },
      { votes: 2, choices: [2, 2] },
      { votes: 9, choices: [0, 1] },
    ];
    const of = (tie: "order" | null) =>
      countChoices({ options: 3, ballots: list, most: 1, tie });
    expect(of(null)).toMatchObject({ winners: [1, 2], isDecided: false });
    expect(of("order")).toMatchObject({ winners: [1], isDecided: true });
    expect(of(null).notes).toContainEqual({
      note: "not-counted",
      votes: 9,
      why: "several-choices",
    });
  });
});
