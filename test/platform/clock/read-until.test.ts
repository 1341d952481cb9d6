import { describe, expect, it } from "vitest";
import { createFormatter, readUntil } from "#platform/clock";
import { instant, show } from "./instants.ts";

const shanghai = "Asia/Shanghai";

// A Wednesday.
const read = (text: string, from = "2026-11-25T12:00", timeZone = shanghai) => {
  const now = instant(from, timeZone);
  const found = readUntil(text, { now, timeZone });
  if (!found.ok)
    return found.reason === "past"
      ? `past ${found.understood.toString()}`
      : found.reason;
  expect(show(found.at, timeZone)).toContain(
    found.local.toString({ smallestUnit: "minute" }),
  );
  return [found.local.toString(), found.adjusted, found.rest]
    .filter(Boolean)
    .join("|");
};

describe("readUntil", () => {
  it.each([
    ["30m", "2026-11-25T12:30:00"],
    ["30 min", "2026-11-25T12:30:00"],
    ["45 minutes", "2026-11-25T12:45:00"],
    ["12h", "2026-11-26T00:00:00"],
    ["12H", "2026-11-26T00:00:00"],
    ["2d", "2026-11-27T12:00:00"],
    ["２ｄ", "2026-11-27T12:00:00"],
    ["2 days", "2026-11-27T12:00:00"],
    ["two days", "2026-11-27T12:00:00"],
    ["1w", "2026-12-02T12:00:00"],
    ["a week", "2026-12-02T12:00:00"],
    ["an hour", "2026-11-25T13:00:00"],
    ["half an hour", "2026-11-25T12:30:00"],
    ["in 2 hours", "2026-11-25T14:00:00"],
    ["in 3 days", "2026-11-28T12:00:00"],
    ["1h30m", "2026-11-25T13:30:00"],
    ["1d12h", "2026-11-27T00:00:00"],
    ["30分钟", "2026-11-25T12:30:00"],
    ["三十分钟", "2026-11-25T12:30:00"],
    ["12小时", "2026-11-26T00:00:00"],
    ["两个小时", "2026-11-25T14:00:00"],
    ["1小时30分", "2026-11-25T13:30:00"],
    ["半小时", "2026-11-25T12:30:00"],
    ["半天", "2026-11-26T00:00:00"],
    ["2天", "2026-11-27T12:00:00"],
    ["两天后", "2026-11-27T12:00:00"],
    ["3天内", "2026-11-28T12:00:00"],
    ["一周", "2026-12-02T12:00:00"],
    ["两个星期", "2026-12-09T12:00:00"],
  ])("for %s: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["12-05", "2026-12-05T23:59:59.999"],
    ["今天", "2026-11-25T23:59:59.999"],
    ["下周五", "2026-12-04T23:59:59.999"],
    ["到周五", "2026-11-27T23:59:59.999"],
    ["until next Friday", "2026-12-04T23:59:59.999"],
    ["12-05 20:00", "2026-12-05T20:00:00"],
    ["明晚八点", "2026-11-26T20:00:00"],
    ["3天后晚上八点", "2026-11-28T20:00:00"],
    ["in 3 days at 8pm", "2026-11-28T20:00:00"],
    ["到晚上八点", "2026-11-25T20:00:00"],
    ["until 8pm tomorrow", "2026-11-26T20:00:00"],
    ["20:00", "2026-11-25T20:00:00"],
  ])("until %s: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["2d: 怎么修", "2026-11-27T12:00:00|: 怎么修"],
    ["2d：怎么修", "2026-11-27T12:00:00|：怎么修"],
    ["12-05: 怎么修", "2026-12-05T23:59:59.999|: 怎么修"],
    ["2天 secret", "2026-11-27T12:00:00|secret"],
    ["30m secret: q | a", "2026-11-25T12:30:00|secret: q | a"],
    ["2d 3 lamps", "2026-11-27T12:00:00|3 lamps"],
  ])("%s leaves what follows", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["", "unreadable"],
    ["secret", "unreadable"],
    ["2", "unreadable"],
    ["2dogs", "unreadable"],
    ["5 metres", "unreadable"],
    ["-2d", "unreadable"],
    ["99999999999d", "unreadable"],
    ["13月5日", "unreadable"],
    ["0m", "past 2026-11-25T12:00:00"],
    ["昨天", "past 2026-11-24T23:59:00"],
    ["2020-01-01", "past 2020-01-01T23:59:00"],
    ["11:00", "past 2026-11-25T11:00:00"],
    ["昨天 11:00", "past 2026-11-24T11:00:00"],
  ])("%s: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["Europe/Berlin", "2027-03-27T18:00", "2d", "2027-03-29T18:00:00"],
    ["Europe/Berlin", "2027-03-27T18:00", "12h", "2027-03-28T07:00:00"],
    ["Europe/Berlin", "2027-03-27T02:30", "1d", "2027-03-28T03:30:00|gap"],
    ["Europe/Berlin", "2026-10-24T02:30", "1d", "2026-10-25T02:30:00|overlap"],
    ["Europe/Berlin", "2026-10-24T12:00", "10-25", "2026-10-25T23:59:59.999"],
    [
      "Australia/Lord_Howe",
      "2026-10-03T02:15",
      "1d",
      "2026-10-04T02:45:00|gap",
    ],
    ["Africa/Cairo", "2026-04-20T12:00", "04-23", "2026-04-23T23:59:59.999"],
  ])("in %s from %s for %s: %s", (timeZone, from, text, expected) => {
    expect(read(text, from, timeZone)).toBe(expected);
  });

  it("shows the end of a date on that date", () => {
    const now = instant("2026-11-25T12:00", shanghai);
    const found = readUntil("12-05", { now, timeZone: shanghai });
    const format = createFormatter({ locale: "en", timeZone: shanghai, now });
    expect(found.ok && format.dateTimeWithWeekday(found.at)).toBe(
      "Sat 5 Dec, 23:59",
    );
  });
});
