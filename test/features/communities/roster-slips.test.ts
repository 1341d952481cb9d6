import { inflateSync } from "node:zlib";
import qrcode from "qrcode";
import { describe, expect, it } from "vitest";
import {
  drawSlips,
  type Slip,
} from "../../../src/features/communities/draw-slips.ts";

const texts = {
  title: "🏡幸福里小区",
  scan: "用手机扫左边的码，点“开始”，就登记好了。",
  type: (code: string) => `或者私聊 @shangliang_bot，发：\n/claim ${code}`,
  madeAt: 0,
};
const slip = (n: number) => ({
  unit: `3-1-${n}`,
  code: "ABCD-2345",
  url: `https://t.me/shangliang_bot?start=claim1_ABCD${n}`,
});

/** What is drawn on each page. */
const draw = (count: number): Promise<string[]> =>
  drawPages(Array.from({ length: count }, (_, i) => slip(2222 + i)));

async function drawPages(slips: readonly Slip[]): Promise<string[]> {
  const pdf = Buffer.from(await drawSlips(slips, texts));
  const pages: string[] = [];
  for (let at = 0; (at = pdf.indexOf("stream\n", at)) >= 0; at += 7) {
    if (pdf.subarray(at - 3, at).toString() === "end") continue;
    const packed = pdf.subarray(at + 7, pdf.indexOf("endstream", at));
    const content = unpack(packed);
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

describe("the sheet of slips", () => {
  it("has twelve on a page", async () => {
    expect(await draw(12)).toHaveLength(1);
    expect(await draw(13)).toHaveLength(2);
  });

  it("has the whole text of each, in letters that the font has", async () => {
    const [page = ""] = await draw(1);
    const lines = page.split("BT").slice(1);
    // Title, unit, code, and two lines for each way to use it.
    expect(lines).toHaveLength(7);
    const glyphs = [...page.matchAll(/<([0-9a-f]+)>/g)].map(
      ([, hex = ""]) => hex,
    );
    expect(glyphs.join("").match(/.{4}/g)).not.toContain("0000");
  });

  it("has the whole of a long unit, whose end tells it from its neighbours", async () => {
    const unit = "幸福里小区第三期三号楼东单元一层底商甲一号铺".padEnd(
      40,
      "甲",
    );
    const [page = ""] = await drawPages([{ ...slip(1), unit }]);
    const lines = page.split("BT").slice(1);
    const drawn = lines.map((line) =>
      [...line.matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) => hex).join(""),
    );
    expect(lines).toHaveLength(8);
    expect((drawn[1] ?? "").length + (drawn[2] ?? "").length).toBe(40 * 4);
  });

  it("has the code that the link makes", async () => {
    const [page = ""] = await draw(1);
    const [frame, ...bars] = [
      ...page.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g),
    ].map((bar) => bar.slice(1).map(Number));
    expect(frame?.[2]).toBeCloseTo(269.64);
    const { size, data } = qrcode.create(slip(2222).url, {
      errorCorrectionLevel: "M",
    }).modules;
    const [left = 0, top = 0, , unit = 1] = bars[0] ?? [];
    const drawn = new Uint8Array(size * size);
    for (const [x = 0, y = 0, width = 0] of bars) {
      const row = Math.round((y - top) / unit);
      const from = Math.round((x - left) / unit);
      const to = from + Math.round(width / unit);
      drawn.fill(1, row * size + from, row * size + to);
    }
    // The library marks more than whether a module is dark.
    const dark = data.map((module) => (module ? 1 : 0));
    expect(Buffer.from(drawn)).toEqual(Buffer.from(dark));
  });
});
