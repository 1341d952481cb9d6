import type { ConvenerTurn } from "#platform/chat";
import { findItemKind } from "#platform/community";
import { reopenFollowup } from "#features/followups";
import { reopenPoll } from "#features/polls";
import { cancelRatings } from "#features/ratings";
import { moveTopic, unmergeTopic } from "#features/topics";

export type Reopened =
  | "done"
  /** The group was told of it, with the reason. */
  | "told"
  | "open-already"
  | "none"
  | "session"
  | "quickpoll"
  | "ballots-published"
  | { readonly closedTopic: number };

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
      return reopenPollItem(turn, number, reason);
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

async function reopenPollItem(
  turn: ConvenerTurn,
  number: number,
  reason: string,
): Promise<Reopened> {
  const reopened = await reopenPoll(turn, number, reason);
  if (reopened.ok) return "told";
  switch (reopened.reason) {
    case "no-poll":
      return "none";
    case "topic-closed":
      return { closedTopic: reopened.topic };
    case "open-already":
    case "ballots-published":
      return reopened.reason;
  }
}
