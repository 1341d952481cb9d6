import { describe, expect, it } from "vitest";
import {
  addWrongTry,
  deriveClaimCode,
  hashClaimCode,
  judgeTries,
  lockTries,
  readClaimCode,
  showClaimCode,
  type ClaimTries,
} from "../../../src/features/communities/rules/claim.ts";

describe("a claim code", () => {
  it.each([
    ["ABCD-2345", "ABCD2345"],
    ["abcd2345", "ABCD2345"],
    [" abcd 2345 ", "ABCD2345"],
    ["ＡＢＣＤ－２３４５", "ABCD2345"],
    ["AB-CD—23 45", "ABCD2345"],
  ])("is read from %j", (text, code) => {
    expect(readClaimCode(text)).toBe(code);
  });

  it.each([
    "",
    "ABCD-234",
    "ABCD-23456",
    "ABCD-234O",
    "ABCD-2341",
    "王阿姨在家吗请开门",
  ])("is not %j", (text) => {
    expect(readClaimCode(text)).toBeNull();
  });

  it("is drawn from the seed, of letters that cannot be mistaken", () => {
    const codes = Array.from({ length: 2_000 }, (_, id) =>
      deriveClaimCode("seed", id),
    );
    expect(codes.map(showClaimCode).map(readClaimCode)).toEqual(codes);
    expect(new Set(codes).size).toBe(codes.length);
    expect(deriveClaimCode("seed", 7)).toBe(codes[7]);
    expect(deriveClaimCode("other", 7)).not.toBe(codes[7]);
    const letters = new Set(codes.join(""));
    expect(["0", "1", "O", "I", "L"].filter((one) => letters.has(one))).toEqual(
      [],
    );
    expect(letters.size).toBe(31);
  });

  it("is kept as what it cannot be read from", () => {
    expect(hashClaimCode("ABCD2345")).toMatch(/^[0-9a-f]{64}$/);
    expect(hashClaimCode("ABCD2345")).not.toBe(hashClaimCode("ABCD2346"));
  });
});

describe("guessing", () => {
  const minute = 60_000;
  const wrongAt = (...minutes: number[]) =>
    minutes.reduce<ClaimTries | null>(
      (tries, at) => addWrongTry(tries, at * minute),
      null,
    );

  it("is over after five wrong codes within the hour", () => {
    const four = wrongAt(0, 1, 2, 3);
    const judge = (at: number, ...tries: (ClaimTries | null)[]) =>
      judgeTries(
        tries.filter((one) => one !== null),
        at * minute,
      );
    expect(judge(4)).toBe("may-try");
    expect(judge(4, four)).toBe("may-try");
    const five = addWrongTry(four, 4 * minute);
    expect(judge(59, five)).toBe("locks");
    expect(judge(60, five)).toBe("may-try");
    // In two communities three wrong codes each are six.
    expect(judge(5, wrongAt(0, 1, 2), wrongAt(2, 3, 4))).toBe("locks");
    expect(judge(60, wrongAt(0, 1, 2), wrongAt(2, 3, 4))).toBe("may-try");
  });

  it("starts anew an hour after the first wrong code", () => {
    const tries = addWrongTry(wrongAt(0, 1, 2, 3), 60 * minute);
    expect(tries).toEqual({ wrong: 1, since: 60 * minute, lockedUntil: null });
  });

  it("waits an hour from the try that was refused", () => {
    const locked = lockTries(50 * minute);
    expect(judgeTries([locked], 51 * minute)).toBe("is-locked");
    expect(judgeTries([locked], 109 * minute)).toBe("is-locked");
    expect(judgeTries([locked], 110 * minute)).toBe("may-try");
    expect(addWrongTry(locked, 110 * minute).wrong).toBe(1);
  });
});
