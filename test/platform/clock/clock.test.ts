import { describe, expect, it } from "vitest";
import { type Clock, createManualClock, systemClock } from "#platform/clock";

describe("the system clock", () => {
  it("tells the time and knows no jumps", () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
    expect("onJump" in systemClock).toBe(false);
  });
});

describe("a clock moved by hand", () => {
  it("stands still until it is moved", () => {
    const clock = createManualClock(1_000);
    expect([clock.now(), clock.now()]).toEqual([1_000, 1_000]);
    clock.advance(500);
    expect(clock.now()).toBe(1_500);
    clock.set(200);
    expect(clock.now()).toBe(200);
  });

  it("tells every listener of every move, with the time already moved", () => {
    const clock = createManualClock(0);
    const seen: string[] = [];
    clock.onJump(() => seen.push(`a ${clock.now()}`));
    clock.onJump(() => seen.push(`b ${clock.now()}`));
    clock.advance(1);
    clock.set(7);
    expect(seen).toEqual(["a 1", "b 1", "a 7", "b 7"]);
  });

  it("ends one subscription and leaves the others", () => {
    const clock = createManualClock(0);
    let heard = 0;
    const listener = () => {
      heard += 1;
    };
    const stop = clock.onJump(listener);
    clock.onJump(listener);
    stop();
    stop();
    clock.advance(1);
    expect(heard).toBe(1);
  });

  it("lets a listener leave while it is being told", () => {
    const clock = createManualClock(0);
    const seen: string[] = [];
    const stop = clock.onJump(() => {
      seen.push("once");
      stop();
    });
    clock.onJump(() => seen.push("each time"));
    clock.advance(1);
    clock.advance(1);
    expect(seen).toEqual(["once", "each time", "each time"]);
  });

  it("passes for any clock", () => {
    const clock: Clock = createManualClock(5);
    expect(clock.now()).toBe(5);
  });
});
