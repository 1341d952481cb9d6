import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  codeOf,
  nameKey,
  standingOfCode,
  takeFilters,
  type Filter,
} from "../../../src/features/topics/rules/filters.ts";
import { writeDigits } from "../../../src/features/topics/rules/numerals.ts";
import {
  indexWords,
  joinUnits,
  readSearch,
  unitsOf,
  wordsOfRow,
} from "../../../src/features/topics/rules/search.ts";

const units = (text: string) => unitsOf(text).join(" ");

describe("the units of a text", () => {
  it.each([
    ["三号楼楼道灯坏了", "3 号 楼 楼 道 灯 坏 了"],
    ["3号楼", "3 号 楼"],
    ["３号楼", "3 号 楼"],
    ["二十三号楼", "23 号 楼"],
    ["Lights, lighting and a light", "light , light and a light"],
    ["Ａ座 100%", "a 座 100 %"],
    ["Ölheizung", "ölheizung"],
    ["007", "7"],
    ["wifi6", "wifi 6"],
  ])("%s: %s", (text, expected) => {
    expect(units(text)).toBe(expected);
  });

  it.each([
    ["十", "10"],
    ["十二", "12"],
    ["二十", "20"],
    ["九十九", "99"],
    ["一百零三", "103"],
    ["三百二十", "320"],
    ["两", "2"],
    ["三零二", "302"],
    ["二零二六", "2026"],
    ["百", "百"],
    ["十十", "十十"],
  ])("has %s as %s", (numeral, digits) => {
    expect(writeDigits(numeral).trim()).toBe(digits);
  });
});

describe("a search", () => {
  it.each([
    ["楼道 灯", [["楼", "道"], ["灯"]], null],
    ["「楼道」！ %%", [["楼", "道"]], null],
    ["道%灯", [["道", "%", "灯"]], null],
    ["#12", [["12"]], 12],
    ["＃１２", [["12"]], 12],
    ["十二", [["12"]], 12],
    ["12 灯", [["12"], ["灯"]], null],
    ["%% __", [], null],
  ])("%s", (search, rows, number) => {
    expect(readSearch(search)).toEqual({ rows, number });
  });
});

describe("the index", () => {
  const numerals = "零〇一二两三四五六七八九十百";
  const chinese = fc
    .array(
      fc
        .integer({ min: 0x4e00, max: 0x9fa5 })
        .map((point) => String.fromCharCode(point))
        .filter((character) => !numerals.includes(character)),
      { minLength: 2, maxLength: 40 },
    )
    .map((characters) => characters.join(""));

  it("finds a text by any two neighbours of its Chinese characters, and by each", () => {
    fc.assert(
      fc.property(chinese, fc.nat(), (text, at) => {
        const i = at % (text.length - 1);
        const words = indexWords(text);
        for (const part of [text.slice(i, i + 2), text.slice(i, i + 1)]) {
          const [row = []] = readSearch(part).rows;
          expect(wordsOfRow(row).every((word) => words.has(word))).toBe(true);
          expect(joinUnits(unitsOf(text))).toContain(joinUnits(row));
        }
      }),
    );
  });

  it("finds a text by itself, and by any of its words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const words = indexWords(text);
        for (const row of readSearch(text).rows) {
          expect(wordsOfRow(row).every((word) => words.has(word))).toBe(true);
          expect(joinUnits(unitsOf(text))).toContain(joinUnits(row));
        }
      }),
    );
  });

  it("takes no part of a number for the number", () => {
    expect(indexWords("13号楼").has("3")).toBe(false);
    expect(joinUnits(unitsOf("13号楼"))).not.toContain(
      joinUnits(unitsOf("3号楼")),
    );
  });

  it("knows what stands in the title", () => {
    const words = indexWords("楼道灯坏了\n晚上黑");
    expect([words.get("楼道"), words.get("晚上")]).toEqual([true, false]);
  });
});

describe("the filters of a search", () => {
  const names = new Map<string, Filter>(
    (
      [
        ["在办", { kind: "standing", standing: "act" }],
        ["being done", { kind: "standing", standing: "act" }],
        ["done", { kind: "standing", standing: "rated" }],
        ["设施", { kind: "category", category: "facilities" }],
        ["mine", { kind: "mine" }],
      ] as const
    ).map(([name, filter]) => [nameKey(name), filter]),
  );
  const nothing = { standing: null, category: null, isMine: false };

  it.each([
    ["楼道灯 在办", { ...nothing, standing: "act", rest: "楼道灯" }],
    ["在办的灯", { ...nothing, rest: "在办的灯" }],
    ["Mine", { ...nothing, isMine: true, rest: "" }],
    ["lights being done", { ...nothing, standing: "act", rest: "lights" }],
    ["done lights", { ...nothing, standing: "rated", rest: "lights" }],
    [
      "设施 mine 灯",
      {
        ...nothing,
        category: { is: "facilities", name: "设施" },
        isMine: true,
        rest: "灯",
      },
    ],
  ])("%s", (search, expected) => {
    expect(takeFilters(search, names)).toEqual(expected);
  });

  it("go as numbers in buttons", () => {
    expect(standingOfCode(codeOf(null))).toBeNull();
    expect(standingOfCode(codeOf("rated"))).toBe("rated");
    expect(standingOfCode(-3)).toBeNull();
    expect(standingOfCode(99)).toBeNull();
  });
});
