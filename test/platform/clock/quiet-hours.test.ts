import { describe, expect, it } from "vitest";
import { isQuiet, nextDecentInstant, nextQuietEnd } from "#platform/clock";
import { instant, show } from "./instants.ts";

const night = { from: "22:00", to: "08:00" };
const siesta = { from: "13:00", to: "15:00" };
const allDay = { from: "08:00", to: "21:00" };
const none = { from: "08:00", to: "08:00" };
const timeZone = "Asia/Shanghai";

describe("isQuiet", () => {
  it.each([
    [night, "21:59", false],
    [night, "22:00", true],
    [night, "00:00", true],
    [night, "07:59", true],
    [night, "08:00", false],
    [siesta, "12:59", false],
    [siesta, "13:00", true],
    [siesta, "15:00", false],
    [none, "08:00", false],
    [none, "20:00", false],
    [null, "03:00", false],
  ])("%o at %s: %s", (quiet, time, expected) => {
    const at = instant(`2026-11-25T${time}`, timeZone);
    expect(isQuiet({ at, timeZone, quiet })).toBe(expected);
  });
});

describe("nextQuietEnd", () => {
  it.each([
    ["not quiet: now", night, "2026-11-25T12:00", "2026-11-25T12:00+08:00"],
    ["before midnight", night, "2026-11-25T23:00", "2026-11-26T08:00+08:00"],
    ["after midnight", night, "2026-11-25T01:00", "2026-11-25T08:00+08:00"],
    ["by day", siesta, "2026-11-25T14:00", "2026-11-25T15:00+08:00"],
    ["none", null, "2026-11-25T03:00", "2026-11-25T03:00+08:00"],
  ])("%s", (_, quiet, from, expected) => {
    const at = instant(from, timeZone);
    expect(show(nextQuietEnd({ at, timeZone, quiet }), timeZone)).toBe(
      expected,
    );
  });

  it("finds the end of the hour that comes twice", () => {
    const berlin = "Europe/Berlin";
    const quiet = { from: "22:00", to: "02:30" };
    const end = (at: string) =>
      show(
        nextQuietEnd({ at: Date.parse(at), timeZone: berlin, quiet }),
        berlin,
      );
    expect(end("2026-10-25T02:10+02:00")).toBe("2026-10-25T02:30+02:00");
    expect(end("2026-10-25T02:10+01:00")).toBe("2026-10-25T02:30+01:00");
  });

  it("ends after the gap when its end is skipped", () => {
    const berlin = "Europe/Berlin";
    const quiet = { from: "22:00", to: "02:30" };
    const at = instant("2027-03-28T01:50", berlin);
    expect(show(nextQuietEnd({ at, timeZone: berlin, quiet }), berlin)).toBe(
      "2027-03-28T03:30+02:00",
    );
  });
});

describe("nextDecentInstant", () => {
  const late = { from: "22:00", to: "11:00" };
  const early = { from: "18:00", to: "08:00" };
  const morning = { from: "08:30", to: "10:30" };
  const brief = { from: "09:30", to: "10:30" };
  it.each([
    ["now, in the day", night, "2026-11-25T12:34", "2026-11-25T12:34+08:00"],
    ["now, at nine sharp", night, "2026-11-25T09:00", "2026-11-25T09:00+08:00"],
    [
      "now, just before eight",
      night,
      "2026-11-25T19:59",
      "2026-11-25T19:59+08:00",
    ],
    [
      "ten, from early morning",
      night,
      "2026-11-25T08:30",
      "2026-11-25T10:00+08:00",
    ],
    [
      "ten tomorrow, from eight sharp",
      night,
      "2026-11-25T20:00",
      "2026-11-26T10:00+08:00",
    ],
    [
      "ten tomorrow, from the evening",
      night,
      "2026-11-25T23:30",
      "2026-11-26T10:00+08:00",
    ],
    [
      "ten, from after midnight",
      night,
      "2026-11-25T00:30",
      "2026-11-25T10:00+08:00",
    ],
    [
      "ten tomorrow without quiet hours",
      null,
      "2026-11-25T21:00",
      "2026-11-26T10:00+08:00",
    ],
    [
      "ten with quiet hours of no length",
      none,
      "2026-11-25T07:00",
      "2026-11-25T10:00+08:00",
    ],
    [
      "the end of a rest at noon",
      siesta,
      "2026-11-25T13:30",
      "2026-11-25T15:00+08:00",
    ],
    [
      "the end of a long night",
      late,
      "2026-11-25T09:30",
      "2026-11-25T11:00+08:00",
    ],
    [
      "the end of a long night, tomorrow",
      late,
      "2026-11-25T20:30",
      "2026-11-26T11:00+08:00",
    ],
    [
      "ten tomorrow from an early night",
      early,
      "2026-11-25T18:30",
      "2026-11-26T10:00+08:00",
    ],
    [
      "the end of a quiet morning",
      morning,
      "2026-11-25T07:00",
      "2026-11-25T10:30+08:00",
    ],
    [
      "nine, when ten is quiet",
      brief,
      "2026-11-25T07:00",
      "2026-11-25T09:00+08:00",
    ],
    [
      "the end of quiet hours over all of the day",
      allDay,
      "2026-11-25T12:00",
      "2026-11-25T21:00+08:00",
    ],
    [
      "now, outside quiet hours over all of the day",
      allDay,
      "2026-11-25T23:00",
      "2026-11-25T23:00+08:00",
    ],
  ])("is %s", (_, quiet, from, expected) => {
    const now = instant(from, timeZone);
    expect(show(nextDecentInstant({ now, timeZone, quiet }), timeZone)).toBe(
      expected,
    );
  });

  it.each([
    ["Europe/Berlin", "2027-03-27T21:00", "2027-03-28T10:00+02:00"],
    ["Europe/Berlin", "2026-10-24T21:00", "2026-10-25T10:00+01:00"],
    ["Australia/Lord_Howe", "2026-10-03T21:00", "2026-10-04T10:00+11:00"],
    ["Pacific/Apia", "2011-12-29T21:00", "2011-12-31T10:00+14:00"],
  ])("keeps the local hour in %s after %s", (zone, from, expected) => {
    const now = instant(from, zone);
    const at = nextDecentInstant({ now, timeZone: zone, quiet: night });
    expect(show(at, zone)).toBe(expected);
  });

  it("takes other hours", () => {
    const now = instant("2026-11-25T07:00", timeZone);
    const hours = { preferred: "18:30", earliest: "17:00", latest: "19:00" };
    const at = nextDecentInstant({ now, timeZone, quiet: null, ...hours });
    expect(show(at, timeZone)).toBe("2026-11-25T18:30+08:00");
  });
});
