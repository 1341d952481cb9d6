import type { ChatTurn } from "#platform/chat";
import { changeMember, findMember, type Member } from "#platform/community";
import { record } from "#platform/ledger";
import type { Turn } from "#platform/turn";
import { listVoted } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

const joins = ({ rules }: Poll, voter: Member): boolean =>
  rules.electorate === "everyone" && voter.joinedAt === null;

/** Whoever has a say belongs to the roster, so that turnout is a real number. */
export async function joinByVoting(
  turn: ChatTurn,
  poll: Poll,
  voter: Member = turn.actor,
): Promise<void> {
  // The time at which they join would be that of their vote.
  if (poll.rules.secrecy === "secret" || !joins(poll, voter)) return;
  await join(turn, voter);
}

/** Those who voted in a secret poll join together when it is closed. */
export async function joinAfterClosing(turn: Turn, poll: Poll): Promise<void> {
  const { tx, community } = turn;
  if (poll.rules.secrecy !== "secret") return;
  if (poll.rules.electorate !== "everyone") return;
  for (const memberId of await listVoted(tx, community.id, poll)) {
    const voter = await findMember(tx, community.id, memberId);
    if (voter?.forgottenAt === null && joins(poll, voter)) {
      await join(turn, voter);
    }
  }
}

async function join(turn: Turn, voter: Member): Promise<void> {
  await changeMember(turn.tx, turn.community.id, voter.id, {
    joinedAt: turn.now,
  });
  const data = voter.id === turn.actor?.id ? {} : { member: voter.id };
  await record(turn, { act: "member.joined", data });
}
