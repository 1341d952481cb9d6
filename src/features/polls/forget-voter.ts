import { eraseWords, findMember } from "#platform/community";
import { touchCard } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { deleteVotesIn, listOpenPolls, listVoters } from "./store.ts";

/**
 * Votes in polls that are running are taken back: whoever comes again is
 * somebody new and may vote. In those that are closed they stay.
 */
export const forgetVoter: Listener = {
  on: "member.forgotten",
  async run(turn, { memberId, eraser }) {
    const { tx, community } = turn;
    const open = await listOpenPolls(tx, community.id);
    for (const { number } of open) {
      const voted = { poll: number, memberId };
      if (await deleteVotesIn(tx, community.id, voted)) {
        await touchCard(turn, { kind: "poll", number });
      }
    }
    await eraseWords(
      tx,
      community.id,
      {
        table: "polls",
        key: ["number"],
        texts: ["question"],
        json: ["options"],
      },
      eraser,
    );
  },
};

/** The same in a poll that is opened again: by now they may be somebody new. */
export async function dropForgottenVotes(
  { tx, community }: Turn,
  poll: number,
): Promise<void> {
  for (const memberId of await listVoters(tx, community.id, poll)) {
    const voter = await findMember(tx, community.id, memberId);
    if (voter?.forgottenAt === null) continue;
    await deleteVotesIn(tx, community.id, { poll, memberId });
  }
}
