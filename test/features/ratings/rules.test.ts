import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areStars,
  averageOf,
  isDoubtful,
} from "../../../src/features/ratings/rules.ts";

describe("the average of stars", () => {
  it.each([
    [0, 0, null],
    [1, 5, null],
    [4, 20, null],
    [5, 23, "4.6"],
    [5, 25, "5.0"],
    [5, 5, "1.0"],
    [6, 17, "2.8"],
    [7, 30, "4.3"],
    // Halves of a tenth go up: 3.25, 2.95.
    [20, 65, "3.3"],
    [20, 59, "3.0"],
    [2_000, 8_123, "4.1"],
  ])("%i answers, %i stars: %s", (count, sum, average) => {
    expect(averageOf({ count, sum })).toBe(average);
  });

  it("is never more than half a tenth away", () => {
    const stars = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5 });
    fc.assert(
      fc.property(stars, (given) => {
        const sum = given.reduce((a, b) => a + b, 0);
        const shown = Number(averageOf({ count: given.length, sum }));
        expect(Math.abs(shown - sum / given.length)).toBeLessThanOrEqual(
          0.05 + 1e-9,
        );
      }),
    );
  });
});

it.each([
  [0, 0, false],
  // The same whatever the few gave: the question must not tell.
  [1, 1, true],
  [1, 5, true],
  [4, 20, true],
  [5, 14, true],
  [5, 15, false],
  [20, 59, true],
])("%i answers, %i stars leave a doubt: %s", (count, sum, low) => {
  expect(isDoubtful({ count, sum })).toBe(low);
});

it.each([
  [1, true],
  [5, true],
  [0, false],
  [6, false],
  [-1, false],
  [2.5, false],
])("%d stars can be given: %s", (stars, can) => {
  expect(areStars(stars)).toBe(can);
});
