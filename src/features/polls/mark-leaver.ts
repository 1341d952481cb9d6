import { scryptSync } from "node:crypto";
import type { ChatTurn } from "#platform/chat";
import type { Turn } from "#platform/turn";
import { insertLeaver, listLeavers } from "./store/secret-leavers.ts";
import { hasVoted } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

const markBytes = 32;

/** Slow to make on purpose: nobody tries all ids there are to find whose it is. */
const markOf = (communityId: number, poll: number, userId: number): string =>
  scryptSync(String(userId), `${communityId}/${poll}`, markBytes).toString(
    "hex",
  );

/**
 * The ballot of whoever is forgotten cannot be found and taken out of a secret
 * poll. Where everyone in the chat may vote they would come again as somebody
 * new, and vote again and again: until the poll is closed a mark keeps them out.
 */
export async function markLeaver(
  { tx, community, actor }: Turn,
  poll: Poll,
  memberId: number,
): Promise<void> {
  if (poll.rules.electorate !== "everyone") return;
  if (actor?.id !== memberId || actor.userId === null) return;
  if (!(await hasVoted(tx, community.id, poll, memberId))) return;
  const mark = markOf(community.id, poll.number, actor.userId);
  await insertLeaver(tx, community.id, { poll: poll.number, mark });
}

/** Whether the actor voted in a secret poll before they were forgotten. */
export async function isLeaver(
  { tx, community, account }: ChatTurn,
  { number, rules }: Poll,
): Promise<boolean> {
  if (rules.electorate !== "everyone") return false;
  const marks = await listLeavers(tx, community.id, number);
  return (
    marks.length > 0 &&
    marks.includes(markOf(community.id, number, account.userId))
  );
}
