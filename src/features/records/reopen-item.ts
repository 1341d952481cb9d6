import type { ConvenerTurn } from "#platform/chat";
import { findItemKind } from "#platform/community";
import { reopenFollowup } from "#features/followups";
import { reopenPoll } from "#features/polls";
import { cancelRatings } from "#features/ratings";
import { moveTopic, unmergeTopic } from "#features/topics";

export type Reopened =
  "done" | "open-already" | "none" | "session" | "quickpoll";

/** Opens any item again, with the reason on record. */
export async function reopenItem(
  turn: ConvenerTurn,
  number: number,
  reason: string,
): Promise<Reopened> {
  const kind = await findItemKind(turn.tx, turn.community.id, number);
  switch (kind) {
    case "topic": {
      const apart = await unmergeTopic(turn, number, reason);
      if (apart.ok) return "done";
      await cancelRatings(turn, number);
      const topic = await moveTopic(turn, number, { move: "reopen", reason });
      return topic ? "done" : "open-already";
    }
    case "poll":
      return (await reopenPoll(turn, number, reason)) ? "done" : "open-already";
    case "followup":
      return (await reopenFollowup(turn, number, reason))
        ? "done"
        : "open-already";
    case "session":
    case "quickpoll":
      return kind;
    case undefined:
    default:
      return "none";
  }
}
