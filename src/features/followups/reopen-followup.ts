import { findMember } from "#platform/community";
import { record } from "#platform/ledger";
import { tell, touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findTopic, moveTopic } from "#features/topics";
import { composeReopened } from "./compose-requests.ts";
import { isSettled } from "./judge-standing.ts";
import { daysOver } from "./list-overdue.ts";
import { rungOf } from "./rules/ladder.ts";
import { scheduleReminders } from "./schedule-reminders.ts";
import { changeFollowup, findFollowup } from "./store.ts";

/**
 * It is to be done again, and its topic with it; its owner is told. False: there
 * is none that is not open already.
 */
export async function reopenFollowup(
  turn: Turn,
  number: number,
  reason: string,
): Promise<boolean> {
  const { tx, community } = turn;
  const before = await findFollowup(tx, community.id, number);
  if (!before || before.state === "open") return false;
  const followup = await changeFollowup(tx, community.id, number, {
    state: "open",
    reason,
    settled_at: null,
    // Nobody was late while it counted as done.
    reminded_rung: rungOf(daysOver(turn, before)),
  });
  await record(turn, { act: "followup.reopened", number, reason });
  await touchCard(turn, { kind: "followup", number });
  const topic = await findTopic(tx, community.id, followup.topic);
  if (topic?.stage === "closed") {
    await moveTopic(turn, topic.number, { move: "reopen", reason });
  }
  await moveTopic(turn, followup.topic, { move: "hand-out", reason });
  await turn.emit("followups.handed-out", { topic: followup.topic, number });
  if (isSettled(before)) await scheduleReminders(turn);
  const owner = await findMember(tx, community.id, followup.ownerId);
  if (owner && owner.id !== turn.actor?.id) {
    await tell(turn, owner, (words) => composeReopened(words, followup), {
      about: { kind: "followup", number },
    });
  }
  return true;
}
