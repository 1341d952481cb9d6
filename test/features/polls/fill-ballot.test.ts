import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkBallot } from "../../../src/features/polls/rules/check-ballot.ts";
import {
  ballotOfDraft,
  draftOf,
  emptyDraft,
  freeDots,
  packDraft,
  tapOption,
  unpackDraft,
} from "../../../src/features/polls/rules/fill-ballot.ts";
import { anyContent, makePoll, methods } from "../../support/make-poll.ts";

type Poll = ReturnType<typeof makePoll>;
const ten = Array.from({ length: 10 }, (_, i) => `option ${i}`);
/** The most dots that `/poll` takes. */
const mostDots = 60;

/** Presses on the options' buttons; those that are refused change nothing. */
const press = (poll: Poll, taps: readonly number[]) =>
  taps.reduce((marks, option) => {
    const tapped = tapOption(poll, marks, option);
    return tapped.ok ? tapped.marks : marks;
  }, emptyDraft(poll));

describe.each(methods)("a draft of a ballot by %s", (method) => {
  const points = method === "dots" ? { points: mostDots } : {};
  const poll = makePoll(method, points, ten);
  const taps = fc.array(fc.nat(poll.options.length - 1), { maxLength: 80 });

  it("comes back as it was from two whole numbers of a button", () => {
    fc.assert(
      fc.property(taps, (pressed) => {
        const marks = press(poll, pressed);
        const packed = packDraft(poll, marks);
        for (const number of packed) {
          expect(Number.isInteger(number)).toBe(true);
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThan(2 ** 31);
        }
        expect(unpackDraft(poll, packed)).toEqual(marks);
      }),
    );
  });

  it("is a valid ballot after any taps, or none", () => {
    fc.assert(
      fc.property(taps, (pressed) => {
        const marks = press(poll, pressed);
        const made = ballotOfDraft(poll, marks);
        if (marks.every((mark) => mark === 0)) {
          expect(made).toEqual({ ok: false, reason: "empty" });
          return;
        }
        if (!made.ok) throw new Error(made.reason);
        expect(checkBallot(made.content, poll)).toBeNull();
        expect(draftOf(poll, made.content)).toEqual(marks);
      }),
    );
  });

  it("is never anything but a valid one, whatever is forged", () => {
    const few = fc.nat(40);
    const any = fc.oneof(few, fc.nat(5_000), fc.integer());
    fc.assert(
      fc.property(fc.tuple(any, fc.oneof(few, any)), (packed) => {
        const marks = unpackDraft(poll, packed);
        if (!marks) return;
        expect(packDraft(poll, marks)).toEqual(packed);
        const made = ballotOfDraft(poll, marks);
        if (made.ok) expect(checkBallot(made.content, poll)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it("can be made of any ballot that was cast, unless ranks are equal", () => {
    fc.assert(
      fc.property(anyContent(poll), (content) => {
        const isEqual =
          "ranking" in content && content.ranking.some((one) => one.length > 1);
        expect(draftOf(poll, content) === null).toBe(isEqual);
      }),
    );
  });
});

describe("tapping", () => {
  it("ranks in the order of the taps; a second tap takes out, the rest move up", () => {
    const poll = makePoll("irv", {}, ["a", "b", "c", "d"]);
    expect(press(poll, [2, 0, 3])).toEqual([2, 0, 1, 3]);
    expect(press(poll, [2, 0, 3, 2])).toEqual([1, 0, 0, 2]);
    expect(ballotOfDraft(poll, press(poll, [2, 0, 3]))).toEqual({
      ok: true,
      content: { ranking: [[2], [0], [3]] },
    });
  });

  it("always gives the places from the first on, each once", () => {
    const poll = makePoll("schulze", {}, ten);
    fc.assert(
      fc.property(fc.array(fc.nat(9)), (taps) => {
        const places = press(poll, taps).filter((place) => place > 0);
        expect(places.sort((a, b) => a - b)).toEqual(
          places.map((_, i) => i + 1),
        );
      }),
    );
  });

  it("scores one more each time, and after the highest none again", () => {
    const poll = makePoll("score");
    const of = (taps: number) => press(poll, Array<number>(taps).fill(1));
    expect(of(1)).toEqual([0, 1, 0]);
    expect(of(5)).toEqual([0, 5, 0]);
    expect(of(6)).toEqual([0, 0, 0]);
  });

  it("shares out no more dots than there are", () => {
    const poll = makePoll("dots", { points: 3 });
    const marks = press(poll, [0, 0, 2]);
    expect(freeDots(poll, marks)).toBe(0);
    expect(tapOption(poll, marks, 1)).toEqual({
      ok: false,
      reason: "no-dots-left",
    });
    fc.assert(
      fc.property(fc.array(fc.nat(2)), (taps) => {
        expect(freeDots(poll, press(poll, taps))).toBe(
          Math.max(0, 3 - taps.length),
        );
      }),
    );
  });

  it("marks and unmarks, several or one", () => {
    expect(press(makePoll("approval"), [0, 2, 0])).toEqual([0, 0, 1]);
    expect(press(makePoll("single"), [0, 2])).toEqual([0, 0, 1]);
    expect(press(makePoll("single"), [2, 2])).toEqual([0, 0, 0]);
  });

  it("knows no option past the last", () => {
    const poll = makePoll("approval");
    expect(tapOption(poll, emptyDraft(poll), 3)).toEqual({
      ok: false,
      reason: "no-option",
    });
  });
});

describe("what somebody made up", () => {
  it.each([
    ["a place that is left out", "irv", [2, 0, 0]],
    ["a place that stands twice", "irv", [1, 1, 0]],
    ["more dots than there are", "dots", [9, 2, 0]],
    ["two choices of one", "single", [1, 1, 0]],
  ] as const)("is refused: %s", (_, method, marks) => {
    const poll = makePoll(method);
    expect(unpackDraft(poll, packDraft(poll, marks))).toBeNull();
  });

  it.each([
    ["less than nothing", [-1, 0]],
    ["a fraction", [0.5, 0]],
    ["no number", [Number.NaN, 0]],
    ["an option past the last", [6 ** 3, 0]],
    ["a second half of three options", [0, 1]],
  ] as const)("is refused: %s", (_, packed) => {
    expect(unpackDraft(makePoll("score"), packed)).toBeNull();
  });
});
