import type { ChatTurn } from "#platform/chat";
import { listOpenFollowupsOf, type Followup } from "#features/followups";
import { listPollsToVote, type Poll } from "#features/polls";
import { listTopicsOf, type Topic } from "#features/topics";

export interface Mine {
  readonly followups: readonly Followup[];
  readonly polls: readonly Poll[];
  readonly topics: readonly Topic[];
}

/** What waits for this person, and what they raised. */
export async function listMine(turn: ChatTurn): Promise<Mine> {
  const { tx, community, actor } = turn;
  return {
    followups: await listOpenFollowupsOf(tx, community.id, actor.id),
    polls: await listPollsToVote(tx, community.id, actor.id),
    topics: await listTopicsOf(tx, community.id, actor.id),
  };
}
