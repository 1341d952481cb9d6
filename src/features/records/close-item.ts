import type { ConvenerTurn } from "#platform/chat";
import { findItemKind } from "#platform/community";
import { record } from "#platform/ledger";
import { dropFollowup, listFollowupsOfTopic } from "#features/followups";
import { closePoll, listPollsOfTopic } from "#features/polls";
import { askForRatings, closeRatings } from "#features/ratings";
import { cancelSession } from "#features/sessions";
import { findTopic } from "#features/topics";

export type Closed =
  /** Something else in the group says it already. */
  | { as: "shown" }
  | { as: "done" }
  | { as: "none" | "closed-already" }
  | { as: "open-followups"; numbers: readonly number[] };

/** Ends any item by its number, as its kind ends. */
export async function closeItem(
  turn: ConvenerTurn,
  number: number,
  reason: string | null,
): Promise<Closed> {
  const kind = await findItemKind(turn.tx, turn.community.id, number);
  switch (kind) {
    case "topic":
      return closeTopic(turn, number, reason);
    case "poll": {
      const closed = await closePoll(turn, number, { reason });
      return closed === "closed" ? { as: "shown" } : { as: "closed-already" };
    }
    case "session": {
      const cancelled = await cancelSession(turn, number, reason);
      return { as: cancelled ? "done" : "closed-already" };
    }
    case "followup": {
      const dropped = await dropFollowup(turn, number, reason);
      return { as: dropped ? "done" : "closed-already" };
    }
    case undefined:
    default:
      return { as: "none" };
  }
}

/** A topic ends with everybody's rating, its polls before that; being rated, it ends now. */
async function closeTopic(
  turn: ConvenerTurn,
  number: number,
  reason: string | null,
): Promise<Closed> {
  const { tx, community } = turn;
  const topic = await findTopic(tx, community.id, number);
  if (!topic) return { as: "none" };
  if (topic.stage === "closed") return { as: "closed-already" };
  if (topic.stage === "evaluate") {
    await closeRatings(turn, number);
    return { as: "shown" };
  }
  const open = (await listFollowupsOfTopic(tx, community.id, number)).filter(
    (followup) =>
      followup.state !== "confirmed" && followup.state !== "dropped",
  );
  if (open.length > 0) {
    return { as: "open-followups", numbers: open.map((f) => f.number) };
  }
  if (reason !== null) {
    await record(turn, { act: "topic.close-asked", number, reason });
  }
  for (const poll of await listPollsOfTopic(tx, community.id, number)) {
    if (poll.closedAt === null) await closePoll(turn, poll.number, { reason });
  }
  await askForRatings(turn, number);
  return { as: "shown" };
}
