import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  electionOf,
  fileOf,
} from "../../../src/features/polls/rules/election-of-poll.ts";
import { parseElection } from "../../../src/features/polls/rules/read-election.ts";
import { tallyElection } from "../../../src/features/polls/rules/tally-election.ts";
import { anyCast, makePoll, methods } from "../../support/make-poll.ts";

const electorate = { electors: 200, areaCm2: 900_000_000 };
const nobodyCounted = { electors: null, areaCm2: null };

const anyRules = fc.record({
  tie: fc.constantFrom("order" as const, "convener" as const, "lot" as const),
  quorum: fc.constantFrom(null, "2/3", "50%", "30"),
  passOf: fc.constantFrom("votes" as const, "electorate" as const),
  inArea: fc.boolean(),
});

describe.each(methods)("the election of a poll by %s", (method) => {
  it("is the same after it was written to a file and read again", () => {
    const poll = makePoll(method, {}, ["1", "b", "__proto__", "梯 “ ”"]);
    fc.assert(
      fc.property(
        anyCast(poll),
        anyRules,
        fc.shuffledSubarray(
          poll.options.map((_, i) => i),
          {
            minLength: poll.options.length,
          },
        ),
        fc.constantFrom(null, 0),
        (cast, rules, lotOrder, tieChoice) => {
          const asked = { ...poll, rules: { ...poll.rules, ...rules } };
          const isLot = rules.tie === "lot";
          const election = electionOf(
            { ...asked, lotOrder: isLot ? lotOrder : null, tieChoice },
            cast,
            electorate,
          );
          const read = parseElection(fileOf(election));
          expect(read).toStrictEqual({ ok: true, election });
        },
      ),
    );
  });

  it.each(["order", "convener"] as const)(
    "comes to the same in whatever order the ballots are, ties by %s",
    (tie) => {
      const poll = makePoll(method, { tie }, ["a", "b", "c", "d"]);
      fc.assert(
        fc.property(
          anyCast(poll).chain((cast) =>
            fc.tuple(
              fc.constant(cast),
              fc.shuffledSubarray(cast, { minLength: cast.length }),
            ),
          ),
          ([cast, shuffled]) => {
            const [one, other] = [cast, shuffled].map((ballots) =>
              tallyElection(electionOf(poll, ballots, electorate)),
            );
            expect(other).toStrictEqual(one);
          },
        ),
      );
    },
  );

  it("counts equal ballots the same together or apart: weights add up", () => {
    const poll = makePoll(method);
    fc.assert(
      fc.property(anyCast(poll), (cast) => {
        const whole = cast.map((ballots) => ({
          ...ballots,
          areaCm2: ballots.areaCm2 * ballots.count,
        }));
        const apart = cast.flatMap(({ count, ...one }) =>
          Array.from({ length: count }, () => ({ ...one, count: 1 })),
        );
        const [one, other] = [whole, apart].map((ballots) =>
          tallyElection(electionOf(poll, ballots, electorate)),
        );
        expect(other?.turnout).toEqual(one?.turnout);
        expect(other?.count.winners).toEqual(one?.count.winners);
        expect(other?.count.totals).toEqual(one?.count.totals);
        expect(other?.checks).toEqual(one?.checks);
        expect(one?.turnout.votes).toBe(
          cast.reduce((sum, { count }) => sum + count, 0),
        );
      }),
    );
  });
});

describe("the rule for ties", () => {
  const tied = [
    { content: { choices: [0] }, count: 2, areaCm2: 0 },
    { content: { choices: [2] }, count: 2, areaCm2: 0 },
  ];
  const winnersOf = (
    tie: "order" | "convener" | "lot",
    more: { lotOrder?: number[]; tieChoice?: number } = {},
  ) => {
    const poll = { ...makePoll("single", { tie }), ...more };
    const election = electionOf(poll, tied, nobodyCounted);
    const { winners } = tallyElection(election).count;
    return winners.map((option) => election.options[option]);
  };

  it.each([
    ["the option listed earlier", "order", {}, ["a"]],
    [
      "the earlier one in the lot's order",
      "lot",
      { lotOrder: [1, 2, 0] },
      ["c"],
    ],
    ["nobody until a convener chose", "convener", {}, ["a", "c"]],
    ["what a convener chose", "convener", { tieChoice: 2 }, ["c"]],
    [
      "nobody, if what they chose is not tied",
      "convener",
      { tieChoice: 1 },
      ["a", "c"],
    ],
    ["the announced rule, not a convener", "order", { tieChoice: 2 }, ["a"]],
  ] as const)("lets win %s", (_, tie, { ...more }, winners) => {
    const lotOrder = "lotOrder" in more ? [...more.lotOrder] : undefined;
    expect(
      winnersOf(tie, { ...more, ...(lotOrder && { lotOrder }) } as never),
    ).toEqual(winners);
  });

  it("lets a convener choose among those whom a tie on the way could elect", () => {
    const cast = [
      { content: { ranking: [[0]] }, count: 4, areaCm2: 0 },
      { content: { ranking: [[1], [0]] }, count: 3, areaCm2: 0 },
      { content: { ranking: [[2], [1]] }, count: 3, areaCm2: 0 },
    ];
    const of = (tieChoice: number | null) =>
      tallyElection(
        electionOf({ ...makePoll("irv"), tieChoice }, cast, nobodyCounted),
      ).count;
    expect(of(null)).toMatchObject({ winners: [0, 1], isDecided: false });
    expect(of(0)).toMatchObject({
      winners: [0],
      isDecided: true,
      notes: [{ note: "tie-chosen", options: [0, 1], chosen: 0 }],
    });
    expect(of(1)).toMatchObject({ winners: [1], isDecided: true });
    expect(of(2)).toMatchObject({ isDecided: false });
  });
});

describe("an electorate that nobody froze", () => {
  it.each([
    ["a dual majority", makePoll("dual-majority")],
    ["a quorum by area", makePoll("single", { inArea: true, quorum: "1/2" })],
    [
      "a share of all",
      makePoll("single", { pass: "1/2", passOf: "electorate" }),
    ],
  ])("makes %s impossible", (_, poll) => {
    expect(() => electionOf(poll, [], nobodyCounted)).toThrow("no frozen");
  });

  it("is no matter where a number of votes is asked", () => {
    const poll = makePoll("single", { pass: "30", passOf: "electorate" });
    expect(electionOf(poll, [], nobodyCounted).rules).toEqual({ pass: "30" });
  });
});
