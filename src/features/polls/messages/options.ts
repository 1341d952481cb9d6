import { cutText, type Words } from "#platform/i18n";
import { fixedOptions } from "../rules/read-election.ts";
import type { BallotContent, Poll } from "../types.ts";

type Asked = Pick<Poll, "options" | "rules">;

/** An option as people read it: what its method fixes is in their language. */
export function nameOption(
  { plain }: Words,
  poll: Asked,
  option: number,
): string {
  const text = poll.options[option] ?? "";
  if (!fixedOptions[poll.rules.method]) return text;
  switch (text) {
    case "for":
    case "against":
    case "abstain":
    case "block":
    case "in":
      return plain(`polls.choice.${text}`);
    default:
      return text;
  }
}

export const nameOptions = (
  words: Words,
  poll: Asked,
  options: readonly number[],
): string =>
  options
    .map((option) => nameOption(words, poll, option))
    .join(words.plain("chat.name-separator"));

const longestInBallot = 40;

/** What stands on a ballot, in one line. */
export function describeBallot(
  words: Words,
  poll: Asked,
  content: BallotContent,
): string {
  const separator = words.plain("chat.name-separator");
  const whole = (option: number) => nameOption(words, poll, option);
  const nameOf = (option: number) => cutText(whole(option), longestInBallot);
  if ("choices" in content) {
    const name = content.choices.length > 1 ? nameOf : whole;
    return content.choices.map(name).join(separator);
  }
  if ("ranking" in content) {
    return content.ranking
      .map((group) => group.map(nameOf).join(" = "))
      .join(" > ");
  }
  return content.scores
    .map(([option, points]) => `${nameOf(option)} ${points}`)
    .join(separator);
}
