import { describe, expect, it } from "vitest";
import { judgeDigest } from "../../../src/features/records/rules.ts";

const minute = 60_000;
const hour = 60 * minute;
const now = 1_000 * hour;

describe("when the digest comes", () => {
  it.each([
    // How late it is, when it is decent, whether that is today: when it comes.
    [0, 0, true, 0],
    [0, 14 * hour, false, 0],
    [10 * minute, 14 * hour, false, 0],
    [11 * minute, 0, true, 0],
    [11 * minute, 2 * hour, true, 2 * hour],
    [11 * minute, 14 * hour, false, null],
    [20 * hour, 0, true, 0],
    [20 * hour + 1, 0, true, null],
  ])(
    "late by %d ms, decent in %d ms, today %s: in %s ms",
    (lateMs, decentInMs, isDecentToday, inMs) => {
      expect(
        judgeDigest({
          now,
          dueAt: now - lateMs,
          decentAt: now + decentInMs,
          isDecentToday,
        }),
      ).toBe(inMs === null ? null : now + inMs);
    },
  );
});
