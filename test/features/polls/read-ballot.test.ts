import { describe, expect, it } from "vitest";
import {
  checkBallot,
  needsReason,
} from "../../../src/features/polls/rules/check-ballot.ts";
import { readBallotText } from "../../../src/features/polls/rules/read-ballot.ts";
import { makePoll } from "../../support/make-poll.ts";

const lift = [
  "统一换声控灯",
  "各楼自己修",
  "先请人查线路，再说",
  "Each building",
];

describe("a ranking that somebody types", () => {
  it.each([
    ["2 1 3", [[1], [0], [2]]],
    ["2,1,3", [[1], [0], [2]]],
    ["２、１、３", [[1], [0], [2]]],
    ["２，１，３", [[1], [0], [2]]],
    ["2>1>3", [[1], [0], [2]]],
    ["２＞１", [[1], [0]]],
    ["2 → 1", [[1], [0]]],
    ["2=3>1", [[1, 2], [0]]],
    ["2 = 3, 1", [[1, 2], [0]]],
    ["２＝３＞１", [[1, 2], [0]]],
    ["#3", [[2]]],
  ])("%s", (text, ranking) => {
    expect(readBallotText(text, makePoll("irv"))).toEqual({
      ok: true,
      content: { ranking },
    });
  });

  it.each([
    ["", { reason: "empty" }],
    ["  ", { reason: "empty" }],
    [">", { reason: "empty" }],
    ["4 1", { reason: "unknown-option", given: "4" }],
    ["0", { reason: "unknown-option", given: "0" }],
    ["213", { reason: "unknown-option", given: "213" }],
    ["2 1 2", { reason: "twice", option: 1 }],
    ["2=2", { reason: "twice", option: 1 }],
    ["2=>1", { reason: "not-understood" }],
    ["-1", { reason: "not-understood" }],
    ["1.5e3 2", { reason: "not-understood" }],
    ["随便", { reason: "not-understood" }],
  ])("%s is refused", (text, refusal) => {
    expect(readBallotText(text, makePoll("irv"))).toEqual({
      ok: false,
      ...refusal,
    });
  });
});

describe("points that somebody types", () => {
  it.each([
    [
      "score",
      "1:5 2:0",
      [
        [0, 5],
        [1, 0],
      ],
    ],
    [
      "score",
      "２：５，１：３",
      [
        [0, 3],
        [1, 5],
      ],
    ],
    ["score", "2 = 5", [[1, 5]]],
    [
      "score",
      "5 0 3",
      [
        [0, 5],
        [1, 0],
        [2, 3],
      ],
    ],
    [
      "dots",
      "7、0、3",
      [
        [0, 7],
        [1, 0],
        [2, 3],
      ],
    ],
    ["dots", "3:10", [[2, 10]]],
  ] as const)("%s: %s", (method, text, scores) => {
    expect(readBallotText(text, makePoll(method))).toEqual({
      ok: true,
      content: { scores },
    });
  });

  it.each([
    ["score", "5 3", { reason: "one-each", asked: 3 }],
    ["score", "5 3 1 0", { reason: "one-each", asked: 3 }],
    ["score", "6 0 0", { reason: "off-scale", given: 6, most: 5 }],
    ["score", "1:5 4:2", { reason: "unknown-option", given: "4" }],
    ["score", "1:5 1:2", { reason: "twice", option: 0 }],
    ["score", "1:5 2", { reason: "not-understood" }],
    ["score", "1:2:3", { reason: "not-understood" }],
    ["score", "很好", { reason: "not-understood" }],
    ["score", "1:-2", { reason: "not-understood" }],
    ["dots", "6 5 0", { reason: "too-many-points", given: 11, most: 10 }],
    ["dots", "0 0 0", { reason: "empty" }],
  ] as const)("%s: %s is refused", (method, text, refusal) => {
    expect(readBallotText(text, makePoll(method))).toEqual({
      ok: false,
      ...refusal,
    });
  });
});

describe("choices that somebody types", () => {
  it.each([
    ["single", "2", [1]],
    ["single", "各楼自己修", [1]],
    ["single", " 各楼 ", [1]],
    ["single", "先请人查线路，再说", [2]],
    ["single", "EACH", [3]],
    ["approval", "2 3", [1, 2]],
    ["approval", "3，1", [0, 2]],
    ["approval", "1 3, 4", [0, 2, 3]],
    ["approval", "各楼、统一换", [0, 1]],
    ["approval", "统一换\n4", [0, 3]],
  ] as const)("%s: %s", (method, text, choices) => {
    expect(readBallotText(text, makePoll(method, {}, lift))).toEqual({
      ok: true,
      content: { choices },
    });
  });

  it.each([
    ["single", "1 2", { reason: "one-only" }],
    ["single", "5", { reason: "unknown-option", given: "5" }],
    ["single", "电梯", { reason: "not-understood" }],
    ["single", "each building there is", { reason: "not-understood" }],
    ["approval", "2 2", { reason: "twice", option: 1 }],
    ["approval", "2, 9", { reason: "unknown-option", given: "9" }],
    ["approval", "各楼、电梯", { reason: "not-understood" }],
  ] as const)("%s: %s is refused", (method, text, refusal) => {
    expect(readBallotText(text, makePoll(method, {}, lift))).toEqual({
      ok: false,
      ...refusal,
    });
  });

  it("takes no beginning that several options have", () => {
    const poll = makePoll("single", {}, ["修灯", "修门", "修"]);
    expect(readBallotText("修", poll)).toMatchObject({
      content: { choices: [2] },
    });
    const two = makePoll("single", {}, ["修灯", "修门"]);
    expect(readBallotText("修", two)).toEqual({
      ok: false,
      reason: "ambiguous",
      given: "修",
    });
  });

  it("does not guess whether a number is an option or its words", () => {
    const poll = makePoll("single", {}, ["3", "5", "8"]);
    expect(readBallotText("3", poll)).toMatchObject({ reason: "ambiguous" });
    expect(readBallotText("8", poll)).toMatchObject({
      content: { choices: [2] },
    });
    expect(readBallotText("2", poll)).toMatchObject({
      content: { choices: [1] },
    });
  });
});

describe("a stance that somebody types", () => {
  it.each([
    ["赞成", 0],
    ["同意。", 0],
    ["for", 0],
    ["Yes!", 0],
    ["✅", 0],
    ["1", 0],
    ["弃权", 1],
    ["⚪️", 1],
    ["反对", 2],
    ["不同意", 2],
    ["❌", 2],
    ["No", 2],
  ])("%s", (text, option) => {
    expect(readBallotText(text, makePoll("consent"))).toEqual({
      ok: true,
      content: { choices: [option] },
    });
  });

  it.each([
    ["阻止：会漏水", 3, "会漏水"],
    ["否决 会漏水", 3, "会漏水"],
    ["🚧会漏水", 3, "会漏水"],
    ["block it leaks", 3, "it leaks"],
    ["Block: it leaks", 3, "it leaks"],
    ["反对，太贵", 2, "太贵"],
    ["against: too dear", 2, "too dear"],
    ["no - too dear", 2, "too dear"],
  ])("%s, with its reason", (text, option, reason) => {
    expect(readBallotText(text, makePoll("consent"))).toEqual({
      ok: true,
      content: { choices: [option] },
      reason,
    });
  });

  it.each([
    ["阻止", { reason: "reason-missing" }],
    ["🚧 ", { reason: "reason-missing" }],
    ["block:", { reason: "reason-missing" }],
    ["4", { reason: "reason-missing" }],
    ["no way to know", { reason: "not-understood" }],
    ["forget it", { reason: "not-understood" }],
    ["for the record I am against", { reason: "not-understood" }],
    ["同意书在哪里", { reason: "not-understood" }],
    ["5", { reason: "unknown-option", given: "5" }],
    ["1 3", { reason: "one-only" }],
  ])("%s is refused", (text, refusal) => {
    expect(readBallotText(text, makePoll("consent"))).toEqual({
      ok: false,
      ...refusal,
    });
  });

  it("goes by the stances that the poll has", () => {
    const owners = makePoll("dual-majority");
    expect(readBallotText("反对", owners)).toMatchObject({
      content: { choices: [1] },
    });
    expect(readBallotText("弃权", owners)).toMatchObject({
      content: { choices: [2] },
    });
    expect(readBallotText("阻止 会漏水", owners)).toMatchObject({ ok: false });
    const count = makePoll("countmein");
    for (const text of ["算我一个", "in", "+1", "✅", "1", "me too"]) {
      expect(readBallotText(text, count)).toMatchObject({
        content: { choices: [0] },
      });
    }
    expect(readBallotText("反对", count)).toMatchObject({ ok: false });
    const own = makePoll("single", {}, ["反对", "for"]);
    expect(readBallotText("反对", own)).toMatchObject({
      content: { choices: [0] },
    });
  });
});

describe("a ballot that comes in any way", () => {
  it.each([
    ["single", { choices: [0] }, null],
    ["single", { choices: [] }, "empty"],
    ["single", { choices: [0, 1] }, "one-only"],
    ["single", { choices: [3] }, "unknown-option"],
    ["single", { choices: [-1] }, "unknown-option"],
    ["single", { choices: [0.5] }, "unknown-option"],
    ["single", { choices: [Number.NaN] }, "unknown-option"],
    ["single", { ranking: [[0]] }, "wrong-kind"],
    ["approval", { choices: [0, 2] }, null],
    ["approval", { choices: [0, 0] }, "twice"],
    ["irv", { ranking: [[2], [0, 1]] }, null],
    ["irv", { ranking: [[2], [2]] }, "twice"],
    ["irv", { ranking: [[2], []] }, "wrong-kind"],
    ["irv", { choices: [0] }, "wrong-kind"],
    ["score", { scores: [[0, 0]] }, null],
    ["score", { scores: [[0, 6]] }, "off-scale"],
    ["score", { scores: [[0, -1]] }, "wrong-kind"],
    ["score", { scores: [[0, 0.5]] }, "wrong-kind"],
    [
      "score",
      {
        scores: [
          [0, 1],
          [0, 1],
        ],
      },
      "twice",
    ],
    [
      "dots",
      {
        scores: [
          [0, 4],
          [1, 6],
        ],
      },
      null,
    ],
    [
      "dots",
      {
        scores: [
          [0, 4],
          [1, 7],
        ],
      },
      "too-many-points",
    ],
    ["dots", { scores: [[0, 0]] }, "empty"],
    ["consent", { choices: [3] }, null],
    ["consent", { choices: [4] }, "unknown-option"],
    ["countmein", { choices: [0] }, null],
    ["dual-majority", { choices: [2] }, null],
  ] as const)("by %s, %j: %s", (method, content, reason) => {
    const refusal = checkBallot(content, makePoll(method));
    expect(refusal?.reason ?? null).toBe(reason);
  });

  it.each([
    ["consent", 3, true],
    ["consent", 2, false],
    ["single", 3, false],
  ] as const)(
    "by %s, option %i: needs a reason, %s",
    (method, option, needs) => {
      const poll = makePoll(method, {}, ["for", "abstain", "against", "block"]);
      expect(needsReason({ choices: [option] }, poll)).toBe(needs);
    },
  );
});
