import { findMember, nameOf } from "#platform/community";
import { cutText, type Html, type Words } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import { listHouseholds } from "#features/communities";
import { isByHousehold } from "./find-electors.ts";
import { describeBallot, nameOption } from "./messages/options.ts";
import { listElectors } from "./store/electors.ts";
import { listOpenBallots, type OpenBallot } from "./store/open-ballots.ts";
import type { Poll } from "./types.ts";

/** With the result before it all must fit into one message, 4,096 at most. */
const longestNames = 120;
const longestName = 40;
const longestBallot = 80;
const mostLines = 15;

/**
 * Of a poll that is open by name: who voted what, a line an option where one
 * chooses options, else a line a voter. A household is named by its unit.
 */
export async function listNamedVotes(
  turn: Turn,
  words: Words,
  poll: Poll,
): Promise<Html[]> {
  const { tx, community } = turn;
  if (poll.rules.secrecy !== "open") return [];
  const ballots = await listOpenBallots(tx, community.id, poll.number);
  if (ballots.length === 0) return [];
  const { t, plain } = words;
  const names = await nameVoters(turn, words, poll, ballots);
  const separator = plain("chat.name-separator");
  const byOption = poll.options.flatMap((_, option) => {
    const theirs = ballots.flatMap(({ content }, i) =>
      "choices" in content && content.choices.includes(option)
        ? [names[i] ?? ""]
        : [],
    );
    if (theirs.length === 0) return [];
    const ballot = cutText(theirs.join(separator), longestNames);
    const who = cutText(nameOption(words, poll, option), longestName);
    return [t("polls.ballot.named-line", { who, ballot })];
  });
  const found =
    byOption.length > 0
      ? byOption
      : ballots.map(({ content }, i) =>
          t("polls.ballot.named-line", {
            who: cutText(names[i] ?? "", longestName),
            ballot: cutText(
              describeBallot(words, poll, content),
              longestBallot,
            ),
          }),
        );
  const more = found.length - mostLines;
  return [
    t("polls.ballot.named"),
    ...found.slice(0, mostLines),
    ...(more > 0 ? [t("polls.ballot.named-more", { count: more })] : []),
  ];
}

async function nameVoters(
  { tx, community }: Turn,
  words: Words,
  poll: Poll,
  ballots: readonly OpenBallot[],
): Promise<string[]> {
  const separator = words.plain("chat.name-separator");
  if (isByHousehold(poll.rules.electorate)) {
    const units = new Map(
      (await listHouseholds(tx, community.id)).map(({ id, unit }) => [
        id,
        unit,
      ]),
    );
    const holders = Map.groupBy(
      await listElectors(tx, community.id, poll.number),
      ({ electorId }) => electorId,
    );
    return ballots.map(({ electorId }) =>
      (holders.get(electorId) ?? [])
        .flatMap(({ holderId }) => units.get(holderId) ?? [])
        .join(separator),
    );
  }
  const names: string[] = [];
  for (const { electorId } of ballots) {
    names.push(nameOf(words, await findMember(tx, community.id, electorId)));
  }
  return names;
}
