import { describe, expect, it } from "vitest";
import {
  audienceOf,
  isForConveners,
  isForGroup,
  rungOf,
} from "../../../src/features/followups/rules/ladder.ts";

const never = null;

describe("the ladder of reminders", () => {
  it.each([
    [-4, null],
    [-3, -3],
    [-1, -3],
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 3],
    [6, 3],
    [7, 7],
    [13, 7],
    [14, 14],
    [20, 14],
    [21, 21],
    [371, 371],
  ])("stands after %i days on rung %s", (daysOver, rung) => {
    expect(rungOf(daysOver)).toBe(rung);
  });

  it.each<[number, number | null, string[]]>([
    // Day by day, each rung at its time.
    [-4, never, []],
    [-3, never, ["owner"]],
    [-2, -3, []],
    [0, -3, ["owner"]],
    [1, 0, ["owner"]],
    [2, 1, []],
    [3, 1, ["conveners"]],
    [7, 3, ["group"]],
    [8, 7, []],
    [14, 7, ["owner", "conveners"]],
    [15, 14, []],
    [21, 14, ["owner", "conveners"]],
    // Handed out late: what is left of the way.
    [-1, never, ["owner"]],
    [0, never, ["owner"]],
    // After a standstill: each audience once.
    [1, -3, ["owner"]],
    [4, -3, ["owner", "conveners"]],
    [4, 1, ["conveners"]],
    [10, 1, ["conveners", "group"]],
    [30, never, ["owner", "conveners", "group"]],
    [30, 14, ["owner", "conveners"]],
    [30, 28, []],
    // More time was given: nobody is concerned for now.
    [-9, never, []],
  ])("%i days over, reminded up to %s: %j", (daysOver, reminded, audience) => {
    expect([...audienceOf({ daysOver, reminded })]).toEqual(audience);
  });

  it.each([
    [2, false, false],
    [3, true, false],
    [6, true, false],
    [7, true, true],
    [40, true, true],
  ])("after %i days conveners %s, group %s", (daysOver, conveners, group) => {
    expect(isForConveners(daysOver)).toBe(conveners);
    expect(isForGroup(daysOver)).toBe(group);
  });
});
