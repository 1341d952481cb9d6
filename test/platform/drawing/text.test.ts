import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawable, outlineText, textSetter } from "#platform/drawing";
import { wrapText } from "../../../src/platform/drawing/wrap-text.ts";

/** A Chinese character is two wide, as in a terminal. */
const measure = (text: string) =>
  Array.from(text).reduce(
    (width, point) => width + (/[ -~]/.test(point) ? 1 : 2),
    0,
  );
const wrap = (text: string, width: number, most?: number) =>
  wrapText(text, { width, measure, ...(most !== undefined && { most }) });

describe("breaking a text into lines", () => {
  it.each([
    ["", 10, [""]],
    ["楼道灯坏了", 10, ["楼道灯坏了"]],
    ["楼道灯坏了", 6, ["楼道灯", "坏了"]],
    // What closes a sentence begins no line, what opens one ends none.
    ["楼道灯，坏了", 6, ["楼道", "灯，坏", "了"]],
    ["他说“坏了”", 6, ["他说", "“坏", "了”"]],
    ["Have it checked", 9, ["Have it", "checked"]],
    ["换LED灯3号楼", 7, ["换LED灯", "3号楼"]],
    ["1,205 户", 5, ["1,205", "户"]],
    ["incomprehensible", 6, ["incomp", "rehens", "ible"]],
    ["a\nb", 9, ["a", "b"]],
  ])("%s in %i", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it("cuts what does not fit into so many lines", () => {
    expect(wrap("楼道灯坏了很久", 6, 2)).toEqual(["楼道灯", "坏了…"]);
    expect(wrap("a b c", 3, 1)).toEqual(["a…"]);
    expect(wrap("楼道灯", 6, 1)).toEqual(["楼道灯"]);
  });

  it("never makes a line too wide and loses nothing but spaces", () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from("楼道灯，。（）“”𠮷abc12 .-")),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines)
          expect(measure(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(
          text.replaceAll(" ", ""),
        );
      }),
    );
  });
});

describe("what the font can show", () => {
  it.each([
    ["✅ 赞成", "赞成"],
    ["⚪ 弃权", "弃权"],
    ["🚧 不能接受", "不能接受"],
    ["👍🏻", ""],
    ["👨‍👩‍👧 三口", "三口"],
    ["🇨🇳 1️⃣ 号", "1 号"],
    ["李\u0000叔\u0007 \u202eabc\u202c", "李 叔 abc"],
    ["一\r\n二 \n  三", "一\n二\n三"],
    ["<b>&amp;", "<b>&amp;"],
    ["e\u0301", "é"],
  ])("of %j is %j", (text, shown) => {
    expect(drawable(text)).toBe(shown);
  });
});

describe("the widths of the font", () => {
  const style = { size: 100 };
  it("are those of square characters", () => {
    expect(textSetter.measure("楼道灯", style)).toBe(300);
    expect(textSetter.measure("𠮷", style)).toBe(100);
  });
  it("are larger for bold letters", () => {
    const bold = textSetter.measure("Votes", { ...style, isBold: true });
    expect(bold).toBeGreaterThan(textSetter.measure("Votes", style));
  });
});

describe("outlines", () => {
  it("stand side by side, and spaces are none", () => {
    const paths = outlineText("灯 a", { size: 50, x: 10, y: 80 });
    const places = [...paths.matchAll(/translate\(([\d.]+) ([\d.]+)\)/g)];
    expect(places.map(([, x, y]) => [x, y])).toEqual([
      ["10", "80"],
      [String(10 + textSetter.measure("灯 ", { size: 50 })), "80"],
    ]);
  });
  it("have nothing of the text in them", () => {
    const paths = outlineText('"><script>', { size: 50, x: 0, y: 0 });
    expect(paths).not.toContain("script");
    expect(paths.match(/<path /g)).toHaveLength(10);
  });
});
