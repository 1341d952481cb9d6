import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Member } from "#platform/community";
import {
  applyProxies,
  isFull,
  judgeHolder,
  mostGivers,
} from "../../../src/features/polls/rules/proxy.ts";
import type { Proxy } from "../../../src/features/polls/store/proxies.ts";

const member = (id: number, rest: Partial<Member> = {}): Member => ({
  id,
  userId: id,
  name: `m${id}`,
  username: null,
  role: "resident",
  isAdmin: false,
  isPresent: true,
  joinedAt: null,
  rank: null,
  forgottenAt: null,
  ...rest,
});

const given = (
  id: number,
  giverId: number,
  holderId: number,
  poll: number | null = null,
): Proxy => ({ id, giverId, holderId, poll, state: "accepted" });

describe("who may vote for whom", () => {
  const giver = member(1);
  it.each([
    ["a resident", member(2), null],
    ["a convener", member(2, { role: "convener" }), null],
    ["themself", giver, "self"],
    ["an expert", member(2, { role: "expert" }), "holder-not-deciding"],
    ["a supervisor", member(2, { role: "supervisor" }), "holder-not-deciding"],
    ["one who left", member(2, { isPresent: false }), "left"],
    ["one forgotten", member(2, { forgottenAt: 1, userId: null }), "left"],
    ["one never met", member(2, { userId: null }), "unmet"],
  ])("%s", (_, holder, expected) => {
    expect(judgeHolder(giver, holder)).toBe(expected);
  });
});

describe("the proxies that count in a poll", () => {
  it("puts what was given for this poll before what was given for all", () => {
    const all = given(1, 1, 7);
    const one = given(2, 1, 8, 15);
    expect(applyProxies([all, one])).toEqual([one]);
    expect(applyProxies([one, all])).toEqual([one]);
  });

  it("counts a holder's first givers", () => {
    const held = [given(1, 1, 9), given(2, 2, 9), given(3, 3, 9)];
    expect(applyProxies(held)).toEqual(held.slice(0, mostGivers));
  });

  it("passes nothing on", () => {
    const round = [given(1, 1, 2), given(2, 2, 3), given(3, 3, 1)];
    expect(applyProxies(round)).toEqual(round);
  });

  it("never lets one person vote for more than a few, nor two for one", () => {
    const anyProxies = fc.array(
      fc.record({
        giverId: fc.integer({ min: 1, max: 8 }),
        holderId: fc.integer({ min: 1, max: 4 }),
        poll: fc.constantFrom(null, 15),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(anyProxies, (drawn) => {
        const applied = applyProxies(
          drawn.map((one, i) => ({ ...one, id: i + 1, state: "accepted" })),
        );
        const sizes = [
          ...Map.groupBy(applied, ({ holderId }) => holderId).values(),
        ].map((held) => held.length);
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(mostGivers);
        const givers = applied.map(({ giverId }) => giverId);
        expect(new Set(givers).size).toBe(givers.length);
      }),
    );
  });

  it("is full with as many others, whoever gave twice", () => {
    const held = [given(1, 1, 9), given(2, 1, 9, 15)];
    expect(isFull(held, 2)).toBe(false);
    expect(isFull([...held, given(3, 2, 9)], 3)).toBe(true);
    expect(isFull([...held, given(3, 2, 9)], 2)).toBe(false);
  });
});
