import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commitTo,
  orderByLot,
} from "../../../src/features/polls/rules/draw-lot.ts";

const sha256 = (text: string) =>
  createHash("sha256").update(text).digest("hex");

describe("a lot", () => {
  it("is what anybody can draw again from the seed", () => {
    const tickets = [0, 1, 2, 3, 4].map((option) => sha256(`lift/${option}`));
    const order = orderByLot("lift", 5);
    expect(order.map((option) => tickets[option])).toEqual(tickets.sort());
    expect(commitTo("lift")).toBe(sha256("lift"));
  });

  it("has every option once, and other seeds other orders", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 10 }), (seed, n) => {
        const order = orderByLot(seed, n);
        expect(order.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: n }, (_, option) => option),
        );
        if (n > 2) seen.add(order.join());
      }),
    );
    expect(seen.size).toBeGreaterThan(5);
  });
});
