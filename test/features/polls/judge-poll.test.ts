import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  digestBallots,
  digestSecretBallots,
  hasEnded,
  judgePoll,
  roundLength,
} from "../../../src/features/polls/rules/judge-poll.ts";

describe("judging a poll", () => {
  it.each([
    [[0, 0], { kind: "no-votes" }],
    [[1, 0], { kind: "winner", option: 0 }],
    [[14, 10, 6], { kind: "winner", option: 0 }],
    [[3, 5, 4], { kind: "winner", option: 1 }],
    [[0, 0, 1], { kind: "winner", option: 2 }],
    [[2, 2], { kind: "tie", options: [0, 1] }],
    [[4, 1, 4], { kind: "tie", options: [0, 2] }],
    [[1, 1, 1], { kind: "tie", options: [0, 1, 2] }],
    [[5, 4, 4], { kind: "winner", option: 0 }],
  ])("of %j gives %j", (counts, expected) => {
    expect(judgePoll(counts)).toEqual(expected);
  });

  it("never lets fewer votes win", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 2 }), (counts) => {
        const outcome = judgePoll(counts);
        const best =
          outcome.kind === "winner"
            ? [outcome.option]
            : outcome.kind === "tie"
              ? outcome.options
              : [];
        const most = Math.max(...counts);
        expect(
          counts.flatMap((n, i) => (n === most && n > 0 ? [i] : [])),
        ).toEqual(best);
      }),
    );
  });
});

const sha256 = (text: string) =>
  createHash("sha256").update(text).digest("hex");

describe("the digest of the ballots", () => {
  const wang = { electorId: 2, content: { choices: [0] }, castAt: 1_000 };
  const uncle = {
    electorId: 10,
    content: { ranking: [[2], [0, 1]] },
    castAt: 900,
  };

  it("is that of their list by elector, in whatever order they come", () => {
    const expected = sha256(
      '[[2,{"choices":[0]},1000],[10,{"ranking":[[2],[0,1]]},900]]',
    );
    expect(digestBallots([wang, uncle])).toBe(expected);
    expect(digestBallots([uncle, wang])).toBe(expected);
  });
  it("differs when two change places, though the counts are the same", () => {
    const swapped = [
      { ...wang, content: uncle.content },
      { ...uncle, content: wang.content },
    ];
    expect(digestBallots(swapped)).not.toBe(digestBallots([wang, uncle]));
  });
  it("is by receipt in a secret poll, as the list is published", () => {
    const first = { receipt: "bridge pear 042", content: { choices: [1] } };
    const second = { receipt: "river pine 007", content: { choices: [0] } };
    const expected = sha256(
      '[["bridge pear 042",{"choices":[1]}],["river pine 007",{"choices":[0]}]]',
    );
    expect(digestSecretBallots([second, first])).toBe(expected);
    expect(digestSecretBallots([first, second])).toBe(expected);
  });
});

describe("the end of a poll", () => {
  it.each([
    [{ closesAt: 10, closedAt: null }, 9, false],
    [{ closesAt: 10, closedAt: null }, 10, true],
    [{ closesAt: 10, closedAt: null }, 11, true],
    [{ closesAt: 10, closedAt: 5 }, 6, true],
    [{ closesAt: 10, closedAt: 12 }, 13, true],
  ])("of %j at %i: %s", (poll, now, expected) => {
    expect(hasEnded(poll, now)).toBe(expected);
  });
});

describe("a length of time", () => {
  const minute = 60_000;
  const hour = 60 * minute;
  it.each([
    [1_000, "minutes", 1],
    [30 * minute, "minutes", 30],
    [90 * minute, "minutes", 90],
    [2 * hour, "hours", 2],
    [12 * hour, "hours", 12],
    [36 * hour, "hours", 36],
    [47 * hour, "hours", 47],
    [48 * hour, "days", 2],
    // Two days over the night in which the clocks go forward.
    [47.5 * hour, "days", 2],
    [7 * 24 * hour, "days", 7],
  ])("of %i ms is told in %s: %i", (ms, unit, count) => {
    expect(roundLength(ms)).toEqual({ unit, count });
  });
});
