import { lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { roundLength } from "../rules/judge-poll.ts";
import {
  amounts,
  formNames,
  formOf,
  lengths,
  passes,
  quorums,
  secrecies,
  showings,
  switches,
  ties,
  voters,
  type Form,
  type Valued,
} from "../rules/plan-choices.ts";
import type { PollPlan } from "../rules/poll-plan.ts";
import type { Poll, PollRules } from "../types.ts";
import { inRows } from "./buttons.ts";
import { composeAsking, pick, type Asking } from "./plan-buttons.ts";

type Asked = Valued | "attachment";

/** One setting with what can be chosen for it. */
export function composeSettingStep(
  asking: Asking,
  setting: Asked,
  known: {
    /** What it is now, by its name on the button. */
    readonly now: string | null;
    /** What helps to choose. */
    readonly facts?: readonly Html[];
  },
): Content {
  const { t, plain } = asking.words;
  const { now, facts = [] } = known;
  const offered = offer(asking.words, asking.plan, setting);
  const buttons = offered.map(({ label: name, choice }): Button => {
    const label = name === now ? plain("polls.compose.chosen", { name }) : name;
    return pick(asking, { label, step: setting, choice });
  });
  return composeAsking(
    asking,
    lines(
      t(`polls.compose.ask.${setting}`),
      ...facts,
      ...offered.flatMap(({ label, means }) =>
        means === null ? [] : [t("polls.compose.means", { label, means })],
      ),
    ),
    buttons.length > 0 ? inRows(buttons) : [],
  );
}

interface Offered {
  readonly label: string;
  readonly choice: number;
  /** What it comes to, where the label is not enough. */
  readonly means: string | null;
}

/** Forms whose names say it all. */
const plainForms = ["single", "approval", "score", "countmein"] as const;
type PlainForm = (typeof plainForms)[number];
const isPlain = (form: Form): form is PlainForm =>
  (plainForms as readonly Form[]).includes(form);

const plainly = (label: string, choice: number): Offered => ({
  label,
  choice,
  means: null,
});

function offer(words: Words, plan: PollPlan, setting: Asked): Offered[] {
  const { plain } = words;
  const isByLaw = plan.settings.method === "dual-majority";
  switch (setting) {
    case "method":
      return formNames.map((form, choice) => ({
        label: plain(`polls.compose.form.${form}`),
        choice,
        means: isPlain(form) ? null : plain(`polls.compose.form-means.${form}`),
      }));
    case "seats":
    case "points":
    case "need":
      return amounts[setting].map((n) =>
        plainly(plain(`polls.compose.amount.${setting}`, { count: n }), n),
      );
    case "until":
      return lengths.map((days) =>
        plainly(plain("polls.length.days", { count: days }), days),
      );
    case "voters":
      return voters.map((who, choice) =>
        plainly(plain(`polls.compose.voters.${who}`), choice),
      );
    case "secrecy":
      return secrecies.map((secrecy, choice) => ({
        label: plain(`polls.compose.secrecy.${secrecy}`),
        choice,
        means: plain(`polls.compose.secrecy-means.${secrecy}`),
      }));
    case "shows":
      return showings.map((shows, choice) =>
        plainly(plain(`polls.compose.shows.${shows}`), choice),
      );
    case "quorum":
      return namesOf(quorums).map((name, choice) =>
        plainly(nameMark(words, { setting, name, isByLaw }), choice),
      );
    case "pass":
      return namesOf(passes).map((name, choice) =>
        plainly(nameMark(words, { setting, name, isByLaw }), choice),
      );
    case "area":
    case "silent":
      return switches.map((isIn, choice) =>
        plainly(
          plain(`polls.compose.${setting}.${isIn ? "in" : "out"}`),
          choice,
        ),
      );
    case "tie":
      return ties.map((tie, choice) =>
        plainly(plain(`polls.compose.tie.${tie}`), choice),
      );
    case "attachment":
      return plan.attachment
        ? [plainly(plain("polls.compose.no-attachment"), 0)]
        : [];
  }
}

const namesOf = <Name extends string>(of: Readonly<Record<Name, unknown>>) =>
  Object.keys(of) as Name[];

/** What a setting is in a poll that is opened so, for its button. */
export function nameSetting(
  asking: Asking,
  { rules, closesAt }: Pick<Poll, "rules" | "closesAt">,
  setting: Valued,
): string {
  const { words } = asking;
  const { plain } = words;
  switch (setting) {
    case "method":
      return plain(`polls.compose.form.${formOf(rules)}`);
    case "until":
      return sayClosing(asking, closesAt);
    case "seats":
    case "points":
    case "need":
      return plain(`polls.compose.amount.${setting}`, {
        count: rules[setting] ?? 0,
      });
    case "voters":
      return plain(`polls.compose.voters.${rules.electorate}`);
    case "secrecy":
      return plain(`polls.compose.secrecy.${rules.secrecy}`);
    case "shows":
      return plain(`polls.compose.shows.${rules.shows}`);
    case "quorum":
      return nameQuorum(words, rules);
    case "pass":
      return namePass(words, rules);
    case "area":
      return plain(`polls.compose.area.${rules.inArea ? "in" : "out"}`);
    case "silent":
      return plain(`polls.compose.silent.${rules.countsSilent ? "in" : "out"}`);
    case "tie":
      return plain(`polls.compose.tie.${rules.tie}`);
  }
}

/** How long it will be open, or until when where a date was given. */
function sayClosing({ turn, words, plan }: Asking, closesAt: number): string {
  if ("at" in plan.closing) return words.format.dateTime(closesAt);
  const { unit, count } = roundLength(closesAt - turn.now);
  return words.plain(`polls.length.${unit}`, { count });
}

type MarkName = keyof typeof quorums | keyof typeof passes;

/** Where the law has a number of its own, that is the usual one. */
function nameMark(
  { plain }: Words,
  mark: { setting: "quorum" | "pass"; name: MarkName; isByLaw: boolean },
): string {
  const { setting, name, isByLaw } = mark;
  return name === "none"
    ? plain(`polls.compose.${setting}.${isByLaw ? "law" : "none"}`)
    : plain(`polls.compose.mark.${name}`);
}

function nameQuorum(words: Words, { quorum, method }: PollRules): string {
  const isByLaw = method === "dual-majority";
  const name = namesOf(quorums).find(
    (one) => (quorums[one] ?? null) === quorum,
  );
  return name
    ? nameMark(words, { setting: "quorum", name, isByLaw })
    : (quorum ?? "");
}

function namePass(words: Words, rules: PollRules): string {
  const { pass, passOf, method } = rules;
  const isByLaw = method === "dual-majority";
  const name = namesOf(passes).find((one) => {
    const { mark = null, of = passOf } = passes[one] ?? {};
    return mark === pass && of === passOf;
  });
  if (name) return nameMark(words, { setting: "pass", name, isByLaw });
  const mark = pass ?? "";
  return passOf === "electorate"
    ? words.plain("polls.compose.mark.of-all", { mark })
    : mark;
}
