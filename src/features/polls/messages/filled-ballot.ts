import { html, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { callback } from "#platform/chat";
import type { Voted } from "../cast-vote.ts";
import type { BallotContent, Poll } from "../types.ts";
import { nameOption } from "./options.ts";

/** Opens the ballot again with the vote that is in it. */
export const change = callback("polls.change", ["poll"]);

const places = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"];

/** The sign of a place in a ranking, from 1. */
export const signOf = (place: number): string =>
  places[place - 1] ?? String(place);

/** What stands on a ballot, a line each: people read and compare it so. */
export function listBallot(
  words: Words,
  poll: Pick<Poll, "options" | "rules">,
  content: BallotContent,
): Html[] {
  const { t } = words;
  const nameOf = (option: number) => nameOption(words, poll, option);
  if ("choices" in content) {
    return content.choices.map((option) =>
      t("polls.ballot.draft.chosen", { option: nameOf(option) }),
    );
  }
  if ("ranking" in content) {
    return content.ranking.map((group, i) =>
      t("polls.ballot.draft.placed", {
        place: signOf(i + 1),
        option: group.map(nameOf).join(" = "),
      }),
    );
  }
  return content.scores.map(([option, points]) =>
    t("polls.ballot.draft.points", { option: nameOf(option), points }),
  );
}

/** What the voter keeps: their vote, and of a secret poll its receipt. */
export function composeCast(
  turn: Turn,
  words: Words,
  voted: Extract<Voted, { ok: true }>,
  told: { readonly units: string | null; readonly counts: string | null },
): Content {
  const { t, plain } = words;
  const { poll, content, receipt, was } = voted;
  const kept = was === "taken-back" ? "first" : was;
  return {
    text: lines(
      t("polls.ballot.cast.title", {
        n: poll.number,
        question: poll.question,
      }),
      t(`polls.ballot.cast.${receipt === null ? kept : "secretly"}`),
      ...listBallot(words, poll, content),
      told.units !== null && t("polls.ballot.units", { units: told.units }),
      ...(receipt === null ? [] : receiptLines(words, receipt)),
      told.counts !== null &&
        html`${plain("polls.press.standing", { counts: told.counts })}`,
    ),
    ...(receipt === null && { buttons: [[changeButton(turn, words, poll)]] }),
  };
}

const receiptLines = ({ t }: Words, receipts: string): Html[] => [
  t("polls.ballot.cast.receipt", { count: 1, receipts }),
  t("polls.ballot.cast.keep"),
];

const changeButton = (
  { community }: Turn,
  { plain }: Words,
  { number: poll }: Poll,
): Button => ({
  label: plain("polls.ballot.button.change"),
  data: change.data(community.id, { poll }),
});
