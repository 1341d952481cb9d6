import { describe, expect, it } from "vitest";
import {
  findMissing,
  readMinutes,
} from "../../../src/features/sessions/rules/read-minutes.ts";

const words = { before: ["max"], after: ["人", "people"] };

describe("what follows the number of a /minutes", () => {
  it.each([
    ["", {}],
    ["  ", {}],
    ["25", { attendance: 25 }],
    ["２５人", { attendance: 25 }],
    ["换灯 | 夜里有亮", { measures: "换灯", effect: "夜里有亮" }],
    ["换灯｜夜里有亮", { measures: "换灯", effect: "夜里有亮" }],
    ["a | b | c", { measures: "a", effect: "b | c" }],
    [
      "25 people | new lights | safer",
      { attendance: 25, measures: "new lights", effect: "safer" },
    ],
    ["25 lights | safer", { measures: "25 lights", effect: "safer" }],
  ])("reads %j", (text, facts) => {
    expect(readMinutes(text, words)).toEqual({ ok: true, facts });
  });

  it.each([
    ["换灯", "example"],
    ["换灯 |", "example"],
    ["| 夜里有亮", "example"],
    ["\u200f | 夜里有亮", "example"],
    ["25 | 换灯", "example"],
    [`${"长".repeat(1_001)} | 好`, "too-long"],
    [`好 | ${"长".repeat(1_001)}`, "too-long"],
  ])("refuses %j", (text, reason) => {
    expect(readMinutes(text, words)).toEqual({ ok: false, reason });
  });
});

describe("what is still to be asked", () => {
  it.each([
    [{}, "place"],
    [{ place: "活动室" }, "measures"],
    [{ measures: "a", effect: "b" }, "place"],
    [{ place: "活动室", measures: "a" }, "effect"],
    [{ place: "活动室", measures: "a", effect: "b" }, null],
  ])("after %j is %s", (facts, missing) => {
    expect(findMissing(facts)).toBe(missing);
  });
});
