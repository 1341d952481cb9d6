import { endDialogue, type ChatTurn } from "#platform/chat";
import type { Content } from "#platform/outbox";
import { castVote, type Voted } from "./cast-vote.ts";
import { isByHousehold } from "./find-electors.ts";
import { composeCast } from "./messages/filled-ballot.ts";
import { nameUnits } from "./name-units.ts";
import { ballotOfDraft } from "./rules/fill-ballot.ts";
import { readBallotText } from "./rules/read-ballot.ts";
import { sayCounts } from "./say-counts.ts";
import { ballotDialogue } from "./show-ballot.ts";
import type { Poll } from "./types.ts";

/** A vote in the person's own words, such as `2 1 3`. */
export const castWords = (
  turn: ChatTurn,
  number: number,
  text: string,
): Promise<Voted> =>
  castAndEnd(turn, number, (poll) => {
    const read = readBallotText(text, poll);
    return read.ok
      ? { content: read.content, reason: read.reason ?? null }
      : read;
  });

/** A ballot that was filled in by its buttons. */
export const castDraft = (
  turn: ChatTurn,
  { number }: Poll,
  marks: readonly number[],
): Promise<Voted> =>
  castAndEnd(turn, number, (poll) => {
    const filled = ballotOfDraft(poll, marks);
    return filled.ok ? { content: filled.content } : filled;
  });

/** Once they have voted, their next words are no ballot any more. */
async function castAndEnd(
  turn: ChatTurn,
  number: number,
  choose: Parameters<typeof castVote>[2],
): Promise<Voted> {
  const voted = await castVote(turn, number, choose);
  const isOver =
    voted.ok || voted.reason === "ended" || voted.reason === "cancelled";
  if (isOver) await endDialogue(turn, ballotDialogue);
  return voted;
}

/** What the voter is told beside their vote: whose it is, and how it stands. */
export const gatherTold = async (
  turn: ChatTurn,
  { poll, electors, was }: Extract<Voted, { ok: true }>,
): Promise<{ units: string | null; counts: string | null }> => ({
  units: isByHousehold(poll.rules.electorate)
    ? await nameUnits(turn, poll, electors)
    : null,
  counts:
    poll.rules.shows === "after" && was !== "taken-back"
      ? await sayCounts(turn, poll)
      : null,
});

export const drawCast = async (
  turn: ChatTurn,
  voted: Extract<Voted, { ok: true }>,
): Promise<Content> =>
  composeCast(turn, turn.personal, voted, await gatherTold(turn, voted));
