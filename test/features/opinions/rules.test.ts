import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareByOpposition,
  nextStep,
  weighOpinion,
} from "../../../src/features/opinions/rules.ts";
import type {
  Judgement,
  Opinion,
} from "../../../src/features/opinions/types.ts";

describe("how an opinion stands", () => {
  it.each([
    // agree, disagree, standing
    [0, 0, "unweighed"],
    [1, 0, "unweighed"],
    [2, 0, "unweighed"],
    [1, 1, "unweighed"],
    [0, 2, "unweighed"],
    [3, 0, "agreed"],
    [2, 1, "agreed"],
    [1, 2, "divided"],
    [0, 3, "opposed"],
    [3, 1, "agreed"],
    [2, 2, "divided"],
    [1, 3, "opposed"],
    [4, 2, "agreed"],
    [3, 2, "divided"],
    [2, 4, "divided"],
    [2, 5, "opposed"],
    [667, 333, "agreed"],
    [666, 334, "divided"],
    [334, 666, "divided"],
    [333, 667, "opposed"],
  ] as const)("%i for and %i against: %s", (agree, disagree, standing) => {
    expect(weighOpinion({ agree, disagree })).toBe(standing);
  });

  it("never gets worse by one more who agrees", () => {
    const rank = ["opposed", "divided", "agreed"];
    const count = fc.nat(500);
    fc.assert(
      fc.property(count, count, (agree, disagree) => {
        fc.pre(agree + disagree >= 3);
        const before = weighOpinion({ agree, disagree });
        const after = weighOpinion({ agree: agree + 1, disagree });
        expect(rank.indexOf(after)).toBeGreaterThanOrEqual(
          rank.indexOf(before),
        );
      }),
    );
  });

  it.each([
    [[0, 5], [1, 9], -1],
    [[1, 9], [1, 4], -1],
    [[2, 4], [4, 8], 1],
    [[2, 4], [2, 4], 0],
  ] as const)("sorts %j before, after or with %j: %i", (a, b, sign) => {
    const counts = ([agree, disagree]: readonly [number, number]) => ({
      agree,
      disagree,
    });
    const compared = compareByOpposition(counts(a), counts(b));
    expect(Math.sign(compared)).toBe(sign);
  });
});

describe("what is judged next", () => {
  const opinion = (
    seq: number,
    [agree, disagree, pass]: number[],
  ): Opinion => ({
    topic: 12,
    seq,
    text: `opinion ${seq}`,
    authorId: 1,
    agree: agree ?? 0,
    disagree: disagree ?? 0,
    pass: pass ?? 0,
  });
  const others = [
    opinion(1, [2, 0, 1]),
    opinion(2, [1]),
    opinion(3, [1]),
    opinion(5, [0, 0, 0]),
  ];
  const none = new Map<number, Judgement>();
  const step = (
    after: number | null,
    walk: "first" | "again" = "first",
    given: ReadonlyMap<number, Judgement> = none,
  ) => {
    const next = nextStep(others, given, { after, walk });
    return next && [next.opinion.seq, `${next.position}/${next.total}`];
  };

  it.each([
    // after, given before, next
    [null, [], [5, "1/4"]],
    [5, [], [2, "2/4"]],
    [2, [], [3, "3/4"]],
    [3, [], [1, "4/4"]],
    [1, [], null],
    [null, [5], [2, "2/4"]],
    [2, [5], [3, "3/4"]],
    // Skipped ones are not asked again on the same way.
    [3, [5], [1, "4/4"]],
    // A press on a message that has moved on since goes to what is left.
    [5, [5, 2], [3, "3/4"]],
    [null, [1, 2, 3, 5], null],
    [5, [1, 2, 3, 5], null],
  ])("after %s with %j judged: %j", (after, judged, next) => {
    const given = new Map(judged.map((seq) => [seq, "agree" as const]));
    expect(step(after, "first", given)).toEqual(next);
  });

  it.each([
    [null, [1, "1/4"]],
    [1, [2, "2/4"]],
    [3, [5, "4/4"]],
    [5, null],
  ])("again, after %s: %j", (after, next) => {
    const given = new Map([[1, "pass" as const]]);
    expect(step(after, "again", given)).toEqual(next);
  });

  it("reaches every opinion once, whoever voted how", () => {
    const votes = fc.array(fc.nat(5), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(votes, { maxLength: 20 }), (all) => {
        const list = all.map((counts, i) => opinion(i + 1, counts));
        const given = new Map<number, Judgement>();
        const seen: number[] = [];
        let next = nextStep(list, given, { after: null, walk: "first" });
        while (next) {
          const { seq } = next.opinion;
          next = nextStep(list, given, { after: seq, walk: "first" });
          seen.push(seq);
          // Half of them are only passed by.
          if (seq % 2 === 0) given.set(seq, "agree");
        }
        expect(seen.toSorted((a, b) => a - b)).toEqual(
          list.map(({ seq }) => seq),
        );
      }),
    );
  });
});
