import { listActs } from "#platform/ledger";
import type { Turn } from "#platform/turn";
import { chainPains, type Pain } from "./rules/pains.ts";
import { listRecurring } from "./store/recurring.ts";
import { findTopics } from "./store/topics.ts";
import type { Topic } from "./types.ts";

/** 痛点库: what came back after it was closed, the latest to come back first. */
export async function listPains(
  { tx, community, now }: Turn,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ pain: Pain; topic: Topic }[]> {
  const reopened = await listActs(tx, community.id, {
    acts: ["topic.reopen"],
    after: 0,
    until: now,
  });
  const pains = chainPains(
    await listRecurring(tx, community.id),
    reopened.flatMap(({ number, at }) =>
      number === null ? [] : { number, at },
    ),
  ).slice(offset, offset + limit);
  const topics = await findTopics(
    tx,
    community.id,
    pains.map((pain) => pain.latest),
  );
  return pains.flatMap((pain) => {
    const topic = topics.find(({ number }) => number === pain.latest);
    return topic ? { pain, topic } : [];
  });
}
