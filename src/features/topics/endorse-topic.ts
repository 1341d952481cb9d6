import type { ChatTurn } from "#platform/chat";
import { touchCard } from "#platform/outbox";
import { countEndorsements, insertEndorsement } from "./store/endorsements.ts";
import { findTopic } from "./store/topics.ts";
import type { Topic } from "./types.ts";

export type Endorsed =
  | { ok: true; topic: Topic; isNew: boolean; endorsements: number }
  | { ok: false; reason: "no-topic" | "closed" | "nobody" };

/** "Me too": once a person; again changes nothing. */
export async function endorseTopic(
  turn: ChatTurn,
  number: number,
): Promise<Endorsed> {
  const { tx, community } = turn;
  const topic = await findTopic(tx, community.id, number);
  if (!topic) return { ok: false, reason: "no-topic" };
  if (topic.stage === "closed") return { ok: false, reason: "closed" };
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  const isNew = await insertEndorsement(tx, community.id, {
    topic: number,
    memberId: turn.actor.id,
    now: turn.now,
  });
  if (isNew) await touchCard(turn, { kind: "topic", number });
  const endorsements = await countEndorsements(tx, community.id, number);
  return { ok: true, topic, isNew, endorsements };
}
