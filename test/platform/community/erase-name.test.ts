import { describe, expect, it } from "vitest";
import {
  createEraser,
  createMemberEraser,
  eraseDeep,
} from "#platform/community";

const eraserOf = (names: string[], usernames: string[] = []) =>
  createEraser({ names, usernames, instead: "a resident" });

describe("a person's names in texts", () => {
  it.each([
    ["王阿姨", "感谢王阿姨帮忙", "感谢a resident帮忙"],
    ["王阿姨", "感谢@王阿姨，＠王阿姨", "感谢a resident，a resident"],
    ["王阿姨", "王阿婆在", "王阿婆在"],
    ["王", "王阿姨在", "王阿姨在"],
    [
      "Sun",
      "On Sunday Sun came, as Sun's son",
      "On Sunday a resident came, as a resident's son",
    ],
    ["Sun", "sun and Sunny", "sun and Sunny"],
    ["Sun", "请Sun来", "请a resident来"],
    ["A & B", "by A &amp; B, A & B", "by a resident, a resident"],
    [
      'Al "Ace"',
      'of Al "Ace" and Al \\"Ace\\"',
      "of a resident and a resident",
    ],
    ["a.c", "abc a.c", "abc a resident"],
    ["$&", "it costs $& more", "it costs a resident more"],
    ["a resident", "says a resident", "says a resident"],
  ])("%s in %s", (name, text, erased) => {
    expect(eraserOf([name]).erase(text)).toBe(erased);
  });

  it.each([
    ["wang_ayi", "ask @wang_ayi or WANG_AYI", "ask a resident or a resident"],
    ["wang_ayi", "wang_ayi2 is another", "wang_ayi2 is another"],
  ])("@%s in %s", (username, text, erased) => {
    expect(eraserOf([], [username]).erase(text)).toBe(erased);
  });

  it("are left where they are common words, unless with an @", () => {
    const called = {
      names: ["停车"],
      usernames: ["garden"],
      instead: "a resident",
    };
    const common = new Set(["停车", "garden"]);
    const eraser = createMemberEraser(1, called, common);
    const text = "停车难，@停车 说 garden，@garden 也说";
    expect(eraser.erase(text)).toBe(
      "停车难，a resident 说 garden，a resident 也说",
    );
    expect(eraser.own.erase(text)).not.toContain("停车");
  });

  it("prefers the longer of two names", () => {
    const eraser = eraserOf(["王阿姨", "王阿姨（三号楼）"]);
    expect(eraser.erase("王阿姨（三号楼）说")).toBe("a resident说");
  });

  it("finds nothing where there is no name", () => {
    expect(eraserOf([""]).erase("anything")).toBe("anything");
  });

  it("goes through values, not through the names of fields", () => {
    const value = { state: ["state", { state: 1, by: "state" }], open: null };
    expect(eraseDeep(value, eraserOf(["state"]))).toEqual({
      state: ["a resident", { state: 1, by: "a resident" }],
      open: null,
    });
  });
});
