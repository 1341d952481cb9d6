import { describe, expect, it } from "vitest";
import { parseElection } from "../../../src/features/polls/rules/read-election.ts";
import { tallyElection } from "../../../src/features/polls/rules/tally-election.ts";

function tally(file: object) {
  const read = parseElection(JSON.stringify(file));
  if (!read.ok) throw new Error(read.problem);
  return tallyElection(read.election);
}

/** So many for, abstaining, against and blocking. */
const consent = (votes: readonly number[], rules: object) =>
  tally({
    method: "consent",
    ballots: ["for", "abstain", "against", "block"].map((name, i) => ({
      count: votes[i] ?? 0,
      choices: [name],
    })),
    rules,
  });

it("asks nothing of options that nobody votes for, however many", () => {
  const verdict = tally({
    method: "stv",
    seats: 2,
    options: ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
    ballots: [
      { count: 3, ranking: [["a"], ["b"]] },
      { count: 2, ranking: [["b"], ["c"]] },
    ],
    rules: { tie: "order" },
  });
  expect(verdict.count).toMatchObject({ winners: [0, 1], notes: [] });
});

describe("consent", () => {
  it.each([
    ["consent", [6, 0, 5, 0], true, null],
    ["consent", [5, 9, 5, 0], false, null],
    ["consent", [99, 0, 0, 1], false, "blocked"],
    ["consent", [0, 5, 0, 0], false, null],
    ["consent", [0, 0, 0, 0], false, null],
    ["advice", [6, 0, 0, 0], undefined, null],
    ["advice", [0, 0, 3, 2], undefined, null],
    ["consensus", [6, 4, 0, 0], true, null],
    ["consensus", [6, 0, 1, 0], false, "objected"],
    ["consensus", [6, 0, 0, 1], false, "blocked"],
    ["consensus", [0, 4, 0, 0], false, "nobody-for"],
    ["objection", [0, 0, 0, 0], true, null],
    ["objection", [0, 3, 0, 0], true, null],
    ["objection", [9, 0, 1, 0], false, "objected"],
    ["objection", [9, 0, 0, 1], false, "blocked"],
  ] as const)("as %s, with %j: passed %s", (preset, votes, passed, stopped) => {
    const verdict = consent(votes, { preset });
    expect(verdict.passed).toBe(passed);
    expect(verdict.stopped).toBe(stopped);
    expect("passed" in verdict).toBe(passed !== undefined);
  });

  it.each([
    ["two thirds of those who say yes or no", { pass: "2/3" }, true],
    [
      "two thirds of all who may vote",
      { pass: "2/3", passOf: "electorate", electorate: 10 },
      false,
    ],
    [
      "more than half of all who may vote",
      { passOf: "electorate", electorate: 8 },
      false,
    ],
    [
      "more than half of fewer who may vote",
      { passOf: "electorate", electorate: 7 },
      true,
    ],
    ["a quorum that is missed", { quorum: "2/3", electorate: 10 }, false],
    ["a quorum that is met", { quorum: "2/3", electorate: 9 }, true],
  ])("of 4 for, 2 against asks %s: %s", (_, rules, passed) => {
    expect(consent([4, 0, 2, 0], rules).passed).toBe(passed);
  });
});

describe("thresholds in area", () => {
  const inArea = (areas: readonly number[], rules: object) =>
    tally({
      method: "single",
      options: ["a", "b"],
      ballots: [
        { count: 6, areaCm2: areas[0], choices: ["a"] },
        { count: 3, areaCm2: areas[1], choices: ["b"] },
      ],
      rules: {
        inArea: true,
        electorate: { owners: 12, areaCm2: 1_200 },
        ...rules,
      },
    });

  it.each([
    ["both met", [500, 300], { quorum: "2/3" }, true, true],
    ["too little area", [500, 299], { quorum: "2/3" }, true, false],
    ["too few people", [900, 300], { quorum: "10/12" }, false, true],
    ["a plain number is one of people", [1, 1], { quorum: 9 }, true, true],
  ] as const)("a quorum, %s", (_, areas, rules, owners, area) => {
    const verdict = inArea(areas, rules);
    expect(verdict.quorum).toEqual({ owners, area });
    // Without a pass mark there is nothing to pass; a missed quorum decides nothing.
    expect(verdict.passed).toBe(owners && area ? undefined : false);
  });

  it.each([
    [[500, 499], true],
    [[500, 500], false],
  ])("a pass mark, with %j cm²: %s", (areas, passed) => {
    expect(inArea(areas, { pass: "1/2" }).passed).toBe(passed);
  });

  it("leaves the quorum a single word where nothing is asked of areas", () => {
    expect(inArea([1, 1], { quorum: "2/3", inArea: false }).quorum).toBe(true);
  });

  it.each([
    [[600, 300], true],
    [[600, 600], false],
    [[599, 601], false],
  ])(
    "consent needs more for than against in area too: %j, %s",
    (areas, passed) => {
      const verdict = tally({
        method: "consent",
        ballots: [
          { count: 3, areaCm2: areas[0], choices: ["for"] },
          { count: 1, areaCm2: areas[1], choices: ["against"] },
        ],
        rules: { inArea: true, electorate: { owners: 12, areaCm2: 1_200 } },
      });
      expect(verdict.passed).toBe(passed);
    },
  );
});

describe("a pass mark of a poll that chooses", () => {
  const ranked = [
    { count: 4, ranking: [["a"]] },
    { count: 2, ranking: [["b"], ["a"]] },
    { count: 3, ranking: [["c"], ["b"]] },
    { count: 1, ranking: [["c"]] },
  ];
  const points = [
    { count: 2, scores: { a: 5, b: 1 } },
    { count: 2, scores: { a: 4, c: 5 } },
  ];

  it.each([
    // b goes out, and a has 6 of 10 in the end.
    ["irv", { ballots: ranked }, "3/5", 6, 10],
    // b wins; 2 rank it first and 3 second.
    ["schulze", { ballots: ranked }, "7/10", 5, 10],
    ["score", { ballots: points }, "90%", 18, 20],
    ["dots", { ballots: points, rules: { points: 9 } }, "1/2", 18, 36],
    [
      "approval",
      {
        ballots: [
          { count: 2, choices: ["a", "b"] },
          { count: 1, choices: ["a"] },
        ],
      },
      "1/2",
      3,
      3,
    ],
  ] as const)("by %s", (method, file, pass, reached, whole) => {
    const rules = "rules" in file ? file.rules : {};
    const verdict = tally({
      method,
      options: ["a", "b", "c"],
      ballots: file.ballots,
      rules: { ...rules, pass },
    });
    const [check] = verdict.checks;
    expect(check).toMatchObject({ what: "pass", reached, whole });
    expect(verdict.passed).toBe(check?.isMet);
  });

  it("does not pass what is tied", () => {
    const verdict = tally({
      method: "single",
      options: ["a", "b"],
      ballots: [
        { count: 5, choices: ["a"] },
        { count: 5, choices: ["b"] },
      ],
      rules: { pass: "1/3" },
    });
    expect(verdict.passed).toBe(false);
  });
});

describe("owners", () => {
  it("are ordered by how many they are, whatever their area", () => {
    const verdict = tally({
      method: "dual-majority",
      ballots: [
        { count: 3, weight: 100, choices: ["for"] },
        { count: 2, weight: 900, choices: ["against"] },
      ],
      rules: { electorate: { owners: 5, areaCm2: 1_000 } },
    });
    expect(verdict.count.order).toEqual([[0], [1], [2]]);
    expect(verdict.count.totals).toEqual([3, 2, 0]);
    expect(verdict.majority?.consent).toEqual({ owners: true, area: false });
  });

  it("go by other shares where their covenant has them", () => {
    const of = (rules: object) =>
      tally({
        method: "dual-majority",
        ballots: [{ count: 5, weight: 500, choices: ["for"] }],
        rules: { electorate: { owners: 10, areaCm2: 1_000 }, ...rules },
      }).majority?.quorum;
    expect(of({})).toEqual({ owners: false, area: false });
    expect(of({ quorum: "1/2" })).toEqual({ owners: true, area: true });
    expect(of({ quorum: "5" })).toEqual({ owners: true, area: false });
  });
});
