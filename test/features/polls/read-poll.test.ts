import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateTime } from "#platform/clock";
import { readPoll } from "../../../src/features/polls/rules/read-poll.ts";

const shanghai = "Asia/Shanghai";
// A Tuesday, 10:00 in Shanghai.
const now = Date.UTC(2026, 11, 1, 2);

/** `#12 2026-12-03T10:00 怎么修？ | 统一换 | 各楼修`, or why not. */
function read(text: string, context = { now, timeZone: shanghai }): string {
  const found = readPoll(text, context);
  if (found.ok) {
    const { topic, closesAt, question, options, adjusted } = found.draft;
    const until = localDateTime(closesAt, context.timeZone).toString({
      smallestUnit: "minute",
    });
    const noted = adjusted === null ? "" : ` (${adjusted})`;
    return `#${topic} ${until}${noted} ${[question, ...options].join(" | ")}`;
  }
  const detail =
    "word" in found
      ? found.word
      : "option" in found
        ? found.option
        : "understood" in found
          ? found.understood.toString()
          : "";
  return `${found.reason} ${detail}`.trim();
}

const body = "怎么修？ | 统一换 | 各楼修";

describe("reading a poll", () => {
  it.each([
    ["#12 single 2d", "#12 2026-12-03T10:00"],
    ["#12 2d single", "#12 2026-12-03T10:00"],
    ["#12 2d", "#12 2026-12-03T10:00"],
    ["#12 single", "#12 2026-12-04T10:00"],
    ["#12", "#12 2026-12-04T10:00"],
    ["12", "#12 2026-12-04T10:00"],
    ["12 single 30m", "#12 2026-12-01T10:30"],
    ["#12 SINGLE 12H", "#12 2026-12-01T22:00"],
    ["#12, single, 2d", "#12 2026-12-03T10:00"],
    ["#12 single open live by=everyone 2d", "#12 2026-12-03T10:00"],
    ["#12 single 2026-12-05", "#12 2026-12-05T23:59"],
    ["#12 single 12-05", "#12 2026-12-05T23:59"],
    ["#12 single 2026-12-05 20:00", "#12 2026-12-05T20:00"],
    ["#12 single 20:00", "#12 2026-12-01T20:00"],
    ["#12 single next Friday", "#12 2026-12-11T23:59"],
    ["#12 single Fri 8pm", "#12 2026-12-04T20:00"],
    ["#12 single tomorrow 20:00", "#12 2026-12-02T20:00"],
    ["#12 single 明天", "#12 2026-12-02T23:59"],
    ["#12 明天晚上8:30", "#12 2026-12-02T20:30"],
    ["#12 single 下周五 20:00", "#12 2026-12-11T20:00"],
    ["#12 两天", "#12 2026-12-03T10:00"],
    ["#12 single 12月3日 周四 20:00", "#12 2026-12-03T20:00"],
  ])("takes %s", (head, expected) => {
    expect(read(`${head}: ${body}`)).toBe(`${expected} ${body}`);
    expect(read(`${head}：${body}`)).toBe(`${expected} ${body}`);
  });

  it.each([
    "＃１２ ｓｉｎｇｌｅ ２ｄ：怎么修？｜统一换｜各楼修",
    "#12 single 2d:怎么修？|统一换|各楼修",
    "#12 single 2d ： 怎么修？ ｜ 统一换 | 各楼修 |",
    "  #12 single 2d:\n怎么修？\n| 统一换\n|  | 各楼修",
  ])("takes full-width signs and any blanks: %j", (text) => {
    expect(read(text)).toBe(`#12 2026-12-03T10:00 ${body}`);
  });

  it.each([
    ["#1 2d: 时间: 几点? | 8:00 | 9:00", "时间: 几点? | 8:00 | 9:00"],
    ["#1 2d：8:00 还是 9:00？ | 8:00 | 9:00", "8:00 还是 9:00？ | 8:00 | 9:00"],
    ["#1 12-03:3号楼修吗 | 修 | 不修", "3号楼修吗 | 修 | 不修"],
    ["#1 2d: a: b: c | x: 1 | y", "a: b: c | x: 1 | y"],
    ["#1 2d: <b>&amp;*_` | <i> | 👍🏽", "<b>&amp;*_` | <i> | 👍🏽"],
  ])("ends the head at the right colon of %s", (text, expected) => {
    expect(read(text).split(" ").slice(2).join(" ")).toBe(expected);
  });

  it.each([
    ["", "malformed"],
    ["#12", "malformed"],
    ["#12 single 2d", "malformed"],
    ["#12 single 2d 怎么修？ | 统一换 | 各楼修", "malformed"],
    [`single 2d: ${body}`, "malformed"],
    [`2d: ${body}`, "malformed"],
    [`2天: ${body}`, "malformed"],
    [body, "malformed"],
    ["#12 2d: | 统一换 | 各楼修", "malformed"],
    ["#12 2d: \u200f | 统一换 | 各楼修", "malformed"],
    ["#12 2d: 怎么修？", "few-options"],
    ["#12 2d: 怎么修？ | 统一换", "few-options"],
    ["#12 2d: 怎么修？ | 统一换 | | \u202e ", "few-options"],
    [`#12 sinlge 2d: ${body}`, "unknown-word sinlge"],
    [`#12 single 2dd: 备注: ${body}`, "unknown-word 2dd"],
    [`#12 13月5日: ${body}`, "unknown-word 13月5日"],
    [`#12 single 25:00: ${body}`, "unknown-word 25:00"],
    [`#12 2d 3d: ${body}`, "unknown-word 3d"],
    [`#12 0m: ${body}`, "past 2026-12-01T10:00:00"],
    [`#12 single 2026-11-30: ${body}`, "past 2026-11-30T23:59:00"],
    [`#12 single 昨天 20:00: ${body}`, "past 2026-11-30T20:00:00"],
    [`#12 single 9:30: 备注: ${body}`, "past 2026-12-01T09:30:00"],
    ["#12 2d: 修吗？ | 修 | 不修 | 修", "equal-options 修"],
    ["#12 2d: OK? | Yes | ｙｅｓ", "equal-options ｙｅｓ"],
    ["#12 2d: 修吗？ | 修 | \u200e修", "equal-options \u200e修"],
  ])("refuses %j: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(
    (
      "approval consent score dots irv ranked schulze stv countmein " +
      "dual-majority secret after end special quorum=2/3 quorum=50% pass=1/2 " +
      "seats=3 points=10 need=20 by=joined by=household tie=lot"
    ).split(" "),
  )("knows %s and says that it comes later", (word) => {
    expect(read(`#12 ${word} 2d: ${body}`)).toBe(`word-for-later ${word}`);
    expect(read(`#12 2d ${word}: ${body}`)).toBe(`word-for-later ${word}`);
  });

  it("counts characters as people do, and names what is too long", () => {
    const wide = (n: number) => "𠮷".repeat(n);
    const ask = (question: string, option: string) =>
      read(`#12 2d: ${question} | ${option} | 各楼修`);
    expect(ask(wide(300), wide(100))).toContain("#12 2026");
    expect(ask(wide(301), wide(100))).toBe("question-too-long");
    expect(ask(wide(300), wide(101))).toBe(`option-too-long ${wide(101)}`);
  });

  it("takes two to ten options", () => {
    const ask = (n: number) =>
      read(
        `#12 2d: 选哪天？${Array.from({ length: n }, (_, i) => `| ${i} 号`).join("")}`,
      );
    expect([1, 2, 10, 11].map((n) => ask(n).split(" ")[0])).toEqual([
      "few-options",
      "#12",
      "#12",
      "many-options",
    ]);
  });

  it("tells of a time that the clocks skip or show twice", () => {
    const berlin = { now, timeZone: "Europe/Berlin" };
    expect(read(`#1 2027-03-28 02:30: ${body}`, berlin)).toContain(
      "2027-03-28T03:30 (gap)",
    );
    expect(read(`#1 2027-10-31 02:30: ${body}`, berlin)).toContain(
      "2027-10-31T02:30 (overlap)",
    );
  });

  it("reads anything without failing, quickly", () => {
    const signs = fc.constantFrom(
      ...Array.from("#＃1２ds :：|｜=-天明single\u202e\n"),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(signs).map((a) => a.join("")),
    );
    fc.assert(
      fc.property(text, (some) => {
        const found = readPoll(`#1 ${some}`, { now, timeZone: shanghai });
        if (!found.ok) return;
        expect(found.draft.closesAt).toBeGreaterThan(now);
        expect(found.draft.options.length).toBeGreaterThan(1);
      }),
    );
    expect(read(`#1 ${": ".repeat(2_000)}`)).toBe("few-options");
  });
});
