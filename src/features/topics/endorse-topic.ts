import type { ChatTurn } from "#platform/chat";
import { mayDecide } from "#platform/community";
import { acceptByEndorsements } from "./screen-topic.ts";
import {
  countEndorsements,
  hasEndorsed,
  insertEndorsement,
} from "./store/endorsements.ts";
import { listTargets } from "./store/merges.ts";
import { findTopic } from "./store/topics.ts";
import type { Topic } from "./types.ts";
import { touchMerged } from "./touch-merged.ts";

export type Endorsed =
  | { ok: true; topic: Topic; isNew: boolean; endorsements: number }
  | { ok: false; reason: "no-topic" | "closed" | "nobody" | "not-deciding" };

/**
 * "Me too": once a person; again changes nothing. On a merged topic it is kept
 * with that one and counts for the one that it is part of, which is returned.
 */
export async function endorseTopic(
  turn: ChatTurn,
  number: number,
): Promise<Endorsed> {
  const { tx, community } = turn;
  const targets = await listTargets(tx, community.id, number);
  const counted = targets.at(-1) ?? number;
  const topic = await findTopic(tx, community.id, counted);
  if (!topic) return { ok: false, reason: "no-topic" };
  if (topic.stage === "closed") return { ok: false, reason: "closed" };
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  if (!mayDecide(turn.actor)) return { ok: false, reason: "not-deciding" };
  const { id: memberId } = turn.actor;
  const isNew = !(await hasEndorsed(tx, community.id, counted, memberId));
  const endorsement = { topic: number, memberId, now: turn.now };
  const isKept = await insertEndorsement(tx, community.id, endorsement);
  const endorsements = await countEndorsements(tx, community.id, counted);
  if (isKept) await touchMerged(turn, number);
  if (isNew) await acceptByEndorsements(turn, topic, endorsements);
  return { ok: true, topic, isNew, endorsements };
}
