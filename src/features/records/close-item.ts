import type { ConvenerTurn } from "#platform/chat";
import { findItemKind } from "#platform/community";
import { record } from "#platform/ledger";
import { dropFollowup, listFollowupsOfTopic } from "#features/followups";
import { closePoll, closeQuickPoll, listPollsOfTopic } from "#features/polls";
import { askForRatings, closeRatings } from "#features/ratings";
import { cancelSession, listComingSessions } from "#features/sessions";
import { findTopic } from "#features/topics";

export type Closed =
  /** Something else in the group says it already; sessions to come that stay. */
  | { as: "shown"; sessions: readonly number[] }
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
      return closed === "closed"
        ? { as: "shown", sessions: [] }
        : { as: "closed-already" };
    }
    case "quickpoll": {
      const closed = await closeQuickPoll(turn, number, reason);
      return closed === "closed"
        ? { as: "shown", sessions: [] }
        : { as: "closed-already" };
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
  const sessions = await listSessionsToCome(turn, number);
  if (topic.stage === "evaluate") {
    await closeRatings(turn, number);
    return { as: "shown", sessions };
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
    if (poll.closedAt !== null) continue;
    await closePoll(turn, poll.number, { reason, isTopicOver: true });
  }
  await askForRatings(turn, number);
  return { as: "shown", sessions };
}

/** They may be about other topics too, so they are not cancelled with one. */
async function listSessionsToCome(
  { tx, community, now }: ConvenerTurn,
  topic: number,
): Promise<number[]> {
  const coming = await listComingSessions(tx, community.id, now);
  return coming
    .filter(({ topics, startsAt }) => topics.includes(topic) && startsAt > now)
    .map((session) => session.number);
}
