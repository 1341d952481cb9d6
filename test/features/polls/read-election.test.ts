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
