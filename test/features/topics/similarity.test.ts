import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareMatters,
  readMatter,
  similarEnough,
} from "../../../src/features/topics/rules/similarity.ts";
import { different, others, same } from "./similarity-pairs.ts";

const compare = (a: string, b: string) =>
  compareMatters(readMatter(a), readMatter(b));
const isSimilar = ([a, b]: readonly [string, string]) =>
  compare(a, b) >= similarEnough;

describe("whether two texts tell of one matter", () => {
  it.each(same)("%s / %s: yes", (a, b) => {
    expect(compare(a, b)).toBeGreaterThanOrEqual(similarEnough);
  });

  it.each(different)("%s / %s: no", (a, b) => {
    expect(compare(a, b)).toBeLessThan(similarEnough);
  });

  it("is asked in vain one time in ten, and found five times in six", () => {
    const told = [...same, ...others.same];
    const found = told.filter(isSimilar).length;
    const inVain = [...different, ...others.different].filter(isSimilar).length;
    expect(found / (found + inVain)).toBeGreaterThanOrEqual(9 / 10);
    expect(found / told.length).toBeGreaterThanOrEqual(5 / 6);
  });
});

const texts = [...same, ...different].flat();
const text = fc.oneof(
  fc.constantFrom(...texts),
  fc
    .array(
      fc.constantFrom(...Array.from(texts.join("")), " ", "3", "号楼", "一"),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join("")),
  fc.string({ unit: "grapheme" }),
);

describe("the likeness of two texts", () => {
  it("is the same seen from either, and between 0 and 1", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const likeness = compare(a, b);
        expect(likeness).toBeCloseTo(compare(b, a), 9);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is 1 for the same text, however it was typed", () => {
    fc.assert(
      fc.property(text, (a) => {
        expect(compare(a, a)).toBe(1);
      }),
    );
    expect(compare("Ａ座３号楼", "a座三号楼")).toBe(1);
  });

  it("is 0 for the same trouble of two buildings", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom("号楼楼道灯坏了", "栋电梯坏了", "单元漏水", "楼漏水"),
        (a, b, trouble) => {
          fc.pre(a !== b);
          expect(compare(`${a}${trouble}`, `${b}${trouble}`)).toBe(0);
        },
      ),
    );
  });
});
