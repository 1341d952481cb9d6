import type { Turn } from "#platform/turn";
import { moveTopic } from "#features/topics";
import { moveWith } from "./rules/loop.ts";
import { listFollowupsOfTopic } from "./store.ts";

/** Moves the topic as far as its follow-ups have come. */
export async function carryTopic(turn: Turn, topic: number): Promise<void> {
  const { tx, community } = turn;
  const followups = await listFollowupsOfTopic(tx, community.id, topic);
  const move = moveWith(followups.map((followup) => followup.state));
  const moved = move && (await moveTopic(turn, topic, { move }));
  if (moved && move === "confirm") {
    await turn.emit("followups.all-confirmed", { topic });
  }
}
