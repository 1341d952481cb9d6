import { describe, expect, it } from "vitest";
import { parseElection } from "../../../src/features/polls/rules/read-election.ts";

const read = (file: unknown) =>
  parseElection(typeof file === "string" ? file : JSON.stringify(file));

describe("a file of ballots", () => {
  it.each([
    ["no JSON", "{"],
    ["no object", "3"],
    ["no options", { method: "irv", ballots: [] }],
    [
      "more seats than options",
      { method: "stv", options: ["a"], seats: 2, ballots: [] },
    ],
    [
      "half a ballot",
      {
        method: "single",
        options: ["a"],
        ballots: [{ count: 0.5, choices: ["a"] }],
      },
    ],
    [
      "an option ranked twice",
      {
        method: "irv",
        options: ["a"],
        ballots: [{ count: 1, ranking: [["a"], ["a"]] }],
      },
    ],
    ["owners without an electorate", { method: "dual-majority", ballots: [] }],
    ["an unknown method", { method: "guess", ballots: [] }],
    [
      "an unknown option",
      {
        method: "single",
        options: ["a"],
        ballots: [{ count: 1, choices: ["b"] }],
      },
    ],
    [
      "a negative weight",
      {
        method: "single",
        options: ["a"],
        ballots: [{ count: 1, weight: -2, choices: ["a"] }],
      },
    ],
    ["equal options", { method: "irv", options: ["a", "a"], ballots: [] }],
    [
      "the wrong sort of ballot",
      {
        method: "irv",
        options: ["a"],
        ballots: [{ count: 1, choices: ["a"] }],
      },
    ],
    [
      "a threshold over the whole",
      {
        method: "single",
        options: ["a"],
        ballots: [],
        rules: { quorum: "3/2" },
      },
    ],
    [
      "a share of nobody",
      {
        method: "single",
        options: ["a"],
        ballots: [],
        rules: { pass: "1/2", passOf: "electorate" },
      },
    ],
    [
      "areas that nobody gave",
      {
        method: "single",
        options: ["a"],
        ballots: [{ count: 1, choices: ["a"] }],
        rules: { inArea: true, electorate: { owners: 2, areaCm2: 9 } },
      },
    ],
    [
      "areas without an electorate",
      {
        method: "single",
        options: ["a"],
        ballots: [],
        rules: { inArea: true },
      },
    ],
    [
      "consensus by points",
      {
        method: "score",
        options: ["a"],
        ballots: [],
        rules: { preset: "consensus" },
      },
    ],
    [
      "the choice of an unknown option",
      { method: "single", options: ["a"], ballots: [], rules: { chosen: "b" } },
    ],
    [
      "scores of nothing",
      { method: "score", options: ["a"], ballots: [{ count: 1, scores: [3] }] },
    ],
    [
      "half a point",
      {
        method: "score",
        options: ["a"],
        ballots: [{ count: 1, scores: { a: 1.5 } }],
      },
    ],
    [
      "more votes than whole numbers tell apart",
      {
        method: "single",
        options: ["a"],
        ballots: [
          { count: 9_007_199_254_740_991, choices: ["a"] },
          { count: 1, choices: ["a"] },
        ],
      },
    ],
  ])("is refused with %s, in one line", (_, file) => {
    const refused = read(file);
    expect(refused).toMatchObject({ ok: false });
    expect(refused).toHaveProperty("problem", expect.stringMatching(/^.+$/));
  });

  it("names options by their place, and takes ranked for instant-runoff", () => {
    const file = {
      method: "ranked",
      options: ["a", "b", "c"],
      ballots: [{ count: 2, weight: 3, ranking: [["c"], ["a", "b"]] }],
    };
    expect(read(file)).toMatchObject({
      ok: true,
      election: {
        method: "irv",
        seats: 1,
        ballots: [{ count: 2, weight: 3, ranking: [[2], [0, 1]] }],
      },
    });
  });
});
