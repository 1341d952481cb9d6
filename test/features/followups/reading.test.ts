import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDue } from "../../../src/features/followups/rules/reading.ts";

const now = Temporal.ZonedDateTime.from(
  "2026-12-01T10:00[Asia/Shanghai]",
).epochMilliseconds;
const context = { now, timeZone: "Asia/Shanghai" };

describe("a due date", () => {
  it.each([
    ["2026-12-20 联系电工", "2026-12-20", "联系电工"],
    ["12-05 换灯泡", "2026-12-05", "换灯泡"],
    ["  明天，贴通知", "2026-12-02", "贴通知"],
    ["今天 贴通知", "2026-12-01", "贴通知"],
    ["next Friday call them", "2026-12-11", "call them"],
    ["12-05", "2026-12-05", ""],
  ])("reads %j", (text, date, rest) => {
    expect(readDue(text, context)).toEqual({
      ok: true,
      dueOn: Temporal.PlainDate.from(date),
      rest,
    });
  });

  it.each([
    ["", { ok: false, reason: "no-due" }],
    [" \n", { ok: false, reason: "no-due" }],
    [
      "13月5日 换灯泡",
      { ok: false, reason: "unreadable-due", word: "13月5日" },
    ],
    ["换灯泡 12-05", { ok: false, reason: "unreadable-due", word: "换灯泡" }],
    [
      "2026-11-30 换灯泡",
      {
        ok: false,
        reason: "past-due",
        understood: Temporal.PlainDate.from("2026-11-30"),
      },
    ],
  ])("refuses %j", (text, refused) => {
    expect(readDue(text, context)).toEqual(refused);
  });

  it("throws on no text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(() => readDue(text, context)).not.toThrow();
      }),
    );
  });
});
