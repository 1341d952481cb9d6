import type { ChatTurn } from "#platform/chat";
import { localDate, startOfLocalDay } from "#platform/clock";
import { touchCard } from "#platform/outbox";
import { findVotable, type VoteRefusal } from "./cast-vote.ts";
import { mostTries } from "./rules/receipts.ts";
import { countTries, noteTries } from "./store/receipt-tries.ts";
import { deleteSecretBallot, deleteVoter } from "./store/secret-ballots.ts";
import { hasVoted } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

export type TakenBack =
  | { ok: true; poll: Poll }
  | VoteRefusal
  | { ok: false; reason: "not-voted"; poll: Poll }
  | { ok: false; reason: "wrong-receipt"; poll: Poll; left: number }
  | { ok: false; reason: "too-many-tries"; poll: Poll; until: number };

/**
 * Takes secret ballots out by their receipts, so that their voter may vote
 * again. Whose ballot it is nobody knows; so for each that goes, one vote of the
 * actor's own is open again, and who has none given takes none out.
 */
export async function takeBackSecret(
  turn: ChatTurn,
  number: number,
  receipts: readonly string[],
): Promise<TakenBack> {
  const votable = await findVotable(turn, number);
  if (!votable.ok) return votable;
  const { poll, electors } = votable;
  const { tx, community, actor } = turn;
  const given: number[] = [];
  for (const electorId of electors) {
    if (await hasVoted(tx, community.id, poll, electorId))
      given.push(electorId);
  }
  if (given.length === 0) return { ok: false, reason: "not-voted", poll };
  const today = localDate(turn.now, community.timeZone);
  const dayStart = startOfLocalDay(today, community.timeZone);
  const before = await countTries(tx, community.id, actor.id, dayStart);
  let wrong = before;
  let isTaken = false;
  for (const receipt of receipts) {
    const [electorId] = given;
    if (electorId === undefined || wrong >= mostTries) break;
    if (await deleteSecretBallot(tx, community.id, number, receipt)) {
      await deleteVoter(tx, community.id, { poll: number, electorId });
      given.shift();
      isTaken = true;
    } else wrong += 1;
  }
  if (wrong > before) {
    await noteTries(tx, community.id, actor.id, { wrong, dayStart });
  }
  if (isTaken) {
    await touchCard(turn, { kind: "poll", number });
    return { ok: true, poll };
  }
  if (wrong < mostTries) {
    const left = mostTries - wrong;
    return { ok: false, reason: "wrong-receipt", poll, left };
  }
  const tomorrow = today.add({ days: 1 });
  const until = startOfLocalDay(tomorrow, community.timeZone);
  return { ok: false, reason: "too-many-tries", poll, until };
}
