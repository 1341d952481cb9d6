import { describe, expect, it } from "vitest";
import { cutText, readText } from "#platform/i18n";

const inkless = [
  "",
  " \n\t",
  "\u200b\u200f\u202e",
  "\u200e \u202e",
  "\u3164\u3164",
];

describe("what somebody wrote", () => {
  it.each([
    ["  换灯泡\r\n\n\n\n快些 ", "换灯泡\n\n快些"],
    ["👍", "👍"],
    ["字".repeat(280), "字".repeat(280)],
    ["👨".repeat(280), "👨".repeat(280)],
    ["\u202e反着写\u0000", "反着写"],
    ["\u200fשלום", "\u200fשלום"],
  ])("%j is kept as %j", (text, kept) => {
    expect(readText(text, 280)).toEqual({ ok: true, text: kept });
  });

  it.each(inkless)("%j is no text", (text) => {
    expect(readText(text, 280)).toEqual({ ok: false, reason: "empty" });
  });

  it.each(["字".repeat(281), "👨".repeat(281)])("is too long", (text) => {
    const refused = { ok: false, reason: "too-long", length: 281 };
    expect(readText(text, 280)).toEqual(refused);
  });
});

describe("a text that is cut", () => {
  it.each([
    ["12345", 5, "12345"],
    ["123456", 5, "1234…"],
    ["👍👍👍", 2, "👍…"],
  ])("%j to %i is %j", (text, longest, cut) => {
    expect(cutText(text, longest)).toBe(cut);
  });
});
