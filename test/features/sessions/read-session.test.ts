import { describe, expect, it } from "vitest";
import { localDateTime } from "#platform/clock";
import { readSession } from "../../../src/features/sessions/rules/read-session.ts";

const countWords = {
  before: ["限", "最多", "max", "limit"],
  after: ["个人", "人", "位", "people"],
};

// A Wednesday.
const read = (text: string, timeZone = "Asia/Shanghai") => {
  const now = Temporal.ZonedDateTime.from(`2026-11-25T12:00[${timeZone}]`);
  const found = readSession(text, {
    now: now.epochMilliseconds,
    timeZone,
    countWords,
  });
  if (found.ok) {
    const { startsAt, place, capacity, adjusted } = found.wanted;
    const when = localDateTime(startsAt, timeZone).toString().slice(0, 16);
    return [when, place ?? "-", capacity ?? "-", adjusted ?? "-"].join(" / ");
  }
  if ("text" in found) return `${found.reason} ${found.text}`;
  return "understood" in found
    ? `${found.reason} ${found.understood.toString()}`
    : found.reason;
};

describe("what follows the numbers of a /session", () => {
  it.each([
    ["2026-12-05 19:30", "2026-12-05T19:30 / - / - / -"],
    ["2026-12-05 19:30 @ 活动室", "2026-12-05T19:30 / 活动室 / - / -"],
    ["12-05 19：30＠活动室", "2026-12-05T19:30 / 活动室 / - / -"],
    ["周六下午三点 @ 活动室 限20人", "2026-11-28T15:00 / 活动室 / 20 / -"],
    ["周六下午三点 @ 活动室限２０人", "2026-11-28T15:00 / 活动室 / 20 / -"],
    ["周六 15:00 最多 8 个人", "2026-11-28T15:00 / - / 8 / -"],
    ["周六 15:00 限20人 @ 活动室", "2026-11-28T15:00 / 活动室 / 20 / -"],
    ["next Friday 7pm @ hall max 20", "2026-12-04T19:00 / hall / 20 / -"],
    [
      "Saturday 15:00 @ hall, MAX 20 people",
      "2026-11-28T15:00 / hall / 20 / -",
    ],
    ["Saturday 15:00, max=20", "2026-11-28T15:00 / - / 20 / -"],
    ["Saturday 15:00 @ Climax 20", "2026-11-28T15:00 / Climax 20 / - / -"],
    ["Saturday 15:00 @ room 限", "2026-11-28T15:00 / room 限 / - / -"],
    ["周六 15:00 @", "2026-11-28T15:00 / - / - / -"],
    ["周六 15:00 @  \u200e ", "2026-11-28T15:00 / - / - / -"],
    ["周六 15:00 @ max 5", "2026-11-28T15:00 / - / 5 / -"],
    [
      "周六 15:00 @ 3号楼 @ 一楼 | 东",
      "2026-11-28T15:00 / 3号楼 @ 一楼 | 东 / - / -",
    ],
    [
      "周六 15:00 @ <b>厅</b>\n二楼",
      "2026-11-28T15:00 / <b>厅</b> 二楼 / - / -",
    ],
    ["", "no-when"],
    ["   ", "no-when"],
    ["@ 活动室", "unreadable @ 活动室"],
    ["哪天都行", "unreadable 哪天都行"],
    ["13月5日 15:00", "unreadable 13月5日 15:00"],
    ["12-05 @ 活动室", "no-time 2026-12-05"],
    ["2026-11-20 15:00", "past 2026-11-20T15:00:00"],
    ["09:00", "past 2026-11-25T09:00:00"],
    ["周六 15:00, 周日 15:00", "several"],
    ["周六 15:00，周日 15:00 @ 活动室", "several"],
    ["Saturday 15:00 or Sunday 15:00", "several"],
    ["周六 15:00 或 周日 15:00", "several"],
    ["周六 15:00, 2026-11-20 15:00", "several"],
    ["周六 15:00 活动室", "unread 活动室"],
    ["周六 15:00-17:00 @ 活动室", "unread -17:00"],
    ["周六 15:00 @ 活动室 限0人", "no-room"],
    [`周六 15:00 @ ${"长".repeat(101)}`, "place-too-long"],
  ])("reads %j as %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("keeps a place of exactly the limit", () => {
    expect(read(`周六 15:00 @ ${"长".repeat(100)}`)).toContain("长长 /");
  });

  it("tells when the clocks skip or repeat the time", () => {
    expect(read("2027-03-28 02:30", "Europe/Berlin")).toBe(
      "2027-03-28T03:30 / - / - / gap",
    );
    expect(read("2027-10-31 02:30", "Europe/Berlin")).toBe(
      "2027-10-31T02:30 / - / - / overlap",
    );
  });
});
