import { describe, expect, it } from "vitest";
import {
  isBotName,
  judgeAppointment,
  readRoleChange,
} from "../../../src/features/communities/rules/roles.ts";

const first = { rank: 1 as const };
const second = { rank: 2 as const };
const resident = { role: "resident" as const, isPresent: true };

describe("an appointment", () => {
  it.each([
    ["the first convener", resident, "convener", [], { ok: true, rank: 1 }],
    [
      "the second convener",
      resident,
      "convener",
      [first],
      { ok: true, rank: 2 },
    ],
    [
      "a first one, where only a second is left",
      resident,
      "convener",
      [second],
      { ok: true, rank: 1 },
    ],
    [
      "no third",
      resident,
      "convener",
      [first, second],
      { ok: false, reason: "full" },
    ],
    [
      "an expert beside two conveners",
      resident,
      "expert",
      [first, second],
      { ok: true, rank: null },
    ],
    [
      "a supervisor who was an expert",
      { role: "expert", isPresent: true },
      "supervisor",
      [],
      { ok: true, rank: null },
    ],
    [
      "a convener who was an expert",
      { role: "expert", isPresent: true },
      "convener",
      [first],
      { ok: true, rank: 2 },
    ],
    [
      "nobody twice",
      { role: "convener", isPresent: true },
      "convener",
      [first],
      { ok: false, reason: "already" },
    ],
    [
      "no convener to something else",
      { role: "convener", isPresent: true },
      "expert",
      [first],
      { ok: false, reason: "convenes" },
    ],
    [
      "nobody who left",
      { role: "resident", isPresent: false },
      "expert",
      [],
      { ok: false, reason: "left" },
    ],
  ] as const)("makes %s", (_, member, role, conveners, judged) => {
    expect(judgeAppointment(member, role, conveners)).toEqual(judged);
  });
});

describe("what follows the command", () => {
  it.each([
    ["", "", false],
    ["@chen", "@chen", false],
    ["＠chen", "@chen", false],
    ["@chen off", "@chen", true],
    ["@chen OFF ", "@chen", true],
    ["off", "", true],
    ["卸任", "", true],
    ["撤", "", true],
    ["@陈姐卸任", "@陈姐", true],
    ["@陈姐 撤", "@陈姐", true],
    ["@小撤", "@小撤", false],
    ["@takeoff", "@takeoff", false],
  ])("reads %j", (text, who, isOff) => {
    expect(readRoleChange(text)).toEqual({ who, isOff });
  });

  it.each([
    ["shangliang_bot", true],
    ["HelpBot", true],
    ["robota", false],
  ])("knows whether %s is a bot", (name, is) => {
    expect(isBotName(name)).toBe(is);
  });
});
