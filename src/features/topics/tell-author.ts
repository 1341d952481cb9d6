import { findMember } from "#platform/community";
import type { Words } from "#platform/i18n";
import { tell, type Content, tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listMergedInto } from "./store/merges.ts";
import { findTopic } from "./store/topics.ts";
import type { Topic } from "./types.ts";

/** `privately`: those without private chat learn it from the card. */
type How = "privately" | "anywhere";

/**
 * Tells what happened to a topic to whose words it is and to who brought it in;
 * not to who did it, nor to those in `told`, to whom it adds.
 */
export async function tellAuthor(
  turn: Turn,
  topic: Topic,
  compose: (words: Words) => Content,
  how: How = "anywhere",
  told = new Set<number>(),
): Promise<void> {
  const about = { kind: "topic", number: topic.number };
  for (const id of [topic.authorId, topic.raisedById]) {
    if (told.has(id)) continue;
    told.add(id);
    const member = await findMember(turn.tx, turn.community.id, id);
    if (!member?.isPresent || id === turn.actor?.id) continue;
    if (how === "privately" || topic.isUnnamed) {
      await tellPrivately(turn, member, compose, { about });
    } else {
      await tell(turn, member, compose, { about });
    }
  }
}

/** The same, to those of the topics merged into it too: each hears it of their own, and once. */
export async function tellAuthors(
  turn: Turn,
  topic: Topic,
  compose: (one: Topic) => (words: Words) => Content,
  how: How = "anywhere",
  told = new Set<number>(),
): Promise<void> {
  await tellAuthor(turn, topic, compose(topic), how, told);
  const { tx, community } = turn;
  for (const n of await listMergedInto(tx, community.id, topic.number)) {
    const part = await findTopic(tx, community.id, n);
    if (part) await tellAuthors(turn, part, compose, how, told);
  }
}
