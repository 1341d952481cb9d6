import { describe, expect, it } from "vitest";
import { createFormatter } from "#platform/clock";
import { instant, plainDate } from "./instants.ts";

const timeZone = "Asia/Shanghai";
const now = instant("2026-11-25T12:00", timeZone);
const zh = createFormatter({ locale: "zh-CN", timeZone, now });
const en = createFormatter({ locale: "en", timeZone, now });

describe("createFormatter", () => {
  it.each([
    ["date", "11月25日", "25 Nov"],
    ["dateWithWeekday", "11月25日 周三", "Wed 25 Nov"],
    ["dateTime", "11月25日 12:00", "25 Nov, 12:00"],
    ["dateTimeWithWeekday", "11月25日 周三 12:00", "Wed 25 Nov, 12:00"],
    ["time", "12:00", "12:00"],
  ] as const)("shows an instant by %s", (way, inChinese, inEnglish) => {
    expect([zh[way](now), en[way](now)]).toEqual([inChinese, inEnglish]);
  });

  it("shows another year, and always when it does not know this one", () => {
    const next = instant("2027-01-03T20:00", timeZone);
    expect(zh.dateTimeWithWeekday(next)).toBe("2027年1月3日 周日 20:00");
    expect(en.dateTimeWithWeekday(next)).toBe("Sun 3 Jan 2027, 20:00");
    const timeless = createFormatter({ locale: "en", timeZone });
    expect(timeless.date(now)).toBe("25 Nov 2026");
  });

  it("takes the year from the community's zone", () => {
    const eve = Date.parse("2026-12-31T18:00:00Z");
    const at = createFormatter({ locale: "zh-CN", timeZone, now: eve });
    expect(at.dateTime(eve)).toBe("1月1日 02:00");
  });

  it("shows local dates and times as they are", () => {
    const local = Temporal.PlainDateTime.from("2026-12-03T00:05");
    expect(zh.dateWithWeekday(plainDate("2026-12-03"))).toBe("12月3日 周四");
    expect(en.dateTimeWithWeekday(local)).toBe("Thu 3 Dec, 00:05");
    expect(en.time(local.toPlainTime())).toBe("00:05");
    expect(zh.time(local)).toBe("00:05");
  });

  it("shows the last millisecond of a day on that day", () => {
    const end = instant("2026-12-06T00:00", timeZone) - 1;
    expect(zh.dateTimeWithWeekday(end)).toBe("12月5日 周六 23:59");
  });

  it("knows its zone's summer time", () => {
    const berlin = createFormatter({
      locale: "en",
      timeZone: "Europe/Berlin",
      now,
    });
    expect(berlin.dateTime(Date.parse("2026-07-01T10:00Z"))).toBe(
      "1 Jul, 12:00",
    );
  });

  it.each([
    [-2, "前天", "2 days ago"],
    [0, "今天", "today"],
    [1, "明天", "tomorrow"],
    [3, "3天后", "in 3 days"],
  ])("says %i days", (days, inChinese, inEnglish) => {
    expect(zh.relativeDays(days)).toBe(inChinese);
    expect(en.relativeDays(days)).toBe(inEnglish);
  });
});
