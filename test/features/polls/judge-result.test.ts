import { describe, expect, it } from "vitest";
import {
  electionOf,
  fileOf,
} from "../../../src/features/polls/rules/election-of-poll.ts";
import {
  judgeResult,
  standing,
} from "../../../src/features/polls/rules/judge-result.ts";
import { parseElection } from "../../../src/features/polls/rules/read-election.ts";
import type { CastBallots } from "../../../src/features/polls/types.ts";
import { makePoll } from "../../support/make-poll.ts";

type Poll = ReturnType<typeof makePoll>;
const everyone = { electors: null, areaCm2: null };

/** So many votes for each option. */
const chosen = (votes: readonly number[], areas: readonly number[] = []) =>
  votes.flatMap((count, option) =>
    count > 0
      ? [{ content: { choices: [option] }, count, areaCm2: areas[option] ?? 0 }]
      : [],
  );
const ranked = (...ballots: readonly (readonly [number, ...number[]])[]) =>
  ballots.map(([count, ...order]) => ({
    content: { ranking: order.map((option) => [option]) },
    count,
    areaCm2: 0,
  }));

const judge = (
  poll: Poll,
  cast: readonly CastBallots[],
  electorate: { electors: number | null; areaCm2: number | null } = everyone,
) => judgeResult(poll, electionOf(poll, cast, electorate));

describe("the result of a poll", () => {
  it.each([
    ["single", {}, chosen([1, 3, 2]), "winner", [1]],
    ["single", {}, chosen([3, 1, 3]), "tie", [0, 2]],
    ["single", { tie: "order" }, chosen([3, 1, 3]), "winner", [0]],
    ["single", {}, [], "no-votes", []],
    ["single", { pass: "1/2" }, chosen([2, 1, 1]), "failed", [0]],
    ["single", { pass: "1/3" }, chosen([2, 1, 1]), "winner", [0]],
    ["single", { quorum: "5" }, chosen([2, 1, 1]), "failed", [0]],
    ["single", { quorum: "5" }, chosen([2, 2]), "failed", [0, 1]],
    ["single", { pass: "2/3" }, chosen([2, 2]), "failed", [0, 1]],
    ["single", { quorum: "5" }, [], "no-votes", []],
    ["approval", {}, chosen([1, 3, 2]), "winner", [1]],
    ["irv", {}, ranked([3, 0], [2, 1], [2, 2]), "winner", [0]],
    ["irv", {}, ranked([4, 0], [3, 1, 0], [3, 2, 1]), "tie", [0, 1]],
    ["irv", { quorum: "11" }, ranked([5, 0], [5, 1]), "failed", [0, 1]],
    ["stv", {}, ranked([5, 0, 1], [4, 2]), "winners", [0, 2]],
    ["consent", {}, chosen([3, 0, 2]), "passed", []],
    ["consent", {}, chosen([2, 0, 2]), "failed", []],
    ["consent", {}, [], "no-votes", []],
    ["consent", { preset: "advice" }, chosen([2, 0, 2, 1]), "advice", []],
    ["consent", { preset: "advice" }, [], "no-votes", []],
    ["consent", { preset: "objection" }, [], "passed", []],
    ["consent", { preset: "objection", quorum: "1" }, [], "no-votes", []],
    ["consent", { quorum: "6" }, chosen([3, 0, 2]), "failed", []],
    ["countmein", {}, chosen([3]), "passed", []],
    ["countmein", {}, chosen([2]), "failed", []],
    ["countmein", {}, [], "no-votes", []],
  ] as const)(
    "by %s, %j, with %j: %s",
    (method, rules, cast, kind, options) => {
      const result = judge(makePoll(method, rules), cast);
      expect({ kind: result.kind, options: result.options }).toEqual({
        kind,
        options,
      });
    },
  );

  it("says by how many votes it fails, or what it has to spare", () => {
    const poll = makePoll("single", { quorum: "2/3", pass: "1/2" });
    const result = judge(poll, chosen([3, 2, 1]), {
      electors: 12,
      areaCm2: null,
    });
    expect(result.checks).toMatchObject([
      { what: "quorum", needed: 8, reached: 6, whole: 12, byHowMany: 2 },
      {
        what: "pass",
        needed: 4,
        reached: 3,
        whole: 6,
        byHowMany: 1,
        isHalf: true,
      },
    ]);
    const more = judge(poll, chosen([7, 2, 1]), {
      electors: 12,
      areaCm2: null,
    });
    expect(more.checks).toMatchObject([
      { isMet: true, byHowMany: 2 },
      { isMet: true, byHowMany: 1 },
    ]);
  });

  it("tells apart options that forgotten people were named in", () => {
    const poll = makePoll("single", {}, ["某人", "某人", "李叔"]);
    const result = judge(poll, chosen([1, 3, 2]));
    expect(result).toMatchObject({ options: [1], counts: [1, 3, 2] });
    const election = electionOf(poll, chosen([1, 3, 2]), everyone);
    expect(parseElection(fileOf(election)).ok).toBe(true);
  });

  it("keeps the poll's own order of options when the lot has another", () => {
    const poll = { ...makePoll("irv", { tie: "lot" }), lotOrder: [2, 1, 0] };
    const result = judge(poll, ranked([4, 0], [3, 1, 0], [3, 2, 1]));
    // The lot puts c before b, so b goes out and its votes go to a.
    expect(result).toMatchObject({
      kind: "winner",
      options: [0],
      counts: [7, 0, 3],
      order: [[0], [2], [1]],
      rounds: [
        { totals: [4, 3, 3], eliminated: [1] },
        { totals: [7, null, 3], elected: [0] },
      ],
      ties: [{ options: [2, 1], by: "lot" }],
    });
  });

  it("says how a tie was settled, or that it is open", () => {
    const of = (tie: "order" | "convener", tieChoice: number | null) =>
      judge({ ...makePoll("single", { tie }), tieChoice }, chosen([2, 2])).ties;
    expect(of("order", null)).toEqual([{ options: [0, 1], by: "order" }]);
    expect(of("convener", null)).toEqual([{ options: [0, 1], by: null }]);
    expect(of("convener", 1)).toEqual([{ options: [0, 1], by: "convener" }]);
  });

  it("says why a consent poll was stopped, and nothing of ties", () => {
    const result = judge(makePoll("consent"), chosen([2, 0, 0, 2]));
    expect(result).toMatchObject({ stopped: "blocked", ties: [] });
  });

  it("names the ballots that were not counted", () => {
    const cast = [
      { content: { scores: [[0, 11]] as const }, count: 2, areaCm2: 0 },
      { content: { scores: [[1, 10]] as const }, count: 1, areaCm2: 0 },
    ];
    const result = judge(makePoll("dots"), cast);
    expect(result.notCounted).toEqual([{ votes: 2, why: "too-many-points" }]);
    expect(result.counts).toEqual([0, 10, 0]);
  });
});

describe("an owners' decision", () => {
  const electorate = { electors: 12, areaCm2: 12_000 };

  it("has its four numbers", () => {
    const result = judge(
      makePoll("dual-majority"),
      chosen([5, 2, 1], [5_000, 2_500, 400]),
      electorate,
    );
    expect(result).toMatchObject({
      kind: "failed",
      counts: [5, 2, 1],
      areas: [5_000, 2_500, 400],
      votes: 8,
      areaCm2: 7_900,
      checks: [
        { what: "quorum", in: "people", reached: 8, needed: 8, isMet: true },
        { what: "quorum", in: "area", needed: 8_000, byHowMany: 100 },
        { what: "pass", in: "people", needed: 5, byHowMany: 0, isMet: true },
        { what: "pass", in: "area", needed: 3_951, byHowMany: 1_049 },
      ],
    });
  });

  it("asks three quarters in special matters", () => {
    const special = makePoll("dual-majority", { matter: "special" });
    const cast = chosen([6, 2], [7_500, 2_500]);
    const result = judge(special, cast, electorate);
    expect(result.kind).toBe("passed");
    expect(result.checks.slice(2)).toMatchObject([
      { needed: 6, whole: 8 },
      { needed: 7_500, whole: 10_000 },
    ]);
  });
});

describe("how a poll stands", () => {
  const stands = (
    poll: Poll,
    cast: readonly CastBallots[],
    electorate: { electors: number | null; areaCm2: number | null } = everyone,
  ) => standing(poll, electionOf(poll, cast, electorate));

  it("says nothing of passing where options win and nothing is asked", () => {
    expect(stands(makePoll("single"), chosen([1, 2]))).toEqual({
      counts: [1, 2, 0],
      areas: null,
      votes: 3,
      areaCm2: null,
      checks: [],
      stopped: null,
      wouldPass: null,
    });
  });

  it.each([
    ["single", { quorum: "4" }, [1, 2], false],
    ["single", { quorum: "3" }, [1, 2], true],
    ["single", { pass: "1/2" }, [1, 2], true],
    ["consent", {}, [1, 0, 2], false],
    ["consent", {}, [2, 0, 1], true],
    ["consent", {}, [2, 0, 0, 1], false],
    ["consent", { preset: "advice" }, [2], null],
    ["countmein", {}, [2], false],
  ] as const)(
    "by %s, %j, with %j: would pass, %s",
    (method, rules, votes, would) => {
      const now = stands(makePoll(method, rules), chosen(votes));
      expect(now.wouldPass).toBe(would);
    },
  );

  it("counts area where thresholds go by it", () => {
    const poll = makePoll("single", { quorum: "1/2", inArea: true });
    const now = stands(poll, chosen([2, 1], [700, 200]), {
      electors: 6,
      areaCm2: 2_000,
    });
    expect(now).toMatchObject({
      areas: [700, 200, 0],
      areaCm2: 900,
      wouldPass: false,
    });
  });
});
