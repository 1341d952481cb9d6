import type { Electorate, PollRules } from "../types.ts";
import { hasOwnOptions, type Step } from "./plan-steps.ts";
import {
  fitSettings,
  isWeighed,
  type Choices,
  type PollPlan,
} from "./poll-plan.ts";
import { isOfMethod } from "./settle-rules.ts";

/** Ways to count, by the names that their texts have. */
const forms = {
  single: { method: "single" },
  approval: { method: "approval" },
  consent: { method: "consent" },
  advice: { method: "consent", preset: "advice" },
  consensus: { method: "consent", preset: "consensus" },
  objection: { method: "consent", preset: "objection" },
  irv: { method: "irv" },
  schulze: { method: "schulze" },
  stv: { method: "stv" },
  score: { method: "score" },
  dots: { method: "dots" },
  countmein: { method: "countmein" },
  ordinary: { method: "dual-majority", matter: "ordinary" },
  special: { method: "dual-majority", matter: "special" },
} as const satisfies Record<string, Choices>;
export type Form = keyof typeof forms;
export const formNames = Object.keys(forms) as Form[];

export function formOf({ method, preset, matter }: PollRules): Form {
  if (method === "dual-majority") return matter ?? "ordinary";
  return method === "consent" ? (preset ?? "consent") : method;
}

/** Days after the posting. */
export const lengths = [1, 3, 7, 14] as const;

/** Lists are written, and owners vote by law alone. */
export const voters = [
  "everyone",
  "joined",
  "household",
  "convener",
  "resident",
] as const satisfies readonly Exclude<Electorate, "list" | "owner">[];

export const secrecies = ["open", "confidential", "secret"] as const;
export const showings = ["live", "after", "end"] as const;
export const ties = ["order", "convener", "lot"] as const;

/** By the names of their texts; others are written. */
export const quorums = { none: undefined, half: "1/2", "two-thirds": "2/3" };
export const passes = {
  none: undefined,
  majority: { mark: "1/2", of: "votes" },
  "two-thirds": { mark: "2/3", of: "votes" },
  "half-of-all": { mark: "1/2", of: "electorate" },
} as const;

/** How many there are to choose by a button; more are written. */
export const amounts = {
  seats: [1, 2, 3, 5, 7],
  points: [5, 10, 20],
  need: [5, 10, 20, 30],
} as const;

/** Whether floor area is counted too, or who stays silent. */
export const switches = [undefined, true] as const;

/** Settings that are chosen by a button, or written. */
const valued = [
  "method",
  "seats",
  "points",
  "need",
  "until",
  "voters",
  "secrecy",
  "shows",
  "quorum",
  "pass",
  "area",
  "silent",
  "tie",
] as const satisfies readonly Step[];
export type Valued = (typeof valued)[number];

/** What the preview offers to change. */
export type Setting = Valued | "question" | "options" | "attachment";

export const isValued = (step: Step): step is Valued =>
  (valued as readonly Step[]).includes(step);

/** Those that most polls leave as they are are not offered beside the others. */
const further: readonly Setting[] = [
  "shows",
  "quorum",
  "pass",
  "area",
  "silent",
  "tie",
];

/** What can be changed in such a poll, in the order of the preview. */
export function settingsOf(
  plan: PollPlan,
  which: "first" | "further",
): Setting[] {
  const { settings } = plan;
  const { method = "single" } = settings;
  const asked: readonly (readonly [Setting, boolean])[] = [
    ["question", true],
    ["options", !hasOwnOptions(plan)],
    ["method", true],
    ["seats", isOfMethod("seats", method)],
    ["points", isOfMethod("points", method)],
    ["need", isOfMethod("need", method)],
    ["until", true],
    ["voters", isOfMethod("by", method)],
    ["secrecy", true],
    ["shows", settings.secrecy !== "secret"],
    ["quorum", isOfMethod("quorum", method)],
    ["pass", isOfMethod("pass", method)],
    ["area", isOfMethod("area", method) && isWeighed(settings)],
    ["silent", isOfMethod("silent", method)],
    ["tie", !hasOwnOptions(plan)],
    ["attachment", true],
  ];
  return asked
    .filter(([, isIn]) => isIn)
    .map(([setting]) => setting)
    .filter((one) => further.includes(one) === (which === "further"));
}

/** The plan after choice number `choice` of a step; null: there is no such choice. */
export function choose(
  plan: PollPlan,
  step: Step,
  choice: number,
): PollPlan | null {
  if (step === "attachment") {
    return choice === 0 ? { ...plan, attachment: null } : null;
  }
  const chosen = isValued(step) ? choicesOf(step, choice) : null;
  if (!chosen) return null;
  const { closing = plan.closing, ...settings } = chosen;
  return withSettings({ ...plan, closing }, settings);
}

/** What is undefined is as usual again. */
export function withSettings(
  plan: PollPlan,
  change: { readonly [S in keyof Choices]: Choices[S] | undefined },
): PollPlan {
  const settings = Object.fromEntries(
    Object.entries({ ...plan.settings, ...change }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Choices;
  return { ...plan, settings: fitSettings(settings) };
}

type Chosen = { readonly [S in keyof Choices]: Choices[S] | undefined } & {
  readonly closing?: PollPlan["closing"];
};

function choicesOf(step: Valued, choice: number): Chosen | null {
  switch (step) {
    case "method": {
      const form = formNames[choice];
      const none = { preset: undefined, matter: undefined };
      return form ? { ...none, ...forms[form] } : null;
    }
    case "until": {
      const days = lengths.find((one) => one === choice);
      return days ? { closing: { after: `${days}d` } } : null;
    }
    case "voters": {
      const by = voters[choice];
      return by ? { by } : null;
    }
    case "secrecy": {
      const secrecy = secrecies[choice];
      if (!secrecy) return null;
      return { secrecy: secrecy === "confidential" ? undefined : secrecy };
    }
    case "shows": {
      const shows = showings[choice];
      return shows ? { shows } : null;
    }
    case "quorum":
      return nthOf(quorums, choice, (quorum) => ({ quorum }));
    case "pass":
      return nthOf(passes, choice, (pass) => ({ pass }));
    case "area":
    case "silent":
      return choice in switches ? { [step]: switches[choice] } : null;
    case "tie": {
      const tie = ties[choice];
      return tie ? { tie } : null;
    }
    case "seats":
    case "points":
    case "need": {
      const isOffered = (amounts[step] as readonly number[]).includes(choice);
      return isOffered ? { [step]: choice } : null;
    }
  }
}

function nthOf<T>(
  of: Readonly<Record<string, T>>,
  choice: number,
  as: (value: T) => Chosen,
): Chosen | null {
  const found = Object.values(of)[choice];
  return choice in Object.values(of) ? as(found as T) : null;
}
