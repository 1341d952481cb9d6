import { z } from "zod";
import type { Option } from "./election.ts";
import { readThreshold } from "./threshold.ts";

const whole = z.int().min(0);
const threshold = z
  .union([z.string(), whole])
  .refine((given) => readThreshold(given) !== null, "no share and no number");

const scores = z.array(
  z.tuple([z.string(), whole]),
  "points by the names of options",
);

/** A record would lose the option `__proto__`. */
const listEntries = (given: unknown): unknown =>
  typeof given === "object" && given !== null && !Array.isArray(given)
    ? Object.entries(given)
    : given;

const schema = z.object({
  method: z.enum([
    "single",
    "approval",
    "consent",
    "score",
    "dots",
    "irv",
    "ranked",
    "schulze",
    "stv",
    "countmein",
    "dual-majority",
  ]),
  options: z.array(z.string().min(1)).max(1_000).optional(),
  seats: z.int().min(1).optional(),
  ballots: z.array(
    z.strictObject({
      count: whole,
      weight: whole.optional(),
      areaCm2: whole.optional(),
      ranking: z.array(z.array(z.string())).optional(),
      choices: z.array(z.string()).optional(),
      scores: z.preprocess(listEntries, scores.optional()),
    }),
  ),
  rules: z
    .object({
      tie: z.enum(["order"]).nullable().optional(),
      chosen: z.string().optional(),
      aggregate: z.enum(["sum", "mean"]).optional(),
      points: whole.optional(),
      need: whole.optional(),
      quorum: threshold.optional(),
      pass: threshold.optional(),
      passOf: z.enum(["votes", "electorate"]).optional(),
      inArea: z.boolean().optional(),
      preset: z
        .enum(["consent", "advice", "consensus", "objection"])
        .optional(),
      matter: z.enum(["ordinary", "special"]).optional(),
      silent: z.boolean().optional(),
      electorate: z
        .union([whole, z.object({ owners: whole, areaCm2: whole })])
        .optional(),
    })
    .optional(),
});

type Raw = z.infer<typeof schema>;
export type Method = Exclude<Raw["method"], "ranked">;

/** Equal ballots of the file, their options by index. */
export interface FiledBallot {
  readonly count: number;
  readonly weight: number | null;
  /** The floor area of all who cast them; where a rule goes by area. */
  readonly areaCm2: number | null;
  readonly ranking: readonly (readonly Option[])[];
  readonly choices: readonly Option[];
  readonly scores: ReadonlyMap<Option, number>;
}

export interface Election {
  readonly method: Method;
  readonly options: readonly string[];
  readonly seats: number;
  readonly ballots: readonly FiledBallot[];
  readonly rules: NonNullable<Raw["rules"]>;
}

/** How many votes equal ballots are, and of how much floor area. */
export interface Amount {
  readonly votes: number;
  readonly areaCm2: number;
}

/** Owners have a vote each, and what weighs is their area. */
export const amountOf = (
  method: Method,
  { count, weight, areaCm2 }: FiledBallot,
): Amount =>
  method === "dual-majority"
    ? { votes: count, areaCm2: weight ?? 0 }
    : { votes: count * (weight ?? 1), areaCm2: areaCm2 ?? 0 };

/** What stands on the ballot where the method says so itself. */
export const fixedOptions: Partial<Record<Method, readonly string[]>> = {
  consent: ["for", "abstain", "against", "block"],
  countmein: ["in"],
  "dual-majority": ["for", "against", "abstain"],
};

/** What a ballot says. */
export const ballotOf: Record<Method, "ranking" | "choices" | "scores"> = {
  single: "choices",
  approval: "choices",
  consent: "choices",
  countmein: "choices",
  "dual-majority": "choices",
  score: "scores",
  dots: "scores",
  irv: "ranking",
  schulze: "ranking",
  stv: "ranking",
};

/** Reads a file of ballots; `problem` is one line. */
export function parseElection(
  text: string,
): { ok: true; election: Election } | { ok: false; problem: string } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return refuse("it is no JSON");
  }
  const read = schema.safeParse(file);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join(".") ?? "";
    return refuse(
      `${where === "" ? "the file" : where}: ${issue?.message ?? ""}`,
    );
  }
  const raw = read.data;
  const method = raw.method === "ranked" ? "irv" : raw.method;
  const options = raw.options?.length ? raw.options : fixedOptions[method];
  if (!options) return refuse("options: there are none");
  if (new Set(options).size < options.length) {
    return refuse("options: two are equal");
  }
  const seats = raw.seats ?? 1;
  if (seats > options.length) return refuse("seats: more than options");
  const rules = raw.rules ?? {};
  const unfit = findUnfitRule(method, options, rules);
  if (unfit !== null) return refuse(unfit);
  const ballots: FiledBallot[] = [];
  for (const [i, ballot] of raw.ballots.entries()) {
    const filed = readBallot(ballot, ballotOf[method], options);
    if (typeof filed === "string") return refuse(`ballots.${i}: ${filed}`);
    if (rules.inArea && filed.areaCm2 === null) {
      return refuse(`ballots.${i}: how many cm² they are`);
    }
    ballots.push(filed);
  }
  if (!isExact(method, ballots)) {
    return refuse("ballots: too many votes to be counted exactly");
  }
  return { ok: true, election: { method, options, seats, ballots, rules } };
}

const refuse = (problem: string) => ({ ok: false as const, problem });

/** A rule that this election cannot be counted by. */
function findUnfitRule(
  method: Method,
  options: readonly string[],
  rules: Election["rules"],
): string | null {
  const { electorate, inArea, passOf, preset, chosen } = rules;
  if (
    typeof electorate !== "object" &&
    (method === "dual-majority" || inArea === true)
  ) {
    return "rules.electorate: how many owners and cm² there are";
  }
  if (electorate === undefined && passOf === "electorate") {
    return "rules.electorate: how many may vote";
  }
  if (preset !== undefined && method !== "consent") {
    return "rules.preset: it is for consent";
  }
  return chosen === undefined || options.includes(chosen)
    ? null
    : `rules.chosen: there is no option "${chosen}"`;
}

/** Past a certain size whole numbers are no longer told apart. */
function isExact(method: Method, ballots: readonly FiledBallot[]): boolean {
  let [most, areaCm2] = [0, 0];
  for (const ballot of ballots) {
    const amount = amountOf(method, ballot);
    const points = [...ballot.scores.values()].reduce((sum, n) => sum + n, 1);
    most += amount.votes * points;
    areaCm2 += amount.areaCm2;
  }
  return Number.isSafeInteger(most) && Number.isSafeInteger(areaCm2);
}

/** A text says what is wrong. */
function readBallot(
  ballot: Raw["ballots"][number],
  kind: "ranking" | "choices" | "scores",
  options: readonly string[],
): FiledBallot | string {
  if (!ballot[kind]) return `this method needs ${kind}`;
  const named =
    kind === "scores"
      ? (ballot.scores ?? []).map(([name]) => name)
      : (ballot[kind] ?? []).flat();
  const unknown = named.find((name) => !options.includes(name));
  if (unknown !== undefined) return `there is no option "${unknown}"`;
  if (new Set(named).size < named.length) return "an option is named twice";
  const indexOf = (name: string) => options.indexOf(name);
  return {
    count: ballot.count,
    weight: ballot.weight ?? null,
    areaCm2: ballot.areaCm2 ?? null,
    ranking: (ballot.ranking ?? []).map((group) => group.map(indexOf)),
    choices: (ballot.choices ?? []).map(indexOf),
    scores: new Map(
      (ballot.scores ?? []).map(([name, score]) => [indexOf(name), score]),
    ),
  };
}
