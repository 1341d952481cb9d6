import { describe, expect, it } from "vitest";
import { countChoices } from "../../../src/features/polls/rules/count-choices.ts";
import { countRunoff } from "../../../src/features/polls/rules/count-runoff.ts";
import { countSchulze } from "../../../src/features/polls/rules/count-schulze.ts";
import { countStv } from "../../../src/features/polls/rules/count-stv.ts";

/** `42 M>N=C>K` as a ballot; options are named by one letter. */
function readBallots(options: string, lines: readonly string[]) {
  return lines.map((line) => {
    const [votes = "", ranking = ""] = line.split(" ");
    return {
      votes: Number(votes),
      ranking: ranking
        .split(">")
        .map((group) => group.split("=").map((name) => options.indexOf(name))),
    };
  });
}

const tennessee = ["42 M>N>C>K", "26 N>C>K>M", "15 C>K>N>M", "17 K>C>N>M"];

describe("elections whose results are known", () => {
  it("elects Knoxville by instant-runoff, as the textbooks have it", () => {
    const ballots = readBallots("MNCK", tennessee);
    const count = countRunoff({ options: 4, ballots, tie: null });
    expect(count.winners).toEqual(["MNCK".indexOf("K")]);
    expect(count.rounds?.map((round) => round.eliminated)).toEqual([
      [2],
      [1],
      [],
    ]);
    expect(count.totals).toEqual([42, 0, 0, 58]);
  });

  it("elects Nashville by Schulze, who beats all others", () => {
    const ballots = readBallots("MNCK", tennessee);
    const count = countSchulze({ options: 4, ballots, tie: null });
    expect(count.order).toEqual([[1], [2], [3], [0]]);
  });

  it("orders Schulze's own example of 45 voters E, A, C, B, D", () => {
    const ballots = readBallots("ABCDE", [
      "5 A>C>B>E>D",
      "5 A>D>E>C>B",
      "8 B>E>D>A>C",
      "3 C>A>B>E>D",
      "7 C>A>E>B>D",
      "2 C>B>A>D>E",
      "7 D>C>E>B>A",
      "8 E>B>A>D>C",
    ]);
    const count = countSchulze({ options: 5, ballots, tie: null });
    expect(count.order.flat().map((option) => "ABCDE"[option])).toEqual([
      "E",
      "A",
      "C",
      "B",
      "D",
    ]);
    expect(count.isDecided).toBe(true);
  });

  it("leaves Schulze's example 2, with its tie of B and D, undecided", () => {
    const ballots = readBallots("ABCD", [
      "3 A>B>C>D",
      "2 D>A>B>C",
      "2 D>B>C>A",
      "2 C>B>D>A",
    ]);
    const count = countSchulze({ options: 4, ballots, tie: null });
    expect(count.isDecided).toBe(false);
    expect(count.winners).toEqual([1, 3]);
    const settled = countSchulze({ options: 4, ballots, tie: "order" });
    expect(settled.winners).toEqual([1]);
  });

  it("fills three seats from the party-food example: chocolate, oranges, strawberries", () => {
    const ballots = readBallots("OPCSH", [
      "4 O",
      "2 P>O",
      "8 C>S",
      "4 C>H",
      "1 S",
      "1 H",
    ]);
    const count = countStv({ options: 5, seats: 3, ballots, tie: null });
    expect(count.winners.map((option) => "OPCSH"[option])).toEqual([
      "C",
      "O",
      "S",
    ]);
    // The surplus of 6 of 12 moves at half value: 4 to strawberries, 2 to sweets.
    expect(count.rounds?.[1]?.totals).toEqual(
      new Map([
        [0, 4],
        [1, 2],
        [2, 6],
        [3, 5],
        [4, 3],
      ]),
    );
  });

  /** Burlington 2009 after the first round, by the three who were left. */
  const burlington = [
    "1332 M>K>W",
    "767 M>W>K",
    "455 M",
    "2043 K>M>W",
    "371 K>W>M",
    "568 K",
    "1513 W>M>K",
    "495 W>K>M",
    "1289 W",
  ];

  it("elects Kiss in Burlington 2009 by instant-runoff", () => {
    const ballots = readBallots("MKW", burlington);
    const count = countRunoff({ options: 3, ballots, tie: null });
    expect(count.winners).toEqual(["MKW".indexOf("K")]);
    expect(count.rounds?.map(({ totals }) => [...totals.values()])).toEqual([
      [2554, 2982, 3297],
      [4314, 4064],
    ]);
    expect(count.rounds?.at(-1)?.exhausted).toBe(455);
  });

  it("elects Montroll there by Schulze, who beats both others", () => {
    const ballots = readBallots("MKW", burlington);
    const count = countSchulze({ options: 3, ballots, tie: null });
    expect(count.order).toEqual([[0], [1], [2]]);
  });

  it("elects Memphis where only the first choice counts", () => {
    const ballots = readBallots("MNCK", tennessee).map(
      ({ votes, ranking }) => ({ votes, choices: ranking[0] ?? [] }),
    );
    const count = countChoices({ options: 4, ballots, most: 1, tie: null });
    expect(count).toMatchObject({ winners: [0], totals: [42, 26, 15, 17] });
  });

  it("orders example 1 of Schulze's paper D, A, C, B", () => {
    const ballots = readBallots("ABCD", [
      "8 A>C>D>B",
      "2 B>A>D>C",
      "4 C>D>B>A",
      "4 D>B>A>C",
      "3 D>C>B>A",
    ]);
    const count = countSchulze({ options: 4, ballots, tie: null });
    expect(count.order).toEqual([[3], [0], [2], [1]]);
  });

  it("elects Andrea and Carter of four, though Delilah leads Carter at first", () => {
    const ballots = readBallots("ABCD", [
      "16 A>B>C>D",
      "24 A>C>B>D",
      "17 D>A>B>C",
    ]);
    const count = countStv({ options: 4, seats: 2, ballots, tie: null });
    expect(count.winners).toEqual([0, 2]);
    expect(
      count.rounds?.map(({ totals }) => Object.fromEntries(totals)),
    ).toEqual([
      { 0: 40, 1: 0, 2: 0, 3: 17 },
      { 0: 20, 1: 8, 2: 12, 3: 17 },
      { 0: 20, 2: 20, 3: 17 },
    ]);
  });

  it("moves two surpluses to the same third, the larger first", () => {
    const ballots = readBallots("ABCDE", [
      "28 A>B>C",
      "26 B>A>C",
      "3 C",
      "2 D",
      "1 E",
    ]);
    const count = countStv({ options: 5, seats: 3, ballots, tie: null });
    expect(count.winners).toEqual([0, 1, 2]);
    expect(count.rounds?.map(({ totals }) => totals.get(2))).toEqual([
      3, 14.99996, 24.99982,
    ]);
  });

  it("cuts transfer values to five decimals, as the Scottish rules say", () => {
    // Quota 5; the surplus of 2 of 7 moves at 0.28571, not at two sevenths.
    const ballots = readBallots("ABC", ["7 A>B", "2 B", "4 C"]);
    const count = countStv({ options: 3, seats: 2, ballots, tie: null });
    expect(count.rounds?.[1]?.totals.get(1)).toBe(3.99997);
    expect(count.rounds?.[1]?.exhausted).toBe(0.00003);
    expect(count.winners).toEqual([0, 2]);
  });
});
