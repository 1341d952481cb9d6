import { describe, expect, it } from "vitest";
import {
  mayConfirm,
  readPapers,
  readSecretPapers,
  unitsIn,
} from "../../../src/features/polls/rules/paper.ts";

describe("papers as they are written", () => {
  it("is one a line, each with its place in the text", () => {
    expect(readPapers("3-201 A\n\n  3-202 B ")).toEqual({
      ok: true,
      witness: null,
      lines: [
        { text: "3-201 A", at: 0 },
        { text: "3-202 B", at: 11 },
      ],
      ballots: [],
    });
  });

  it.each(["见证 @张师傅", "见证：@张师傅", "witness @张师傅", "核对 @张师傅"])(
    "may name a witness: %s",
    (line) => {
      const read = readPapers(`3-201 A\n${line}\n3-202 B`);
      expect(read).toMatchObject({
        ok: true,
        witness: { text: "@张师傅", at: 8 + line.indexOf("@") },
        lines: [{ text: "3-201 A" }, { text: "3-202 B" }],
      });
    },
  );

  it.each([
    ["", { ok: false, reason: "empty" }],
    ["见证 @a\n见证 @b", { ok: false, reason: "two-witnesses" }],
    ["x\n".repeat(21), { ok: false, reason: "too-many", most: 20 }],
  ])("refuses %j", (text, expected) => {
    expect(readPapers(text)).toEqual(expected);
  });

  it("has voters and ballots apart in a secret poll", () => {
    expect(
      readSecretPapers("见证 @张\n3-201, 3-202，3-203： 2 1 | 1 2｜1:5 2:0"),
    ).toEqual({
      ok: true,
      witness: { text: "@张", at: 3 },
      lines: [
        { text: "3-201", at: 6 },
        { text: "3-202", at: 13 },
        { text: "3-203", at: 19 },
      ],
      ballots: ["2 1", "1 2", "1:5 2:0"],
    });
    expect(readSecretPapers("a\nb\nc:\n1\n2\n1")).toMatchObject({
      ok: true,
      ballots: ["1", "2", "1"],
    });
  });

  it.each([
    ["", { ok: false, reason: "empty" }],
    ["3-201 A\n3-202 B\n3-203 A", { ok: false, reason: "no-ballots" }],
    ["a, b: 1 | 2", { ok: false, reason: "too-few", least: 3 }],
    ["a, b, c: 1 | 2", { ok: false, reason: "uneven", voters: 3, ballots: 2 }],
    ["a, b: 1 | 2 | 1", { ok: false, reason: "uneven", voters: 2, ballots: 3 }],
  ])("refuses in a secret poll %j", (text, expected) => {
    expect(readSecretPapers(text)).toEqual(expected);
  });

  it.each([
    ["3-201 2 1 3", ["3-201", "3-201 2", "3-201 2 1", "3-201 2 1 3"]],
    ["3-201: A", ["3-201", "3-201: A"]],
    ["3-201", ["3-201"]],
  ])("may name a unit by the beginning of %j", (line, units) => {
    expect(unitsIn(line).map(({ unit }) => unit)).toEqual(units);
  });
});

describe("who confirms papers", () => {
  const batch = { enteredBy: 1, witnessId: 5, isPosted: false };
  it.each([
    ["the one who entered them", 1, [1, 2], batch, false],
    ["the other convener", 2, [1, 2], batch, true],
    ["a witness beside two conveners", 5, [1, 2], batch, false],
    ["the witness of the only convener", 5, [1], batch, true],
    ["another resident", 6, [1], batch, false],
    [
      "anybody, where they are posted",
      6,
      [1],
      { ...batch, isPosted: true },
      true,
    ],
    ["the only convener, posted", 1, [1], { ...batch, isPosted: true }, false],
    [
      "a resident, posted, with two conveners",
      6,
      [1, 2],
      { ...batch, isPosted: true },
      false,
    ],
    ["the only convener left, who did not enter them", 2, [2], batch, true],
  ])("%s", (_, member, conveners, given, expected) => {
    expect(
      mayConfirm({ batch: given, conveners, member, isResident: true }),
    ).toBe(expected);
  });

  it("is no expert, not even as the witness", () => {
    expect(
      mayConfirm({ batch, conveners: [1], member: 5, isResident: false }),
    ).toBe(false);
  });
});
