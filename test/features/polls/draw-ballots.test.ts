import { inflateSync } from "node:zlib";
import qrcode from "qrcode";
import { describe, expect, it } from "vitest";
import { textSetter } from "#platform/drawing";
import {
  drawBallots,
  placeBallot,
  type BallotPrint,
} from "../../../src/features/polls/draw-ballots.ts";
import type { Paper } from "../../../src/features/polls/rules/lay-out-ballot.ts";

const paper: Paper = {
  community: "🏡幸福里小区",
  heading: "选票 #15",
  question: "楼道灯怎么修？",
  fill: "选一个，在前面的框里打勾。",
  options: ["物业统一换声控灯", "先请人查线路", "各楼自己修"],
  box: "cross",
  scan: "也可以用手机扫左边的码来投。",
  closes: "12月3日 周四 20:00 截止",
  handIn: "填好交给召集人：李主任、陈姐",
  unit: "房号",
};
const print: BallotPrint = {
  paper,
  url: "https://t.me/shangliang_bot?start=v1-15",
  units: ["3-1-101", "3-1-102", "3-1-103"],
  copies: 1,
  madeAt: 0,
};
const long = "把三号楼东单元的楼道灯全部换成声控节能灯，电费由物业出，".repeat(
  15,
);
const longest: Paper = {
  ...paper,
  box: "points",
  question: long.slice(0, 300),
  options: Array.from({ length: 10 }, (_, i) => long.slice(i, i + 100)),
};

/** What is drawn on each page. */
async function drawPages(given: BallotPrint): Promise<string[]> {
  const pdf = Buffer.from(await drawBallots(given));
  const pages: string[] = [];
  for (let at = 0; (at = pdf.indexOf("stream\n", at)) >= 0; at += 7) {
    if (pdf.subarray(at - 3, at).toString() === "end") continue;
    const end = pdf.indexOf("endstream", at);
    const content = unpack(pdf.subarray(at + 7, end));
    if (content.includes(" Tf")) pages.push(content);
  }
  return pages;
}

function unpack(packed: Buffer): string {
  try {
    return inflateSync(packed).toString("latin1");
  } catch {
    return "";
  }
}

const countTexts = (page = "") => page.split("BT").length - 1;

describe("printed ballots", () => {
  it("are two on a page", async () => {
    expect(await drawPages(print)).toHaveLength(2);
    expect(await drawPages({ ...print, copies: 3 })).toHaveLength(5);
    expect(await drawPages({ ...print, units: [], copies: 4 })).toHaveLength(2);
  });

  it("have all texts once each, the unit last, in letters that the font has", async () => {
    const [page = ""] = await drawPages(print);
    const { texts } = placeBallot(paper);
    expect(texts.map(({ text }) => text)).toEqual([
      "选票 #15",
      "幸福里小区",
      "楼道灯怎么修？",
      paper.fill,
      ...paper.options,
      paper.closes,
      paper.handIn,
      paper.scan,
      "房号",
    ]);
    expect(countTexts(page)).toBe(2 * (texts.length + 1));
    const glyphs = [...page.matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) => hex);
    expect(glyphs.join("").match(/.{4}/g)).not.toContain("0000");
  });

  it("have a line to write on where the unit is not printed", async () => {
    const blank = { ...print, units: [], copies: 2 };
    const [page = ""] = await drawPages(blank);
    expect(countTexts(page)).toBe(2 * placeBallot(paper).texts.length);
    const [named = ""] = await drawPages({ ...print, units: ["1", "2"] });
    const countLines = (drawn: string) => drawn.match(/ l\n/g)?.length ?? 0;
    expect(countLines(page)).toBe(countLines(named) + 2);
  });

  it("tell by nothing whose they are in a secret poll", async () => {
    const secret = { ...paper, unit: null };
    const draw = (units: string[]) =>
      drawPages({ ...print, paper: secret, units, copies: 1 });
    expect(await draw(["3-1-101"])).toEqual(await draw([]));
  });

  it("have one box an option, beside its first line", () => {
    for (const box of ["cross", "number", "points"] as const) {
      const { boxes, texts } = placeBallot({ ...paper, box });
      expect(boxes).toHaveLength(paper.options.length);
      for (const [i, option] of paper.options.entries()) {
        const at = boxes[i];
        const line = texts.find(({ text }) => text === option);
        expect(line?.x).toBeGreaterThan((at?.x ?? 0) + (at?.width ?? 0));
        expect(line?.y).toBeGreaterThan(at?.y ?? 0);
        expect(line?.y).toBeLessThan((at?.y ?? 0) + (at?.height ?? 0));
        expect(line?.size).toBeGreaterThanOrEqual(14);
      }
    }
  });

  it("have the code that opens the poll", async () => {
    const [page = ""] = await drawPages({ ...print, units: ["1"] });
    const bars = [
      ...page.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g),
    ].map((bar) => bar.slice(1).map(Number));
    const { size, data } = qrcode.create(print.url, {
      errorCorrectionLevel: "M",
    }).modules;
    const [left = 0, top = 0, , unit = 1] = bars[0] ?? [];
    const drawn = new Uint8Array(size * size);
    for (const [x = 0, y = 0, width = 0] of bars) {
      const row = Math.round((y - top) / unit);
      const from = Math.round((x - left) / unit);
      drawn.fill(
        1,
        row * size + from,
        row * size + from + Math.round(width / unit),
      );
    }
    const dark = data.map((module) => (module ? 1 : 0));
    expect(Buffer.from(drawn)).toEqual(Buffer.from(dark));
  });

  it("keep the longest poll whole on one page each", async () => {
    const layout = placeBallot(longest);
    expect(layout.perPage).toBe(1);
    const text = layout.texts.map((line) => line.text).join("");
    for (const option of longest.options) expect(text).toContain(option);
    expect(text).toContain(longest.question);
    const foot = layout.code.y;
    const bodies = layout.texts.filter(
      ({ x }) => x < layout.code.x + layout.code.size,
    );
    for (const line of layout.texts) {
      const right = line.x + textSetter.measure(line.text, line);
      expect(right).toBeLessThanOrEqual(595);
      expect(line.size).toBeGreaterThanOrEqual(11);
    }
    for (const { y } of bodies) expect(y).toBeLessThan(foot);
    expect(await drawPages({ ...print, paper: longest })).toHaveLength(3);
  });

  it("have room for the unit below many conveners", () => {
    const handIn = `填好交给召集人：${"李主任、".repeat(30)}`;
    const scan = paper.scan.repeat(4);
    const { texts, unit, perPage } = placeBallot({ ...paper, handIn, scan });
    const whose = texts.findIndex(({ text }) => text === "房号");
    const above = texts[whose - 1];
    expect((unit?.y ?? 0) - (above?.y ?? 0)).toBeGreaterThanOrEqual(14);
    expect(unit?.y).toBeLessThan(842 / perPage);
  });

  it("are large where there is little to say", () => {
    const sizeOf = (options: readonly string[]) =>
      placeBallot({ ...paper, options }).texts.find(
        ({ text }) => text === options[0],
      )?.size;
    expect(sizeOf(paper.options)).toBe(18);
    expect(sizeOf(Array.from({ length: 6 }, (_, i) => `第 ${i} 个`))).toBe(15);
  });

  it("come a thousand within ten seconds", async () => {
    const units = Array.from({ length: 1_000 }, (_, i) => `3-1-${i}`);
    const start = performance.now();
    await drawBallots({ ...print, units });
    expect(performance.now() - start).toBeLessThan(10_000);
  }, 30_000);
});
