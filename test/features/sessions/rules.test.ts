import { describe, expect, it } from "vitest";
import { judgeReminder } from "../../../src/features/sessions/rules/reminders.ts";
import {
  compareSeats,
  seatAll,
} from "../../../src/features/sessions/rules/seats.ts";

describe("the moment of a reminder", () => {
  // Hours before the start; a decent hour may lie anywhere.
  it.each([
    ["day", 24, 24, 24],
    ["day", 24, 14, 14],
    ["day", 12, 9, 9],
    ["day", 12, 1, 2],
    ["day", 12, -3, 2],
    ["day", 2, 1, 2],
    ["day", 1.5, 1.2, 1.5],
    ["day", 1, 1, null],
    ["day", 0, 0, null],
    ["day", -1, -1, null],
    ["hour", 1, -3, 1],
    ["hour", 0.1, -3, 0.1],
    ["hour", 0, 0, null],
    ["hour", -5, -5, null],
  ] as const)(
    "%s, %d h before, decent %d h before: %s",
    (reminder, now, decent, expected) => {
      const startsAt = 1_000_000_000;
      const before = (hours: number) => startsAt - hours * 3_600_000;
      expect(
        judgeReminder(reminder, {
          now: before(now),
          startsAt,
          decentAt: before(decent),
        }),
      ).toBe(expected === null ? null : before(expected));
    },
  );
});

describe("seats", () => {
  const answers = [
    { memberId: 7, answer: "going", seq: 5 },
    { memberId: 3, answer: "going", seq: 2 },
    { memberId: 9, answer: "maybe", seq: 1 },
    { memberId: 4, answer: "going", seq: 3 },
    { memberId: 5, answer: "not-going", seq: 4 },
  ];

  it.each([
    [null, [3, 4, 7], []],
    [3, [3, 4, 7], []],
    [2, [3, 4], [7]],
    [1, [3], [4, 7]],
  ])("with room for %s go by the order of the presses", (capacity, ...rest) => {
    const [going, waiting] = rest;
    expect(seatAll(answers, capacity)).toEqual({ going, waiting });
  });

  it("tell who moved up and who has to wait", () => {
    const two = seatAll(answers, 2);
    const without3 = seatAll(answers.slice(0, 1).concat(answers.slice(2)), 2);
    expect(compareSeats(two, without3)).toEqual({ promoted: [7], demoted: [] });
    expect(compareSeats(two, seatAll(answers, 1))).toEqual({
      promoted: [],
      demoted: [4],
    });
  });
});
