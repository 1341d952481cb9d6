import { z } from "zod";
import type { Option } from "./election.ts";

const whole = z.int().min(0);
const fraction = z.union([
  z.string().regex(/^\d{1,6}\s*\/\s*[1-9]\d{0,5}$|^\d{1,3}\s*%$|^\d{1,9}$/),
  whole,
]);

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
      ranking: z.array(z.array(z.string())).optional(),
      choices: z.array(z.string()).optional(),
      scores: z.record(z.string(), whole).optional(),
    }),
  ),
  rules: z
    .object({
      tie: z.enum(["order"]).nullable().optional(),
      aggregate: z.enum(["sum", "mean"]).optional(),
      points: whole.optional(),
      need: whole.optional(),
      quorum: fraction.optional(),
      pass: fraction.optional(),
      matter: z.enum(["ordinary", "special"]).optional(),
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

/** What stands on the ballot where the method says so itself. */
const fixedOptions: Partial<Record<Method, readonly string[]>> = {
  consent: ["for", "abstain", "against", "block"],
  countmein: ["in"],
  "dual-majority": ["for", "against", "abstain"],
};

const ballotOf: Record<Method, "ranking" | "choices" | "scores"> = {
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
  if (method === "dual-majority" && typeof rules.electorate !== "object") {
    return refuse("rules.electorate: how many owners and cm² there are");
  }
  const ballots: FiledBallot[] = [];
  for (const [i, ballot] of raw.ballots.entries()) {
    const filed = readBallot(ballot, ballotOf[method], options);
    if (typeof filed === "string") return refuse(`ballots.${i}: ${filed}`);
    ballots.push(filed);
  }
  return { ok: true, election: { method, options, seats, ballots, rules } };
}

const refuse = (problem: string) => ({ ok: false as const, problem });

/** A text says what is wrong. */
function readBallot(
  ballot: Raw["ballots"][number],
  kind: "ranking" | "choices" | "scores",
  options: readonly string[],
): FiledBallot | string {
  const given = ballot[kind];
  if (!given) return `this method needs ${kind}`;
  const named = Array.isArray(given) ? given.flat() : Object.keys(given);
  const unknown = named.find((name) => !options.includes(name));
  if (unknown !== undefined) return `there is no option "${unknown}"`;
  if (new Set(named).size < named.length) return "an option is named twice";
  const indexOf = (name: string) => options.indexOf(name);
  return {
    count: ballot.count,
    weight: ballot.weight ?? null,
    ranking: (ballot.ranking ?? []).map((group) => group.map(indexOf)),
    choices: (ballot.choices ?? []).map(indexOf),
    scores: new Map(
      Object.entries(ballot.scores ?? {}).map(([name, score]) => [
        indexOf(name),
        score,
      ]),
    ),
  };
}
