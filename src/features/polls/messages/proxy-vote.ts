import { callback, type Toast } from "#platform/chat";
import type { Member } from "#platform/community";
import { cutText, html, lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { ProxyVoteRefusal } from "../cast-for-elector.ts";
import { mostGivers } from "../rules/proxy.ts";
import type { Method, Poll } from "../types.ts";
import { inRows, longestLabel } from "./buttons.ts";
import { nameOption } from "./options.ts";
import { sayVoteRefusal } from "./press.ts";

/** Opens the ballot of somebody whom one votes for. */
export const openFor = callback("polls.proxy-open", ["poll", "elector"]);
export const voteFor = callback("polls.proxy-vote", [
  "poll",
  "elector",
  "option",
]);

/** The ballot of somebody whom one votes for: `whose` is their name or unit. */
export function composeBallotFor(
  words: Words,
  communityId: number,
  shown: {
    poll: Poll;
    electorId: number;
    giver: Member;
    whose: string;
    isTapped: boolean;
  },
): Content {
  const { t, format } = words;
  const { poll, electorId, giver, whose, isTapped } = shown;
  const names = poll.options.map((_, i) => nameOption(words, poll, i));
  const example = sayExample(poll, giver);
  return {
    text: lines(
      t("polls.proxy.ballot", {
        n: poll.number,
        question: poll.question,
        whose,
        until: format.dateTimeWithWeekday(poll.closesAt),
      }),
      // Whoever taps reads the buttons.
      ...(isTapped &&
      names.every((name) => cutText(name, longestLabel) === name)
        ? []
        : names.map((name, i) => html`${i + 1}. ${name}`)),
      isTapped ? t("polls.proxy.tap") : t("polls.proxy.write", { example }),
    ),
    ...(isTapped && {
      buttons: inRows(
        names.map((name, option) => ({
          label: cutText(name, longestLabel),
          data: voteFor.data(communityId, {
            poll: poll.number,
            elector: electorId,
            option,
          }),
        })),
      ),
    }),
  };
}

/** As it is typed; nothing of it depends on the language. */
export function sayExample(
  { number, rules }: Poll,
  { name, username }: Member,
): string {
  const ballots: Partial<Record<Method, string>> = {
    consent: "🚧 …",
    score: "1:3 2:5",
    dots: "1:3 2:5",
  };
  const ballot = ballots[rules.method] ?? "2 1 3";
  return `/proxy #${number} @${username ?? name} ${ballot}`;
}

/** Why a vote for somebody else was not counted. */
export function sayProxyVoteRefusal(
  words: Words,
  refusal: ProxyVoteRefusal,
): string {
  switch (refusal.reason) {
    case "secret-no-proxy":
      return words.plain("polls.proxy.refused.secret", {
        n: refusal.poll.number,
      });
    case "voted-for-enough":
      return words.plain("polls.proxy.press.voted-for-enough", {
        most: mostGivers,
      });
    case "no-proxy":
    case "principal-voted":
      return words.plain(`polls.proxy.press.${refusal.reason}`);
    case "no-poll":
    case "nobody":
    case "not-deciding":
    case "ended":
    case "cancelled":
    case "not-elector":
    case "voted-secretly":
    case "invalid":
      return sayVoteRefusal(words, refusal);
  }
}

export const alertOf = (text: string): Toast => ({ text, alert: true });
