import type { Topic } from "../types.ts";

type Waiting = Pick<Topic, "number" | "isUrgent">;

/** What is urgent comes first, then what has waited longest. */
const compare = (a: Waiting, b: Waiting): number =>
  Number(b.isUrgent) - Number(a.isUrgent) || a.number - b.number;

/** The topic to screen after this one, round and round; null: none waits. */
export function nextInQueue<One extends Waiting>(
  queue: readonly One[],
  after: Waiting | null,
): One | null {
  const ordered = queue.toSorted(compare);
  const next = after && ordered.find((topic) => compare(topic, after) > 0);
  return next ?? ordered[0] ?? null;
}
