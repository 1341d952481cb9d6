import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { listHolds } from "./list-holds.ts";
import { composeMergedAway } from "./messages/outcomes.ts";
import { judgeMerge, type MergeRefusal } from "./rules/merging.ts";
import { acceptByEndorsements } from "./screen-topic.ts";
import { countEndorsements } from "./store/endorsements.ts";
import { setMergedInto } from "./store/merges.ts";
import { findTopic, setStage } from "./store/topics.ts";
import { tellAuthor } from "./tell-author.ts";
import { touchMerged } from "./touch-merged.ts";
import type { Topic } from "./types.ts";

export type Merged =
  | { ok: true; topic: Topic; target: Topic; endorsements: number }
  | { ok: false; reason: "no-topic"; number: number }
  | { ok: false; reason: "held"; items: readonly number[] }
  | { ok: false; reason: MergeRefusal; topic: Topic; target: Topic };

/**
 * Makes a topic part of another. It keeps its text, author, endorsements and
 * opinions; who endorsed either counts once for the other from then on, which
 * may be enough for the other to be accepted.
 */
export async function mergeTopic(
  turn: ConvenerTurn,
  number: number,
  into: number,
): Promise<Merged> {
  const { tx, community } = turn;
  const topic = await findTopic(tx, community.id, number);
  if (!topic) return { ok: false, reason: "no-topic", number };
  const target = await findTopic(tx, community.id, into);
  if (!target) return { ok: false, reason: "no-topic", number: into };
  const reason = judgeMerge(topic, target);
  if (reason !== null) return { ok: false, reason, topic, target };
  const items = await listHolds(turn, number);
  if (items.length > 0) return { ok: false, reason: "held", items };

  const before = await countEndorsements(tx, community.id, into);
  await setStage(tx, community.id, number, {
    stage: "closed",
    outcome: "merged",
    // It was said of this topic, and is true again once it is apart.
    reason: topic.reason,
    closedAt: turn.now,
  });
  await setMergedInto(tx, community.id, number, into);
  await record(turn, {
    act: "topic.merge",
    number,
    data: { stage: "closed", into },
  });
  await touchMerged(turn, number);
  await tellAuthor(turn, topic, composeMergedAway(topic, target));
  const endorsements = await countEndorsements(tx, community.id, into);
  const lifted =
    endorsements > before
      ? await acceptByEndorsements(turn, target, endorsements)
      : target;
  return { ok: true, topic, target: lifted, endorsements };
}
