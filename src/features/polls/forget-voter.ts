import { eraseWords, findMember } from "#platform/community";
import { touchCard } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { isByHousehold } from "./find-electors.ts";
import { markLeaver } from "./mark-leaver.ts";
import { deleteOpenBallots } from "./store/open-ballots.ts";
import { findPoll, listOpenPolls } from "./store/polls.ts";
import { deleteTries } from "./store/receipt-tries.ts";
import { listVoted } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

/**
 * Votes in polls that are running are taken back: whoever comes again is
 * somebody new and may vote. In those that are closed they stay, and so do a
 * household's, and secret ones, which nobody could find.
 */
export const forgetVoter: Listener = {
  on: "member.forgotten",
  async run(turn, { memberId, eraser }) {
    const { tx, community } = turn;
    for (const poll of await listOpenPolls(tx, community.id)) {
      await dropVote(turn, poll, memberId);
    }
    await deleteTries(tx, community.id, memberId);
    await eraseWords(
      tx,
      community.id,
      {
        table: "polls",
        key: ["number"],
        texts: ["question", "addendum"],
        json: ["options"],
      },
      eraser,
    );
    await eraseWords(
      tx,
      community.id,
      {
        table: "open_ballots",
        key: ["poll", "elector_id", "attempt"],
        texts: ["reason"],
        json: [],
      },
      eraser,
    );
    await eraseWords(
      tx,
      community.id,
      {
        table: "secret_ballots",
        key: ["poll", "receipt"],
        texts: ["reason"],
        json: [],
      },
      eraser,
    );
  },
};

async function dropVote(
  turn: Turn,
  poll: Poll,
  memberId: number,
): Promise<void> {
  const { number, rules } = poll;
  if (isByHousehold(rules.electorate)) return;
  if (rules.secrecy === "secret") return markLeaver(turn, poll, memberId);
  const vote = { poll: number, electorId: memberId };
  if (await deleteOpenBallots(turn.tx, turn.community.id, vote)) {
    await touchCard(turn, { kind: "poll", number });
  }
}

/** The same in a poll that is opened again: by now they may be somebody new. */
export async function dropForgottenVotes(
  turn: Turn,
  number: number,
): Promise<void> {
  const { tx, community } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll || isByHousehold(poll.rules.electorate)) return;
  for (const memberId of await listVoted(tx, community.id, poll)) {
    const voter = await findMember(tx, community.id, memberId);
    if (voter?.forgottenAt !== null) await dropVote(turn, poll, memberId);
  }
}
