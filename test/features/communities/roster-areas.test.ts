import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readArea,
  showArea,
} from "../../../src/features/communities/rules/areas.ts";

describe("an area", () => {
  it.each([
    ["89.5", 895_000],
    ["89.50", 895_000],
    ["89.5000000", 895_000],
    ["0.0001", 1],
    ["100000", 1_000_000_000],
    ["88.33", 883_300],
    ["１０２．３５", 1_023_500],
    [" 89.5 ㎡", 895_000],
    ["89.5m²", 895_000],
    ["89.5 平方米", 895_000],
    ["89.5平", 895_000],
    ["89,5", 895_000],
    ["1,234.50", 12_345_000],
    ["12,345,6", null],
    ["+12", 120_000],
  ])("%s is %s cm²", (text, areaCm2) => {
    expect(readArea(text)).toEqual(
      areaCm2 === null
        ? { ok: false, reason: "area-unreadable" }
        : { ok: true, areaCm2 },
    );
  });

  it.each([
    ["", "no-area"],
    ["  ", "no-area"],
    ["㎡", "no-area"],
    ["0", "area-not-positive"],
    ["0.0000", "area-not-positive"],
    ["-89.5", "area-not-positive"],
    ["−89.5", "area-not-positive"],
    ["89.12345", "area-decimals"],
    ["100000.0001", "area-too-large"],
    ["99999999999999999999", "area-too-large"],
    ["八十九", "area-unreadable"],
    ["89.5.1", "area-unreadable"],
    ["1e3", "area-unreadable"],
    ["1,234", "area-unreadable"],
    ["89,123", "area-unreadable"],
    ["NaN", "area-unreadable"],
    [".5", "area-unreadable"],
  ])("%j is refused: %s", (text, reason) => {
    expect(readArea(text)).toEqual({ ok: false, reason });
  });

  it("is shown as it is read, for every number of cm²", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (areaCm2) => {
        expect(readArea(showArea(areaCm2))).toEqual({ ok: true, areaCm2 });
      }),
    );
  });

  it("is exact for every text with up to four decimals", () => {
    const text = fc
      .tuple(
        fc.integer({ min: 0, max: 99_999 }),
        fc.stringMatching(/^\d{0,4}$/),
      )
      .filter(([whole, fraction]) => whole + Number(fraction) > 0);
    fc.assert(
      fc.property(text, ([whole, fraction]) => {
        const written = fraction === "" ? `${whole}` : `${whole}.${fraction}`;
        const exact = BigInt(`${whole}${fraction.padEnd(4, "0")}`);
        expect(readArea(written)).toEqual({ ok: true, areaCm2: Number(exact) });
      }),
    );
  });
});
