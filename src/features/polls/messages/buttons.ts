import { callback, deepLink } from "#platform/chat";
import { cutText, type Words } from "#platform/i18n";
import type { Button } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { isTapped } from "../rules/tap-card.ts";
import type { Poll } from "../types.ts";
import { nameOption } from "./options.ts";

/** `option` is the option's index. */
export const vote = callback("polls.vote", ["poll", "option"]);

/** Opens the poll in private chat. */
export const ballotLetter = "v";

export const longestLabel = 30;

/** What one votes with: the options, or the way to a ballot in private chat. */
export function voteButtons(turn: Turn, words: Words, poll: Poll): Button[][] {
  const rows = isTapped(poll.rules) ? optionButtons(turn, words, poll) : [];
  const label = ballotLabel(words, poll);
  if (label === null) return rows;
  const url = deepLink(turn, ballotLetter, poll.number);
  return [...rows, [{ label, url }]];
}

function ballotLabel({ plain }: Words, { rules }: Poll): string | null {
  if (isTapped(rules)) {
    return rules.secrecy === "open" ? plain("polls.card.named") : null;
  }
  const { method } = rules;
  const kind =
    method === "approval" || method === "score" || method === "dots"
      ? method
      : "ranking";
  const label = plain(`polls.ballot-label.${kind}`);
  return plain("polls.card.ballot", { label });
}

export function optionButtons(
  turn: Turn,
  words: Words,
  poll: Poll,
): Button[][] {
  const buttons = poll.options.map((_, option) => ({
    label: cutText(nameOption(words, poll, option), longestLabel),
    data: vote.data(turn.community.id, { poll: poll.number, option }),
  }));
  return inRows(buttons);
}

/** As many in a row as their labels leave room for. */
export function inRows(buttons: readonly Button[]): Button[][] {
  const widest = Math.max(...buttons.map(({ label }) => widthOf(label)));
  const perRow = widest <= 12 ? 3 : widest <= 20 ? 2 : 1;
  return buttons.flatMap((_, i) =>
    i % perRow === 0 ? [buttons.slice(i, i + perRow)] : [],
  );
}

/** In Latin letters; a Chinese character and an emoji are two wide. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (width, point) => width + ((point.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1),
    0,
  );
