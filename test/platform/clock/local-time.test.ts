import { describe, expect, it } from "vitest";
import {
  addLocalDays,
  daysBetween,
  localDate,
  localDateTime,
  nextLocalTime,
  startOfLocalDay,
} from "#platform/clock";
import { instant, plainDate, show } from "./instants.ts";

describe("localDate", () => {
  it.each([
    ["Asia/Shanghai", "2026-11-26"],
    ["Europe/Berlin", "2026-11-25"],
    ["Pacific/Kiritimati", "2026-11-26"],
    ["Pacific/Pago_Pago", "2026-11-25"],
  ])("is the date in %s", (timeZone, date) => {
    const at = Date.parse("2026-11-25T16:30:00Z");
    expect(localDate(at, timeZone).toString()).toBe(date);
  });

  it("goes with the wall clock", () => {
    const at = Date.parse("2026-11-25T16:30:00Z");
    expect(localDateTime(at, "Australia/Lord_Howe").toString()).toBe(
      "2026-11-26T03:30:00",
    );
  });
});

describe("startOfLocalDay", () => {
  it.each([
    ["Asia/Shanghai", "2026-11-25", "2026-11-25T00:00+08:00"],
    ["Europe/Berlin", "2027-03-28", "2027-03-28T00:00+01:00"],
    // Midnight itself is skipped.
    ["Africa/Cairo", "2026-04-24", "2026-04-24T01:00+03:00"],
    // The whole day is skipped.
    ["Pacific/Apia", "2011-12-30", "2011-12-31T00:00+14:00"],
  ])("in %s on %s is %s", (timeZone, date, start) => {
    const at = startOfLocalDay(plainDate(date), timeZone);
    expect(show(at, timeZone)).toBe(start);
  });
});

describe("addLocalDays", () => {
  it.each([
    ["Asia/Shanghai", "2026-11-25T18:00", 2, "2026-11-27T18:00+08:00"],
    ["Europe/Berlin", "2027-03-27T18:00", 2, "2027-03-29T18:00+02:00"],
    ["Europe/Berlin", "2027-03-27T02:30", 1, "2027-03-28T03:30+02:00"],
    ["Europe/Berlin", "2026-10-24T02:30", 1, "2026-10-25T02:30+02:00"],
    ["Australia/Lord_Howe", "2026-10-03T02:15", 1, "2026-10-04T02:45+11:00"],
    ["Pacific/Apia", "2011-12-29T10:00", 1, "2011-12-31T10:00+14:00"],
    ["America/New_York", "2026-11-02T12:00", -2, "2026-10-31T12:00-04:00"],
  ])("in %s from %s by %i is %s", (timeZone, from, days, expected) => {
    const at = addLocalDays({ at: instant(from, timeZone), timeZone, days });
    expect(show(at, timeZone)).toBe(expected);
  });
});

describe("daysBetween", () => {
  it.each([
    ["2026-11-25", "2026-11-25", 0],
    ["2026-11-25", "2026-12-03", 8],
    ["2026-12-03", "2026-11-25", -8],
    ["2027-12-31", "2028-03-01", 61],
  ])("from %s to %s is %i", (from, to, days) => {
    expect(daysBetween(plainDate(from), plainDate(to))).toBe(days);
  });
});

describe("nextLocalTime", () => {
  it.each([
    [
      "later today",
      "Asia/Shanghai",
      "2026-11-25T12:00",
      "18:00",
      "2026-11-25T18:00+08:00",
    ],
    [
      "tomorrow",
      "Asia/Shanghai",
      "2026-11-25T18:01",
      "18:00",
      "2026-11-26T18:00+08:00",
    ],
    [
      "never now itself",
      "Asia/Shanghai",
      "2026-11-25T18:00",
      "18:00",
      "2026-11-26T18:00+08:00",
    ],
    [
      "a skipped time",
      "Europe/Berlin",
      "2027-03-28T01:00",
      "02:30",
      "2027-03-28T03:30+02:00",
    ],
    [
      "a skipped half hour",
      "Australia/Lord_Howe",
      "2026-10-04T01:00",
      "02:15",
      "2026-10-04T02:45+11:00",
    ],
    [
      "the first of two",
      "America/New_York",
      "2026-11-01T00:30",
      "01:30",
      "2026-11-01T01:30-04:00",
    ],
    [
      "over a skipped day",
      "Pacific/Apia",
      "2011-12-29T19:00",
      "18:00",
      "2011-12-31T18:00+14:00",
    ],
  ])("finds %s", (_, timeZone, from, time, expected) => {
    const now = instant(from, timeZone);
    expect(show(nextLocalTime({ now, timeZone, time }), timeZone)).toBe(
      expected,
    );
  });

  it("comes once on the night the clocks go back", () => {
    const timeZone = "America/New_York";
    const first = instant("2026-11-01T01:30", timeZone);
    const next = nextLocalTime({ now: first, timeZone, time: "01:30" });
    expect(show(next, timeZone)).toBe("2026-11-02T01:30-05:00");
  });
});
