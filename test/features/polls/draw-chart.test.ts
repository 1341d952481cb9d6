import { describe, expect, it } from "vitest";
import { textSetter } from "#platform/drawing";
import {
  drawChart,
  placeChart,
} from "../../../src/features/polls/draw-chart.ts";
import type { Chart } from "../../../src/features/polls/rules/lay-out-chart.ts";

const bar = (label: string, value: number, isWinner = false) => ({
  label,
  value,
  figure: String(value),
  isWinner,
});
const lights: Chart = {
  title: "#15 楼道灯怎么修？",
  subtitle: "有结果了 · 12月3日 周四 20:00",
  bars: [
    { ...bar("物业统一换声控灯", 14, true), note: "46.7%" },
    bar("先请人查线路", 7),
    bar("各楼自己修", 0),
  ],
  footer: ["已投 30 人，名册 41 人"],
};
const long = "把三号楼东单元的楼道灯全部换成声控节能灯，电费由物业出，".repeat(
  5,
);
const crowded: Chart = {
  title: `#120 ${long.repeat(3).slice(0, 300)}`,
  subtitle: lights.subtitle,
  bars: Array.from({ length: 10 }, (_, i) => ({
    ...bar(long.slice(i, i + 100), 1_000_000 - i, i === 0),
    note: `${long} ㎡`,
  })),
  mark: { at: 600_000, label: "通过要 600,000 票", bars: "all" },
  footer: ["已投 1,003 票，一共 1,205 票"],
};

const textsOf = (chart: Chart) =>
  placeChart(chart).texts.map(({ text }) => text);
const barsOf = (chart: Chart) =>
  placeChart(chart).boxes.slice(0, chart.bars.length);

describe("the chart of a result", () => {
  it("is a PNG of a phone's width", async () => {
    const png = Buffer.from(await drawChart(lights));
    expect(png.toString("latin1", 0, 8)).toBe("\x89PNG\r\n\x1a\n");
    expect(png.readUInt32BE(16)).toBe(1_080);
    expect(png.readUInt32BE(20)).toBe(placeChart(lights).height);
  });

  it("says all that it is given", () => {
    expect(textsOf(lights)).toEqual([
      "#15 楼道灯怎么修？",
      "有结果了 · 12月3日 周四 20:00",
      "14",
      "46.7%",
      "物业统一换声控灯",
      "7",
      "先请人查线路",
      "0",
      "各楼自己修",
      "已投 30 人，名册 41 人",
    ]);
  });

  it("has bars as long as the values, and one for nothing", () => {
    const [most, half, none] = barsOf(lights).map(({ width }) => width);
    expect(half).toBeCloseTo((most ?? 0) / 2);
    expect(none).toBeLessThan(10);
  });

  it("tells who won without its colour", () => {
    const { ticks, texts } = placeChart(lights);
    expect(ticks).toHaveLength(1);
    const bold = texts.filter((text) => text.isBold).map(({ text }) => text);
    expect(bold).toContain("物业统一换声控灯");
    expect(bold).not.toContain("先请人查线路");
  });

  it("has no sign at a tie, and as many as there are seats", () => {
    const tie = [bar("王阿姨", 9), bar("李叔", 9)];
    expect(placeChart({ ...lights, bars: tie }).ticks).toEqual([]);
    const elected = tie.map((one) => ({ ...one, isWinner: true }));
    expect(placeChart({ ...lights, bars: elected }).ticks).toHaveLength(2);
  });

  it("marks on every bar what had to be reached, beyond them all too", () => {
    const mark = { at: 28, label: "通过要 28 票" };
    const marked: Chart = { ...lights, mark: { ...mark, bars: "all" } };
    const { dashes, texts } = placeChart(marked);
    const [first, ...others] = dashes;
    expect(others).toHaveLength(lights.bars.length);
    const [most] = barsOf(marked);
    expect(first?.x1).toBeCloseTo((most?.x ?? 0) + 2 * (most?.width ?? 0));
    expect(texts.map(({ text }) => text)).toContain("通过要 28 票");
    expect(placeChart(lights).dashes).toEqual([]);
    const proposal: Chart = { ...lights, mark: { ...mark, bars: "first" } };
    expect(placeChart(proposal).dashes).toHaveLength(2);
  });

  it("draws nothing of nothing", async () => {
    const bars = [bar("王阿姨", 0), bar("李叔", 0)];
    for (const { width } of barsOf({ ...lights, bars })) {
      expect(width).toBeLessThan(10);
    }
    await drawChart({ ...lights, bars });
  });

  it("keeps within the sheet, however much there is to say", () => {
    const layout = placeChart(crowded);
    expect(layout.height).toBeLessThanOrEqual(2 * layout.width);
    for (const text of layout.texts) {
      expect(text.x).toBeGreaterThanOrEqual(0);
      const right = text.x + textSetter.measure(text.text, text);
      expect(right, text.text).toBeLessThanOrEqual(layout.width);
      expect(text.size).toBeGreaterThanOrEqual(34);
      expect(text.y).toBeLessThan(layout.height);
    }
    for (const { x, width } of layout.boxes) {
      expect(x + width).toBeLessThanOrEqual(layout.width);
    }
  });

  it("lets no line run into another", () => {
    const { texts, boxes } = placeChart(crowded);
    const bars = boxes.slice(0, 10);
    const lines = texts.map((text) => ({
      ...text,
      right: text.x + textSetter.measure(text.text, text),
    }));
    for (const [i, one] of lines.entries()) {
      for (const { y, height } of bars) {
        const isClear = one.y < y || one.y - one.size * 0.8 > y + height;
        expect(isClear, one.text).toBe(true);
      }
      for (const other of lines.slice(i + 1)) {
        const isBeside = one.right <= other.x || other.right <= one.x;
        const isApart =
          Math.abs(one.y - other.y) >= Math.min(one.size, other.size);
        expect(isBeside || isApart, `${one.text} / ${other.text}`).toBe(true);
      }
    }
  });

  it("shows a label of a hundred characters whole where there is room", () => {
    const label = long.slice(0, 100);
    const bars = [bar(label, 3, true), bar(label.slice(1), 2)];
    const text = textsOf({ ...lights, bars }).join("");
    expect(text).toContain(label);
    expect(text).not.toContain("…");
  });

  it("draws what the font has of hostile words", async () => {
    const hostile = `✅ 李叔</text><script>&\u0000\u202e"'\ud800`;
    const chart = { ...lights, title: hostile, bars: [bar(hostile, 1)] };
    expect(textsOf(chart)[0]).toBe(`李叔</text><script>& "'`);
    const png = Buffer.from(await drawChart(chart));
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
  });
});
