import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createFormatter,
  localDate,
  localDateTime,
  readDate,
  readMoment,
  readUntil,
} from "#platform/clock";
import { instant } from "./instants.ts";

const zones = [
  "Asia/Shanghai",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Cairo",
  "UTC",
];
const minuteMs = 60_000;
const yearMs = 365 * 24 * 60 * minuteMs;
const context = fc.record({
  now: fc.integer({
    min: Date.parse("2010-01-01T00:00Z"),
    max: Date.parse("2060-01-01T00:00Z"),
  }),
  timeZone: fc.constantFrom(...zones),
});
const ahead = fc.integer({ min: 2, max: (3 * yearMs) / minuteMs });
/** Pieces that dates are made of, in any order. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."0 1 12 31 99 2026 - / . : 年 月 日 号 周 星期 下 上 这 个 一 十 零 天 后 前 晚上 点 半 刻 分".split(
          " ",
        ),
        ..."今 明 大 次 楼 T at on in next last Fri Dec the of pm am m h d w week days from now".split(
          " ",
        ),
        " ",
        ", ",
        "：",
        "\u200f",
        "\u{1f4a1}",
        "\ud83d",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));
const anything = fc.oneof(
  pieces,
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);

describe("reading anything", () => {
  it("never throws, never finds the past, keeps the rest as it was", () => {
    fc.assert(
      fc.property(anything, context, (text, ctx) => {
        const today = localDate(ctx.now, ctx.timeZone);
        const date = readDate(text, ctx);
        if (date.ok) {
          expect(text.endsWith(date.rest)).toBe(true);
          expect(date.rest.length).toBeLessThan(text.length);
          expect(
            Temporal.PlainDate.compare(date.date, today),
          ).toBeGreaterThanOrEqual(0);
        }
        for (const found of [readMoment(text, ctx), readUntil(text, ctx)]) {
          if (!found.ok) continue;
          expect(text.endsWith(found.rest)).toBe(true);
          expect(found.rest.length).toBeLessThan(text.length);
          expect(found.at).toBeGreaterThan(ctx.now);
          expect(
            localDateTime(found.at, ctx.timeZone).equals(found.local),
          ).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("reads the ISO form of any date to come", () => {
    const days = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(context, days, (ctx, count) => {
        const date = localDate(ctx.now, ctx.timeZone).add({ days: count });
        expect(readDate(`${date.toString()} 换灯泡`, ctx)).toEqual({
          ok: true,
          date,
          rest: "换灯泡",
        });
      }),
    );
  });

  it("reads what the bot itself shows, in both languages", () => {
    const locale = fc.constantFrom("zh-CN", "en");
    fc.assert(
      fc.property(context, ahead, locale, (ctx, minutes, language) => {
        const at = ctx.now + minutes * minuteMs;
        const format = createFormatter({ locale: language, ...ctx });
        const shown = `${format.dateTimeWithWeekday(at)} @ 活动室`;
        const found = readMoment(shown, ctx);
        const local = localDateTime(at, ctx.timeZone).round({
          smallestUnit: "minute",
          roundingMode: "floor",
        });
        // On the day the clocks go back the first of two may be over.
        if (!found.ok) return found.reason === "past" && minutes < 120;
        expect(found.local.toString()).toBe(local.toString());
        expect(found.rest).toBe("@ 活动室");
        return true;
      }),
      { numRuns: 1_000 },
    );
  });

  it("is not slowed down by long or hostile text", () => {
    const ctx = {
      now: instant("2026-11-25T12:00", "Asia/Shanghai"),
      timeZone: "Asia/Shanghai",
    };
    const hostile = [
      "下",
      "1",
      " ",
      "12-",
      "十",
      "the ",
      "\u200f",
      "1h",
      "Fri ",
    ]
      .map((piece) => piece.repeat(200_000 / piece.length))
      .concat(`12-05 ${"灯".repeat(200_000)}`);
    const started = performance.now();
    for (const text of hostile) {
      readDate(text, ctx);
      readMoment(text, ctx);
      readUntil(text, ctx);
    }
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
