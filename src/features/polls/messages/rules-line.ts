import type { Words } from "#platform/i18n";
import { showArea } from "#features/communities";
import { fixedOptions } from "../rules/read-election.ts";
import { readThreshold } from "../rules/threshold.ts";
import type { Poll, PollRules } from "../types.ts";

/** What one is asked to do. */
export function sayHow(
  { plain }: Words,
  { rules }: Pick<Poll, "rules">,
): string {
  const { method, preset, points, seats, need } = rules;
  switch (method) {
    case "consent":
      return rules.secrecy === "secret" && preset === "consent"
        ? plain("polls.how.consent-secret")
        : plain(`polls.how.${preset ?? "consent"}`);
    case "dots":
      return plain("polls.how.dots", { points: points ?? 0 });
    case "stv":
      return plain("polls.how.stv", { seats });
    case "countmein":
      return plain("polls.how.countmein", { need: need ?? 0 });
    case "single":
      return rules.secrecy === "secret"
        ? plain("polls.how.single-secret")
        : plain("polls.how.single");
    case "approval":
    case "score":
    case "irv":
    case "schulze":
    case "dual-majority":
      return plain(`polls.how.${method}`);
  }
}

/** The rules that are not as in every poll, in one line; `isWhole`: all of them. */
export function sayRules(
  words: Words,
  poll: Pick<Poll, "rules" | "electors" | "areaCm2">,
  isWhole = false,
): string | null {
  const { plain } = words;
  const { rules } = poll;
  const parts = [
    sayElectorate(words, poll),
    rules.secrecy !== "confidential" && plain(`polls.rule.${rules.secrecy}`),
    rules.shows === "end" && plain("polls.rule.at-end"),
    rules.shows === "after" && plain("polls.rule.after"),
    // Their own share stands in the place of the law's.
    rules.matter && rules.pass === null && plain(`polls.rule.${rules.matter}`),
    rules.countsSilent && plain("polls.rule.silent"),
    rules.quorum !== null &&
      plain("polls.rule.quorum", { mark: sayMark(words, rules.quorum) }),
    rules.pass !== null &&
      plain(
        rules.passOf === "electorate"
          ? "polls.rule.pass-all"
          : "polls.rule.pass",
        { mark: sayMark(words, rules.pass, true) },
      ),
    rules.inArea && plain("polls.rule.in-area"),
    // A proposal's answers cannot tie.
    fixedOptions[rules.method] === undefined &&
      (isWhole || rules.tie !== "convener") &&
      plain(`polls.rule.tie-${rules.tie}`),
  ].filter((part) => typeof part === "string");
  return parts.length > 0 ? parts.join(" · ") : null;
}

/** Who may vote and how many they are; null: everyone. */
export function sayElectorate(
  { plain }: Words,
  {
    rules,
    electors,
    areaCm2,
  }: Pick<Poll, "electors" | "areaCm2"> & {
    readonly rules: Pick<PollRules, "electorate">;
  },
): string | null {
  const { electorate } = rules;
  if (electorate === "everyone" || electors === null) return null;
  return electorate === "owner"
    ? plain("polls.rule.owner", {
        count: electors,
        area: showArea(areaCm2 ?? 0),
      })
    : plain(`polls.rule.${electorate}`, { count: electors });
}

/** A pass mark of a half means more than half. */
function sayMark({ plain }: Words, text: string, isPass = false): string {
  const mark = readThreshold(text);
  if (mark?.of === "count") return plain("polls.rule.votes", { count: mark.n });
  return isPass && mark?.of === "share" && 2 * mark.n === mark.d
    ? plain("polls.rule.half")
    : text;
}
