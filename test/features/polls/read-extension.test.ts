import { describe, expect, it } from "vitest";
import { readExtension } from "../../../src/features/polls/rules/read-extension.ts";

const berlin = "Europe/Berlin";
const at = (local: string, timeZone = berlin): number =>
  Temporal.PlainDateTime.from(local.replace(" ", "T")).toZonedDateTime(timeZone)
    .epochMilliseconds;

describe("`until reason` of a longer poll", () => {
  const read = (text: string, now = "2026-12-01 10:00") =>
    readExtension(text, {
      now: at(now),
      timeZone: berlin,
      closesAt: at(now) + 86_400_000,
    });

  it.each([
    ["2d some are away", "2026-12-03 10:00", "some are away"],
    ["12-05 20:00 some are away", "2026-12-05 20:00", "some are away"],
    ["12-05 20:00：有人出门了", "2026-12-05 20:00", "有人出门了"],
    ["  3天，有人出门了 ", "2026-12-04 10:00", "有人出门了"],
  ])("%s", (text, closesAt, reason) => {
    expect(read(text)).toEqual({
      ok: true,
      closesAt: at(closesAt),
      adjusted: null,
      reason,
    });
  });

  it.each([
    ["", { reason: "no-until" }],
    ["2d", { reason: "reason-missing" }],
    ["2d ：", { reason: "reason-missing" }],
    ["some are away", { reason: "unreadable-until", word: "some" }],
    ["12h some are away", { reason: "not-later" }],
    ["1d some are away", { reason: "not-later" }],
    ["2026-11-05 some are away", { reason: "past" }],
    [`2d ${"长".repeat(201)}`, { reason: "reason-too-long", length: 201 }],
  ])("refuses %s", (text, refusal) => {
    expect(read(text)).toMatchObject({ ok: false, ...refusal });
  });

  it("says where the clocks are changed", () => {
    const gap = read("2027-03-28 02:30 some are away", "2027-03-20 10:00");
    expect(gap).toMatchObject({
      closesAt: at("2027-03-28 03:30"),
      adjusted: "gap",
    });
  });
});
