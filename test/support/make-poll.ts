import fc from "fast-check";
import { ballotOf } from "../../src/features/polls/rules/read-election.ts";
import type {
  BallotContent,
  CastBallots,
  Method,
  PollRules,
} from "../../src/features/polls/types.ts";

export const methods: readonly Method[] = [
  "single",
  "approval",
  "consent",
  "score",
  "dots",
  "irv",
  "schulze",
  "stv",
  "countmein",
  "dual-majority",
];

const fixed: Partial<Record<Method, readonly string[]>> = {
  consent: ["for", "abstain", "against", "block"],
  countmein: ["in"],
  "dual-majority": ["for", "against", "abstain"],
};

const usual: PollRules = {
  method: "single",
  preset: null,
  seats: 1,
  points: null,
  need: null,
  tie: "convener",
  quorum: null,
  pass: null,
  passOf: "votes",
  inArea: false,
  matter: null,
  countsSilent: false,
  secrecy: "confidential",
  shows: "live",
  electorate: "everyone",
};

const ofMethod: Partial<Record<Method, Partial<PollRules>>> = {
  consent: { preset: "consent" },
  dots: { points: 10 },
  stv: { seats: 2 },
  countmein: { need: 3 },
  "dual-majority": { matter: "ordinary", electorate: "owner" },
};

/** What the rules need of a poll; its options are a, b and c if none are named. */
export function makePoll(
  method: Method,
  rules: Partial<PollRules> = {},
  options: readonly string[] = ["a", "b", "c"],
) {
  return {
    options: fixed[method] ?? options,
    rules: { ...usual, method, ...ofMethod[method], ...rules },
    lotOrder: null as readonly number[] | null,
    tieChoice: null as number | null,
  };
}

/** Any valid ballot of a poll. */
export function anyContent({
  options,
  rules,
}: ReturnType<typeof makePoll>): fc.Arbitrary<BallotContent> {
  const indices = options.map((_, option) => option);
  switch (ballotOf[rules.method]) {
    case "choices": {
      const maxLength = rules.method === "approval" ? options.length : 1;
      return fc
        .subarray(indices, { minLength: 1, maxLength })
        .map((choices) => ({ choices }));
    }
    case "ranking":
      return fc
        .shuffledSubarray(indices, { minLength: 1 })
        .chain((order) =>
          fc
            .array(fc.boolean(), { minLength: order.length, maxLength: 10 })
            .map((joins) => ({ ranking: group(order, joins) })),
        );
    case "scores":
      return fc.shuffledSubarray(indices, { minLength: 1 }).chain((chosen) =>
        fc
          .array(fc.integer({ min: 0, max: rules.method === "dots" ? 3 : 5 }), {
            minLength: chosen.length,
            maxLength: chosen.length,
          })
          .map((points) => ({
            scores: chosen
              .sort((a, b) => a - b)
              .map((option, i) => [option, points[i] ?? 0] as const),
          })),
      );
  }
}

/** Equal ranks where `joins` says so. */
function group(order: readonly number[], joins: readonly boolean[]) {
  const groups: number[][] = [];
  for (const [i, option] of order.entries()) {
    const last = groups.at(-1);
    if (last && joins[i]) last.push(option);
    else groups.push([option]);
  }
  return groups;
}

export const anyCast = (
  poll: ReturnType<typeof makePoll>,
): fc.Arbitrary<CastBallots[]> =>
  fc.array(
    fc.record({
      content: anyContent(poll),
      count: fc.integer({ min: 1, max: 9 }),
      areaCm2: fc.integer({ min: 1, max: 5_000_000 }),
    }),
    { maxLength: 10 },
  );
