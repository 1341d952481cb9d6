import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, lengthOf } from "#platform/i18n";
import {
  fitText,
  longestComputed,
  quote,
  readNote,
  sortIntoPoints,
} from "../../../src/features/summaries/rules.ts";

const opinion = ([seq, agree, disagree]: readonly number[]) => ({
  topic: 12,
  seq: seq ?? 0,
  text: `opinion ${seq}`,
  authorId: 1,
  agree: agree ?? 0,
  disagree: disagree ?? 0,
  pass: 0,
});
const seqs = (opinions: readonly { seq: number }[]) =>
  opinions.map(({ seq }) => seq);

describe("the points of a summary", () => {
  it.each([
    // [seq, agree, disagree]…, agreed, divided, objection, others, unweighed
    [[], [], [], null, [], []],
    [[[1, 1, 0]], [], [], null, [1], [1]],
    [
      [
        [1, 3, 0],
        [2, 5, 0],
      ],
      [2, 1],
      [],
      null,
      [],
      [],
    ],
    [
      [
        [1, 3, 1],
        [2, 3, 0],
      ],
      [2, 1],
      [],
      null,
      [],
      [],
    ],
    [
      [
        [1, 3, 0],
        [2, 3, 0],
      ],
      [1, 2],
      [],
      null,
      [],
      [],
    ],
    [
      [
        [1, 2, 2],
        [2, 3, 3],
      ],
      [],
      [2, 1],
      null,
      [],
      [],
    ],
    [
      [
        [1, 1, 3],
        [2, 1, 4],
      ],
      [],
      [],
      2,
      [1],
      [],
    ],
    [
      [
        [1, 0, 3],
        [2, 0, 4],
      ],
      [],
      [],
      2,
      [1],
      [],
    ],
    [
      [
        [1, 1, 9],
        [2, 0, 3],
      ],
      [],
      [],
      2,
      [1],
      [],
    ],
    [
      [
        [1, 1, 3],
        [2, 1, 0],
        [3, 3, 0],
        [4, 2, 2],
      ],
      [3],
      [4],
      1,
      [2],
      [2],
    ],
    [
      [
        [1, 0, 3],
        [2, 0, 3],
        [3, 0, 0],
      ],
      [],
      [],
      1,
      [2, 3],
      [3],
    ],
  ] as const)(
    "of %j: agreed %j, divided %j, most opposed %s, others %j, unweighed %j",
    (counts, agreed, divided, objection, others, unweighed) => {
      const points = sortIntoPoints(counts.map((one) => opinion(one)));
      expect({
        agreed: seqs(points.agreed),
        divided: seqs(points.divided),
        objection: points.objection?.seq ?? null,
        others: seqs(points.others),
        unweighed: seqs(points.unweighed),
      }).toEqual({ agreed, divided, objection, others, unweighed });
    },
  );

  it("do not depend on the order of the opinions, and lose none", () => {
    const counts = fc.tuple(fc.nat(6), fc.nat(6));
    const opinions = fc
      .array(counts, { maxLength: 12 })
      .map((all) => all.map(([a, d], i) => opinion([i + 1, a, d])));
    const twoOrders = opinions.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(twoOrders, ([one, other]) => {
        const points = sortIntoPoints(one);
        expect(sortIntoPoints(other)).toEqual(points);
        const named = [
          ...points.agreed,
          ...points.divided,
          ...(points.objection ? [points.objection] : []),
          ...points.others,
        ];
        expect(seqs(named).sort((a, b) => a - b)).toEqual(seqs(one));
      }),
    );
  });
});

describe("words in a line", () => {
  it.each([
    ["灯坏了", 3, "灯坏了"],
    ["灯坏了很久", 3, "灯坏…"],
    ["👨👨👨👨", 3, "👨👨…"],
  ])("%s cut to %i are %s", (text, length, cut) => {
    expect(cutText(text, length)).toBe(cut);
  });

  it.each([
    [" a\n\n12-9  b\t", "a 12-9 b"],
    ["\u202eabc\u202c \u2067d\u2069", "abc d"],
    ["<b>&amp;", "<b>&amp;"],
  ])("%j are quoted as %j", (text, quoted) => {
    expect(quote(text, 60)).toBe(quoted);
  });

  it("are the most that fit", () => {
    const text = fitText(({ length, most }) => "字".repeat(length * most * 7));
    expect(lengthOf(text)).toBe(28 * 3 * 7);
    const hopeless = fitText(() => "字".repeat(5_000));
    expect(lengthOf(hopeless)).toBe(longestComputed);
    expect(hopeless.endsWith("…")).toBe(true);
  });
});

describe("a convener's note", () => {
  it.each([
    ["请物业周五前答复", { ok: true, text: "请物业周五前答复" }],
    ["第一行\n第二行", { ok: true, text: "第一行 第二行" }],
    [" \u200f ", { ok: false, reason: "empty" }],
    [
      "一二三四五六七八九十甲",
      { ok: false, reason: "too-long", length: 11, limit: 10 },
    ],
  ])("%j", (text, read) => {
    expect(readNote(text, 10)).toEqual(read);
  });
});
