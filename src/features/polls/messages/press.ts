import type { Toast } from "#platform/chat";
import { cutText, type Words } from "#platform/i18n";
import type { VoteRefusal, Voted } from "../cast-vote.ts";
import { isByHousehold } from "../find-electors.ts";
import type { BallotRefusal } from "../rules/check-ballot.ts";
import type { Poll } from "../types.ts";
import { longestLabel } from "./buttons.ts";
import { endOf } from "./card.ts";
import { describeBallot, nameOption } from "./options.ts";

/** What the voter alone is told; `counts` once they may see them. */
export function composeVoted(
  words: Words,
  voted: Extract<Voted, { ok: true }>,
  shown: { readonly units: string | null; readonly counts: string | null },
): Toast {
  const { plain } = words;
  const { poll, content, receipt, was } = voted;
  const ballot = describeBallot(words, poll, content);
  // A toast is cut at 200 characters, and a receipt is told nowhere else.
  const option = receipt === null ? ballot : cutText(ballot, longestLabel);
  const text =
    receipt === null
      ? plain(`polls.press.${was}`, { option })
      : plain("polls.press.receipt", { option, receipt });
  const told =
    shown.units === null
      ? text
      : plain("polls.press.units", { text, units: shown.units });
  if (shown.counts === null) {
    return { text: told, ...(receipt !== null && { alert: true }) };
  }
  const standing = plain("polls.press.standing", { counts: shown.counts });
  return { text: `${told}\n${standing}`, alert: true };
}

/** Why a vote was not counted, and what to do instead. */
export function sayVoteRefusal(words: Words, refusal: VoteRefusal): string {
  const { plain, format } = words;
  switch (refusal.reason) {
    case "no-poll":
    case "nobody":
    case "not-deciding":
    case "cancelled":
      return plain(`polls.press.${refusal.reason}`);
    case "ended": {
      const at = format.dateTimeWithWeekday(endOf(refusal.poll));
      return plain("polls.press.ended", { at, n: refusal.poll.number });
    }
    case "voted-secretly": {
      const { number: n, rules } = refusal.poll;
      return isByHousehold(rules.electorate)
        ? plain("polls.press.voted-secretly-household", { n })
        : plain("polls.press.voted-secretly", { n });
    }
    case "not-elector": {
      const { rules, openedAt } = refusal.poll;
      const at = format.dateTimeWithWeekday(openedAt);
      const { electorate } = rules;
      return electorate === "joined" ||
        electorate === "resident" ||
        electorate === "list"
        ? plain(`polls.press.not-elector.${electorate}`, { at })
        : plain(`polls.press.not-elector.${electorate}`);
    }
    case "invalid":
      return sayBallotRefusal(words, refusal.poll, refusal.fault);
  }
}

/** What is wrong with a ballot. */
export function sayBallotRefusal(
  words: Words,
  poll: Poll,
  refusal: BallotRefusal,
): string {
  const { plain } = words;
  switch (refusal.reason) {
    case "wrong-kind":
      return plain("polls.press.use-link");
    case "twice": {
      const option = nameOption(words, poll, refusal.option);
      return plain("polls.refusal.twice", { option });
    }
    case "unknown-option":
    case "ambiguous":
      return plain(`polls.refusal.${refusal.reason}`, { given: refusal.given });
    case "too-many-points":
    case "off-scale": {
      const { given, most } = refusal;
      return plain(`polls.refusal.${refusal.reason}`, { given, most });
    }
    case "one-each":
      return plain("polls.refusal.one-each", { asked: refusal.asked });
    case "empty":
    case "one-only":
    case "reason-missing":
    case "not-understood":
      return plain(`polls.refusal.${refusal.reason}`);
  }
}
