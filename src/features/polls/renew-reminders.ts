import { findMember } from "#platform/community";
import { amendPrivately, listWaiting, withdraw } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listResidentsOf } from "#features/communities";
import { isByHousehold } from "./find-electors.ts";
import { listMissingVoters } from "./list-missing-voters.ts";
import { listPollsToVote } from "./list-polls-to-vote.ts";
import { composeReminder, lastClosing } from "./messages/reminder.ts";
import { reminderKey } from "./remind-voters.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { listElectors } from "./store/electors.ts";
import type { Poll } from "./types.ts";

/**
 * An elector has voted: whoever waits to be reminded of it is not asked for that
 * any more. Before the reminder nobody does, and it costs nothing.
 */
export async function dropReminder(
  turn: Turn,
  poll: Poll,
  electorId: number,
): Promise<void> {
  const { remindedAt } = poll;
  if (remindedAt === null) return;
  await renew(turn, remindedAt, await listHolders(turn, poll, electorId));
}

/** The poll ends at another time, or has ended: reminders that still wait say so. */
export async function renewReminders(turn: Turn, poll: Poll): Promise<void> {
  const { remindedAt } = poll;
  if (remindedAt === null) return;
  const missing = await listMissingVoters(turn, poll);
  await renew(
    turn,
    remindedAt,
    missing.map(({ id }) => id),
  );
}

async function listHolders(
  { tx, community }: Turn,
  { number, rules }: Poll,
  electorId: number,
): Promise<number[]> {
  if (!isByHousehold(rules.electorate)) return [electorId];
  const members = new Set<number>();
  for (const holder of await listElectors(tx, community.id, number)) {
    if (holder.electorId !== electorId) continue;
    const { holderId } = holder;
    for (const { member } of await listResidentsOf(
      tx,
      community.id,
      holderId,
    )) {
      members.add(member.id);
    }
  }
  return [...members];
}

async function renew(
  turn: Turn,
  remindedAt: number,
  memberIds: readonly number[],
): Promise<void> {
  const members = new Map(
    memberIds.map((id) => [reminderKey(remindedAt, id), id] as const),
  );
  for (const key of await listWaiting(turn, [...members.keys()])) {
    await renewOne(turn, key, { remindedAt, memberId: members.get(key) ?? 0 });
  }
}

async function renewOne(
  turn: Turn,
  replaces: string,
  { remindedAt, memberId }: { remindedAt: number; memberId: number },
): Promise<void> {
  const { tx, community, now } = turn;
  const member = await findMember(tx, community.id, memberId);
  const missing = (await listPollsToVote(tx, community.id, memberId)).filter(
    (poll) => poll.remindedAt === remindedAt && !hasEnded(poll, now),
  );
  if (!member || missing.length === 0) return withdraw(turn, replaces);
  // Said anew, it would tell when somebody voted, of secret polls too.
  await amendPrivately(
    turn,
    member,
    (words) => composeReminder(turn, words, missing),
    { replaces, expiresAt: lastClosing(missing) },
  );
}
