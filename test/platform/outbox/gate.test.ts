import { describe, expect, it } from "vitest";
import type { QuietHours } from "#platform/community";
import {
  isWanted,
  judgeNotice,
  type GateAsk,
} from "../../../src/platform/outbox/gate.ts";

const shanghai = "Asia/Shanghai";
const berlin = "Europe/Berlin";
const night: QuietHours = { from: "22:00", to: "08:00" };

const instant = (local: string, timeZone: string): number =>
  Temporal.PlainDateTime.from(local.replace(" ", "T")).toZonedDateTime(timeZone)
    .epochMilliseconds;
const local = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");

interface Case {
  kind?: GateAsk["kind"];
  now: string;
  /** Now, unless given. */
  said?: string;
  expires?: string;
  timeZone?: string;
  quiet?: QuietHours | null;
  /** Of twelve; null: it goes to a person. */
  spent?: number | null;
  hasLine?: boolean;
}

function judge(given: Case): string {
  const { kind = "routine", timeZone = shanghai, quiet = night } = given;
  const { spent = 0, hasLine = false } = given;
  const at = (text: string) => instant(text, timeZone);
  const verdict = judgeNotice({
    kind,
    now: at(given.now),
    createdAt: at(given.said ?? given.now),
    expiresAt: given.expires === undefined ? null : at(given.expires),
    timeZone,
    quiet,
    group:
      spent === null ? null : { budget: 12, spent, digestAt: "18:00", hasLine },
  });
  return typeof verdict === "string" ? verdict : local(verdict.at, timeZone);
}

const noon = "2026-12-01 12:00";
const late = "2026-12-01 23:00";
const early = "2026-12-01 06:30";

describe("the gate", () => {
  it.each<[Case, string]>([
    // Answers never wait, and are never silent.
    [{ kind: "answer", now: noon }, "now"],
    [{ kind: "answer", now: late }, "now"],
    [{ kind: "answer", now: late, spent: 99 }, "now"],
    [{ kind: "answer", now: late, spent: null }, "now"],
    // News never waits; in quiet hours it makes no sound.
    [{ kind: "news", now: noon, spent: 99 }, "now"],
    [{ kind: "news", now: late, spent: 99 }, "silent"],
    [{ kind: "news", now: late, spent: null }, "silent"],
    [{ kind: "news", now: "2026-12-01 22:00" }, "silent"],
    [{ kind: "news", now: "2026-12-01 21:59" }, "now"],
    [{ kind: "news", now: "2026-12-01 08:00" }, "now"],
    [{ kind: "news", now: late, quiet: null }, "now"],
    [{ kind: "news", now: late, hasLine: true }, "silent"],
    // Whatever it is, nobody needs it any more.
    [{ kind: "answer", now: noon, expires: noon }, "drop"],
    [{ kind: "news", now: noon, expires: "2026-12-01 11:59" }, "drop"],
    [{ now: noon, expires: noon, spent: null }, "drop"],
    [{ now: noon, expires: "2026-12-01 12:01" }, "now"],
  ])("lets answers and news pass: %o: %s", (given, verdict) => {
    expect(judge(given)).toBe(verdict);
  });

  it.each<[Case, string]>([
    [{ now: noon, spent: null }, "now"],
    [{ now: late, spent: null }, "2026-12-02 10:00"],
    [{ now: early, spent: null }, "2026-12-01 10:00"],
    [{ now: "2026-12-01 20:00", spent: null }, "2026-12-02 10:00"],
    // Of the person's own quiet hours.
    [
      { now: noon, spent: null, quiet: { from: "09:00", to: "14:00" } },
      "2026-12-01 14:00",
    ],
    // Nothing of the day is decent: then the quiet hours alone decide.
    [
      { now: noon, spent: null, quiet: { from: "07:00", to: "21:00" } },
      "2026-12-01 21:00",
    ],
    [{ now: late, spent: null, hasLine: true }, "2026-12-02 10:00"],
  ])("makes routine to a person wait for their hour: %o: %s", (given, when) => {
    expect(judge(given)).toBe(when);
  });

  it.each<[Case, string]>([
    [{ now: noon, spent: 11 }, "now"],
    [{ now: noon, spent: 11, hasLine: true }, "now"],
    // An hour of the same day is worth waiting for.
    [{ now: early }, "2026-12-01 10:00"],
    [{ now: early, hasLine: true }, "2026-12-01 10:00"],
    [{ now: early, hasLine: true, spent: 12 }, "2026-12-01 10:00"],
    // Another day is the digest's.
    [{ now: late }, "2026-12-02 10:00"],
    [{ now: late, hasLine: true }, "digest"],
    // The day is full.
    [{ now: noon, spent: 12 }, "2026-12-02 10:00"],
    [{ now: noon, spent: 40 }, "2026-12-02 10:00"],
    [{ now: noon, spent: 12, hasLine: true }, "digest"],
    // … and so was the day before: it waits two days at most.
    [{ now: noon, said: "2026-11-30 23:00", spent: 12 }, "2026-12-02 10:00"],
    [{ now: noon, said: "2026-11-29 23:00", spent: 12 }, "now"],
    [{ now: late, said: "2026-11-29 23:00", spent: 12 }, "2026-12-02 10:00"],
    // What would be useless by then goes now, full or not; but not at night.
    [{ now: noon, spent: 12, expires: "2026-12-02 09:59" }, "now"],
    [{ now: noon, spent: 12, expires: "2026-12-02 10:01" }, "2026-12-02 10:00"],
    [
      { now: noon, spent: 12, expires: "2026-12-01 18:00", hasLine: true },
      "now",
    ],
    [
      { now: noon, spent: 12, expires: "2026-12-01 18:01", hasLine: true },
      "digest",
    ],
    [{ now: late, expires: "2026-12-02 09:00" }, "2026-12-02 10:00"],
  ])("makes routine to the group fit its day: %o: %s", (given, verdict) => {
    expect(judge(given)).toBe(verdict);
  });

  it.each<[Case, string]>([
    // The clocks go forward in the night to 2027-03-28, back in that to 2026-10-25.
    [{ now: "2027-03-27 23:00" }, "2027-03-28 10:00"],
    [{ now: "2026-10-24 23:00" }, "2026-10-25 10:00"],
    [{ now: "2027-03-28 03:30" }, "2027-03-28 10:00"],
    [{ now: "2026-10-25 02:30", hasLine: true }, "2026-10-25 10:00"],
    [{ now: "2027-03-27 12:00", spent: 12 }, "2027-03-28 10:00"],
    [{ now: "2026-10-24 12:00", spent: 12 }, "2026-10-25 10:00"],
    [{ kind: "news", now: "2027-03-28 07:59" }, "silent"],
    [{ kind: "news", now: "2027-03-28 08:00" }, "now"],
    [{ kind: "news", now: "2026-10-25 07:59" }, "silent"],
    [{ kind: "news", now: "2026-10-25 08:00" }, "now"],
    [{ now: "2026-10-25 12:00", said: "2026-10-23 23:59", spent: 12 }, "now"],
  ])("keeps local time where the clocks change: %o: %s", (given, verdict) => {
    expect(judge({ timeZone: berlin, ...given })).toBe(verdict);
  });
});

describe("what somebody wants to hear of", () => {
  it.each([
    ["answer", "mine", "none", true],
    ["answer", "ours", "none", true],
    ["answer", "ours", "mine", true],
    ["news", "mine", "none", false],
    ["routine", "mine", "none", false],
    ["routine", "ours", "none", false],
    ["news", "mine", "mine", true],
    ["routine", "mine", "mine", true],
    ["news", "ours", "mine", false],
    ["routine", "ours", "mine", false],
    ["news", "ours", "all", true],
    ["routine", "mine", "all", true],
  ] as const)("%s, %s, wanting %s: %s", (kind, concern, notify, wanted) => {
    expect(isWanted({ kind, concern, notify })).toBe(wanted);
  });
});
