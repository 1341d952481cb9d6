import { afterEach, describe, expect, it } from "vitest";
import {
  limitsOfConveners,
  limitsOfResidents,
  whenNext,
} from "../../../src/features/topics/rules/flood.ts";
import { databases, openTown, type Town } from "../../support/town.ts";

const minute = 60_000;
const hour = 60 * minute;
const now = 100 * hour;
const ago = (...spans: number[]) => spans.map((ms) => now - ms);
const every = (many: number, ms: number) =>
  ago(...Array.from({ length: many }, (_, i) => (i + 1) * ms));

describe("the next matter of somebody who raised", () => {
  it.each([
    ["nothing", [], null],
    ["nineteen within the hour", every(19, minute), null],
    ["twenty within the hour", every(20, minute), now + 40 * minute],
    ["twenty, the first an hour ago", [...every(19, minute), now - hour], null],
    [
      "twenty, the first not quite",
      [...every(19, minute), now - hour + 1],
      now + 1,
    ],
    ["thirty-nine in a day", every(39, 30 * minute), null],
    ["forty in a day", every(40, 30 * minute), now + 4 * hour],
    ["fifty in two days", every(50, hour), null],
    [
      "both too many",
      [...every(20, minute), ...every(40, 30 * minute)],
      now + 14 * hour,
    ],
  ] as const)("%s may come at %s", (_, raisedAt, next) => {
    expect(whenNext(raisedAt, now, limitsOfResidents)).toBe(next);
  });

  it("comes sooner for conveners", () => {
    expect(whenNext(every(20, minute), now, limitsOfConveners)).toBe(null);
    expect(whenNext(every(60, minute / 2), now, limitsOfConveners)).toBe(
      now + 30 * minute,
    );
  });
});

/** Another house is another matter. */
const thing = (i: number) => `${i + 1}号楼的门坏了`;

describe.each(databases)("raising too much (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const raise = (from: number, to: number, who: "wang" | "li") =>
    Array.from({ length: to - from }, (_, i) => thing(from + i)).reduce(
      (before, text) =>
        before.then(() => town.says(who, `/topic ${text}`)).then(() => {}),
      Promise.resolve(),
    );

  it("is told once, then nothing is said until the hour is over", async () => {
    town = await openTown({ database });
    await raise(0, 21, "wang");
    expect(town.group().at(-1)?.text).toContain("提得有点快");
    const said = town.group().length;
    await raise(21, 22, "wang");
    expect(town.group()).toHaveLength(said);
    // Others are not kept from it.
    await town.says("uncle", "/topic 快递乱放");
    expect(town.card("#21 ").text).toContain("李叔 提出");
    await town.advance({ minutes: 61 });
    await raise(22, 23, "wang");
    expect(town.card("#22 ").text).toContain(thing(22));
  });

  it("is allowed to conveners, who enter what others said", async () => {
    town = await openTown({ database });
    await raise(0, 25, "li");
    expect(town.card("#25 ").text).toContain(thing(24));
  });
});
