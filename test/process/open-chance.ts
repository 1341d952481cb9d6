import { randomInt } from "node:crypto";
import { onTestFailed } from "vitest";

/** A whole number from 0 to `limit` − 1. */
export type Chance = (limit: number) => number;

/** Another course each run; `SEED` takes the one again that a failure named. */
export function openChance(): Chance {
  const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));
  onTestFailed(() => {
    process.stderr.write(`run it again with SEED=${seed}\n`);
  });
  let state = seed;
  // Mulberry32: short, and its low bits are as good as its high ones.
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) % limit;
  };
}
