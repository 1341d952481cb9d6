import { describe, expect, it } from "vitest";
import { isTimeZone } from "#platform/clock";

describe("isTimeZone", () => {
  it.each([
    ["Asia/Shanghai", "Asia/Shanghai"],
    ["asia/shanghai", "Asia/Shanghai"],
    [" EUROPE/BERLIN ", "Europe/Berlin"],
    ["america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"],
    ["america/port-au-prince", "America/Port-au-Prince"],
    ["singapore", "Singapore"],
    ["utc", "UTC"],
  ])("reads %s as %s", (text, name) => {
    expect(isTimeZone(text)).toBe(name);
  });

  it.each([
    "",
    "北京",
    "Beijing",
    "Asia/Beijing",
    "Europe/",
    "+08:00",
    "-05",
    "GMT+8",
    "UTC+8",
    "Etc/GMT-8",
    "EST",
    "Asia/Shanghai[u-ca=chinese]",
    "2026-11-25T00:00[Asia/Shanghai]",
    "A/".repeat(5_000),
  ])("refuses %s", (text) => {
    expect(isTimeZone(text)).toBeNull();
  });
});
