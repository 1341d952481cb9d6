import { describe, expect, it } from "vitest";
import { judgeMajority } from "../../../src/features/polls/rules/judge-majority.ts";
import { checkThreshold } from "../../../src/features/polls/rules/check-threshold.ts";
import { readThreshold } from "../../../src/features/polls/rules/threshold.ts";

const of = (owners: number, areaCm2: number) => ({ owners, areaCm2 });
const nobody = of(0, 0);
const electorate = of(12, 12_000_000);

describe("owners' dual majority", () => {
  it.each([
    ["exactly two thirds of both take part", of(8, 8_000_000), true, true],
    ["one owner fewer", of(7, 8_000_000), false, true],
    ["one square centimetre less", of(8, 7_999_999), true, false],
  ])("quorum: %s", (_, agree, owners, area) => {
    const judged = judgeMajority({
      matter: "ordinary",
      electorate,
      for: agree,
      against: nobody,
      abstain: nobody,
    });
    expect(judged.quorum).toEqual({ owners, area });
    expect(judged.passed).toBe(owners && area);
  });

  it.each([
    ["ordinary", of(5, 5_000_000), of(5, 5_000_000), false, false],
    ["ordinary", of(6, 5_000_001), of(4, 4_999_999), true, true],
    ["ordinary", of(6, 5_000_000), of(4, 5_000_000), true, false],
    ["special", of(9, 9_000_000), of(3, 3_000_000), true, true],
    ["special", of(9, 8_999_999), of(3, 3_000_001), true, false],
    ["special", of(8, 9_000_000), of(4, 3_000_000), false, true],
  ] as const)(
    "%s: %o for and %o against",
    (matter, agree, against, owners, area) => {
      const judged = judgeMajority({
        matter,
        electorate,
        for: agree,
        against,
        abstain: nobody,
      });
      expect(judged.consent).toEqual({ owners, area });
      expect(judged.passed).toBe(owners && area);
    },
  );

  it.each([
    ["they agree where most do", of(8, 8_000_000), nobody, true],
    ["not where most are against", of(1, 1_000_000), of(7, 7_000_000), false],
    [
      "not where number and area differ",
      of(5, 2_000_000),
      of(3, 6_000_000),
      false,
    ],
    ["and taking part is to have voted", of(7, 7_000_000), nobody, false],
  ])(
    "counts who stayed silent where the covenant has it: %s",
    (_, agree, against, passed) => {
      const vote = { electorate, for: agree, against, abstain: nobody };
      const judge = (countsSilent: boolean) =>
        judgeMajority({ ...vote, matter: "special", countsSilent });
      expect(judge(true).passed).toBe(passed);
      expect(judge(true).quorum).toEqual(judge(false).quorum);
    },
  );

  it("turns a vote with them that would not pass without", () => {
    const vote = {
      matter: "special",
      electorate,
      for: of(5, 5_000_000),
      against: of(3, 3_000_000),
      abstain: nobody,
    } as const;
    expect(judgeMajority(vote).passed).toBe(false);
    // 5 of 8 and the 4 who stayed silent: 9 of 12, exactly three quarters.
    expect(judgeMajority({ ...vote, countsSilent: true }).passed).toBe(true);
  });

  it("takes abstaining for taking part, and not for agreeing", () => {
    const judged = judgeMajority({
      matter: "ordinary",
      electorate,
      for: of(5, 5_000_000),
      against: nobody,
      abstain: of(5, 5_000_000),
    });
    expect(judged.quorum).toEqual({ owners: true, area: true });
    expect(judged.consent).toEqual({ owners: false, area: false });
  });

  it("passes nothing where nobody votes, not even with nobody to vote", () => {
    const judged = judgeMajority({
      matter: "special",
      electorate: nobody,
      for: nobody,
      against: nobody,
      abstain: nobody,
    });
    expect(judged.passed).toBe(false);
  });

  it("is exact where floating point is not", () => {
    const area = 9_007_199_254_740_990;
    const judged = judgeMajority({
      matter: "ordinary",
      electorate: of(3, area),
      for: of(2, area / 2),
      against: of(1, area / 2),
      abstain: nobody,
    });
    expect(judged.consent).toEqual({ owners: true, area: false });
  });
});

describe("a threshold", () => {
  it.each([
    ["2/3", { of: "share", n: 2, d: 3 }],
    ["50%", { of: "share", n: 50, d: 100 }],
    ["５０％", { of: "share", n: 50, d: 100 }],
    ["30", { of: "count", n: 30 }],
    [12, { of: "count", n: 12 }],
    ["3/2", null],
    ["120%", null],
    ["1/0", null],
    ["-3", null],
    ["half", null],
  ])("reads %s", (text, threshold) => {
    expect(readThreshold(text)).toEqual(threshold);
  });

  const check = (
    what: "quorum" | "pass",
    text: string,
    [reached, whole]: readonly [number, number],
  ) => {
    const asked = readThreshold(text);
    if (!asked) throw new Error(`${text} is no threshold`);
    return checkThreshold({ what, in: "people", asked, reached, whole });
  };

  it.each([
    ["pass", "1/2", [5, 10], 6, false, 1],
    ["pass", "50%", [6, 10], 6, true, 0],
    ["pass", "2/4", [4, 7], 4, true, 0],
    ["pass", "2/3", [6, 9], 6, true, 0],
    ["pass", "2/3", [5, 9], 6, false, 1],
    ["pass", "2/3", [5, 10], 7, false, 2],
    ["pass", "30", [12, 40], 30, false, 18],
    ["pass", "30", [33, 40], 30, true, 3],
    ["pass", "0%", [0, 9], 1, false, 1],
    ["quorum", "1/2", [5, 10], 5, true, 0],
    ["quorum", "2/3", [6, 10], 7, false, 1],
    ["quorum", "0", [0, 10], 1, false, 1],
  ] as const)(
    "a %s of %s with %j needs %i",
    (what, text, votes, needed, isMet, byHowMany) => {
      expect(check(what, text, votes)).toMatchObject({
        needed,
        isMet,
        byHowMany,
      });
    },
  );

  it("says whether it is more than half or half", () => {
    expect(check("pass", "1/2", [5, 10]).isHalf).toBe(true);
    expect(check("quorum", "1/2", [5, 10]).isHalf).toBe(false);
  });
});
