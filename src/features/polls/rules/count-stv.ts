import {
  listOptions,
  noVotes,
  type Count,
  type Option,
  type RankedBallot,
  type Round,
  type TieRule,
} from "./election.ts";
import { topOf } from "./count-runoff.ts";
import { settleTies, type Settle } from "./settle-ties.ts";

/** A vote is worth this much at first: values have five decimals. */
const whole = 100_000n;

/** Votes of one ballot as they are with one option now. */
interface Parcel {
  readonly ballot: RankedBallot;
  readonly value: bigint;
}

/**
 * Scottish STV (Scottish Local Government Elections Order 2007, rules 45–52):
 * Droop quota; the whole parcel of an elected option moves on at the value of
 * its surplus, five decimals, the rest dropped; the largest surplus first, then
 * the lowest option goes out. Equals are told apart by the last round in which
 * they were not equal.
 */
export function countStv(election: {
  readonly options: number;
  readonly seats: number;
  readonly ballots: readonly RankedBallot[];
  readonly tie: TieRule;
}): Count {
  const options = listOptions(election.options);
  const all = new Set(options);
  const valid = election.ballots.filter(
    (ballot) => ballot.votes > 0 && topOf(ballot, all) !== null,
  );
  if (valid.length === 0) return noVotes(election.options);
  const settled = settleTies(
    (settle, rounds) =>
      new StvCount(options, election.seats, valid, settle, rounds).run(),
    election.tie,
    valid.length,
  );
  const last = settled.rounds.at(-1);
  return {
    ...settled,
    totals: options.map((option) => last?.totals.get(option) ?? 0),
  };
}

class StvCount {
  readonly #seats: number;
  readonly #settle: Settle;
  readonly #rounds: Round[];
  readonly #quota: bigint;
  readonly #parcels: Map<Option, Parcel[]>;
  readonly #elected: Option[] = [];
  readonly #out: Option[] = [];
  /** Elected ones whose surplus has moved on, at the quota from then. */
  readonly #done = new Set<Option>();
  /** The totals at the end of each round, for telling equals apart. */
  readonly #history: Map<Option, bigint>[] = [];
  #lost = 0n;

  constructor(
    options: readonly Option[],
    seats: number,
    ballots: readonly RankedBallot[],
    settle: Settle,
    rounds: Round[],
  ) {
    this.#seats = seats;
    this.#settle = settle;
    this.#rounds = rounds;
    const votes = ballots.reduce((sum, ballot) => sum + ballot.votes, 0);
    this.#quota = BigInt(Math.floor(votes / (seats + 1)) + 1) * whole;
    this.#parcels = new Map(options.map((option) => [option, []]));
    for (const ballot of ballots) this.#give({ ballot, value: whole });
  }

  run(): Pick<Count, "winners" | "order"> {
    for (;;) {
      const totals = this.#countTotals();
      this.#history.push(totals);
      const elected = this.#elect(totals);
      if (this.#elected.length >= this.#seats) {
        this.#note(totals, elected, []);
        return this.#result();
      }
      const surplus = this.#pickSurplus(totals);
      if (surplus !== null) {
        this.#note(totals, elected, []);
        this.#moveSurplus(surplus, totals.get(surplus) ?? 0n);
        continue;
      }
      const loser = this.#pickLowest(totals);
      this.#note(totals, elected, [loser]);
      this.#exclude(loser);
    }
  }

  #standing(): Option[] {
    return [...this.#parcels.keys()].filter(
      (option) =>
        !this.#elected.includes(option) && !this.#out.includes(option),
    );
  }

  #countTotals(): Map<Option, bigint> {
    return new Map(
      [...this.#parcels.keys()]
        .filter((option) => !this.#out.includes(option))
        .map((option) => [
          option,
          this.#done.has(option)
            ? this.#quota
            : sumOf(this.#parcels.get(option)),
        ]),
    );
  }

  /** Whoever reached the quota, most votes first; and all when only as many are left as seats. */
  #elect(totals: ReadonlyMap<Option, bigint>): Option[] {
    const of = (option: Option) => totals.get(option) ?? 0n;
    const standing = this.#standing();
    const left = this.#seats - this.#elected.length;
    const reached =
      standing.length <= left
        ? standing
        : standing.filter((option) => of(option) >= this.#quota);
    const elected = reached.toSorted((a, b) => compare(of(b), of(a)) || a - b);
    this.#elected.push(...elected);
    return elected;
  }

  #pickSurplus(totals: ReadonlyMap<Option, bigint>): Option | null {
    const of = (option: Option) => totals.get(option) ?? 0n;
    const waiting = this.#elected.filter(
      (option) => !this.#done.has(option) && of(option) > this.#quota,
    );
    const most = waiting.map(of).reduce(larger, 0n);
    const equal = waiting.filter((option) => of(option) === most);
    return this.#tellApart(equal, "most");
  }

  #pickLowest(totals: ReadonlyMap<Option, bigint>): Option {
    const of = (option: Option) => totals.get(option) ?? 0n;
    const standing = this.#standing();
    const [first] = standing;
    if (first === undefined) throw new Error("nobody is left to go out");
    const least = standing.map(of).reduce((a, b) => (a < b ? a : b), of(first));
    const equal = standing.filter((option) => of(option) === least);
    // Without votes they all go out one after the other, in whatever order.
    const left = this.#seats - this.#elected.length;
    if (least === 0n && standing.length - equal.length >= left) {
      return equal.at(-1) ?? first;
    }
    return this.#tellApart(equal, "least") ?? first;
  }

  /** By the last round in which they were not all equal, else by the rule for ties. */
  #tellApart(
    equal: readonly Option[],
    wanted: "most" | "least",
  ): Option | null {
    let tied = [...equal].sort((a, b) => a - b);
    for (const totals of this.#history.toReversed()) {
      if (tied.length <= 1) break;
      const of = (option: Option) => totals.get(option) ?? 0n;
      const values = tied.map(of);
      const best = values.reduce(
        wanted === "most" ? larger : (a, b) => (a < b ? a : b),
      );
      tied = tied.filter((option) => of(option) === best);
    }
    const byOrder = wanted === "most" ? tied[0] : tied.at(-1);
    if (byOrder === undefined) return null;
    return tied.length > 1 ? this.#settle(tied, byOrder) : byOrder;
  }

  #moveSurplus(option: Option, total: bigint): void {
    const surplus = total - this.#quota;
    const parcels = this.#parcels.get(option) ?? [];
    this.#parcels.set(option, []);
    this.#done.add(option);
    let moved = 0n;
    for (const { ballot, value } of parcels) {
      const rest = (surplus * value) / total;
      moved += this.#give({ ballot, value: rest });
    }
    this.#lost += surplus - moved;
  }

  #exclude(option: Option): void {
    const parcels = this.#parcels.get(option) ?? [];
    this.#parcels.set(option, []);
    this.#out.push(option);
    for (const parcel of parcels) {
      const moved = this.#give(parcel);
      this.#lost += parcel.value * BigInt(parcel.ballot.votes) - moved;
    }
  }

  /** To the ballot's best option that still stands; returns what was given. */
  #give(parcel: Parcel): bigint {
    const top = topOf(parcel.ballot, new Set(this.#standing()));
    if (top === null) return 0n;
    this.#parcels.get(top)?.push(parcel);
    return parcel.value * BigInt(parcel.ballot.votes);
  }

  #note(
    totals: ReadonlyMap<Option, bigint>,
    elected: readonly Option[],
    eliminated: readonly Option[],
  ): void {
    this.#rounds.push({
      totals: new Map(
        [...totals].map(([option, total]) => [option, asVotes(total)]),
      ),
      exhausted: asVotes(this.#lost),
      eliminated,
      elected,
    });
  }

  #result(): Pick<Count, "winners" | "order"> {
    const rest = this.#standing();
    return {
      winners: this.#elected.slice(0, this.#seats),
      order: [
        ...this.#elected.map((option) => [option]),
        ...(rest.length > 0 ? [rest] : []),
        ...this.#out.toReversed().map((option) => [option]),
      ],
    };
  }
}

const sumOf = (parcels: readonly Parcel[] | undefined): bigint =>
  (parcels ?? []).reduce(
    (sum, { ballot, value }) => sum + value * BigInt(ballot.votes),
    0n,
  );

const larger = (a: bigint, b: bigint) => (a > b ? a : b);
const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
const asVotes = (value: bigint): number => Number(value) / Number(whole);
