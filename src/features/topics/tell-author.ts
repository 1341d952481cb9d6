import { findMember } from "#platform/community";
import type { Words } from "#platform/i18n";
import { tell, type Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { tellPrivately } from "./tell-privately.ts";
import type { Topic } from "./types.ts";

/**
 * Tells what happened to a topic to whose words it is and to who brought it in;
 * not to who did it. `privately`: those without private chat learn it from the card.
 */
export async function tellAuthor(
  turn: Turn,
  topic: Topic,
  compose: (words: Words) => Content,
  how: "privately" | "anywhere" = "anywhere",
): Promise<void> {
  const about = { kind: "topic", number: topic.number };
  for (const id of new Set([topic.authorId, topic.raisedById])) {
    const member = await findMember(turn.tx, turn.community.id, id);
    if (!member?.isPresent || id === turn.actor?.id) continue;
    if (how === "privately" || topic.isUnnamed) {
      await tellPrivately(turn, member, compose, { about });
    } else {
      await tell(turn, member, compose, { about });
    }
  }
}
