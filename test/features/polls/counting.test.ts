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
