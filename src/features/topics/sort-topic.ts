import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import { setSorting } from "./store/sorting.ts";
import { findTopic } from "./store/topics.ts";
import type { Category, Topic } from "./types.ts";

/** Returns the topic as it is then; null: there is none. */
export async function categorizeTopic(
  turn: ConvenerTurn,
  number: number,
  category: Category,
): Promise<Topic | null> {
  const topic = await findTopic(turn.tx, turn.community.id, number);
  if (!topic) return null;
  if (topic.category === category) return topic;
  const sorted = { ...topic, category };
  await setSorting(turn.tx, turn.community.id, number, sorted);
  await record(turn, { act: "topic.category", number, data: { category } });
  await touchCard(turn, { kind: "topic", number });
  return sorted;
}

/** The same for whether it comes first. */
export async function prioritizeTopic(
  turn: ConvenerTurn,
  number: number,
  isUrgent: boolean,
): Promise<Topic | null> {
  const topic = await findTopic(turn.tx, turn.community.id, number);
  if (!topic) return null;
  if (topic.isUrgent === isUrgent) return topic;
  const sorted = { ...topic, isUrgent };
  await setSorting(turn.tx, turn.community.id, number, sorted);
  const data = { priority: Number(isUrgent) };
  await record(turn, { act: "topic.priority", number, data });
  await touchCard(turn, { kind: "topic", number });
  return sorted;
}
