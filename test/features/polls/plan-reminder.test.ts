import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDecentInstant } from "#platform/clock";
import {
  isLongRound,
  joinsReminder,
  planReminder,
} from "../../../src/features/polls/rules/plan-reminder.ts";

const timeZone = "Asia/Shanghai";
const quiet = { from: "22:00", to: "08:00" };
const place = { timeZone, quiet };

const at = (local: string): number =>
  Temporal.PlainDateTime.from(local.replace(" ", "T")).toZonedDateTime(timeZone)
    .epochMilliseconds;
const show = (instant: number | null): string | null =>
  instant === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(timeZone)
        .toPlainDateTime()
        .toString({ smallestUnit: "minute" })
        .replace("T", " ");

const hourMs = 3_600_000;

describe("when voters are reminded", () => {
  it.each([
    // A day before the end, or half-way where that is later.
    ["2026-12-01 10:00", "2026-12-04 10:00", "2026-12-03 10:00"],
    ["2026-12-01 10:00", "2026-12-01 20:00", "2026-12-01 15:00"],
    // At a decent hour.
    ["2026-12-01 21:00", "2026-12-04 21:00", "2026-12-04 10:00"],
    ["2026-12-01 10:00", "2026-12-03 23:59", "2026-12-03 10:00"],
    // It ends that night: while it is still early in the evening.
    ["2026-12-01 16:00", "2026-12-02 00:30", "2026-12-01 19:45"],
    ["2026-12-01 18:00", "2026-12-02 06:00", "2026-12-01 19:30"],
    // It has only just been asked, or it is over soon.
    ["2026-12-01 19:30", "2026-12-02 03:00", null],
    ["2026-12-01 10:00", "2026-12-01 13:59", null],
  ])("opened %s, closes %s: %s", (openedAt, closesAt, expected) => {
    const poll = { openedAt: at(openedAt), closesAt: at(closesAt) };
    expect(show(planReminder(poll, place))).toBe(expected);
  });

  it("is always a decent hour within the poll's time", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7 * 24 * 60 }),
        fc.integer({ min: 1, max: 14 * 24 * 60 }),
        (start, minutes) => {
          const openedAt = at("2026-12-01 00:00") + start * 60_000;
          const closesAt = openedAt + minutes * 60_000;
          const planned = planReminder({ openedAt, closesAt }, place);
          if (planned === null) return;
          expect(planned).toBeGreaterThan(openedAt);
          expect(planned).toBeLessThan(closesAt);
          const decent = nextDecentInstant({ now: planned, ...place });
          expect(decent).toBe(planned);
        },
      ),
    );
  });
});

describe("what is reminded of together", () => {
  const now = at("2026-12-02 10:00");
  it.each([
    ["one due at that time", "2026-12-01 10:00", "2026-12-03 10:00", true],
    ["one due later that day", "2026-12-01 14:00", "2026-12-03 14:00", true],
    ["one due on another day", "2026-12-01 10:00", "2026-12-04 10:00", false],
    ["one that has only begun", "2026-12-02 09:00", "2026-12-02 20:00", false],
    ["one too short for it", "2026-12-02 08:00", "2026-12-02 11:00", false],
  ])("%s", (_, openedAt, closesAt, expected) => {
    const poll = { openedAt: at(openedAt), closesAt: at(closesAt) };
    expect(joinsReminder(poll, place, now)).toBe(expected);
  });
});

it("happens again only in a long round", () => {
  expect(isLongRound(47 * hourMs)).toBe(false);
  expect(isLongRound(48 * hourMs)).toBe(true);
});
