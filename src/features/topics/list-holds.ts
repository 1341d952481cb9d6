import type { Turn } from "#platform/turn";

declare module "#platform/turn" {
  interface Events {
    /** Somebody wants to merge or withdraw this topic; what still goes on about it is named by `hold`. */
    "topic.end-asked": {
      readonly topic: number;
      readonly hold: (item: number) => void;
    };
  }
}

/** What has to end before the topic may, by number. */
export async function listHolds(
  turn: Turn,
  topic: number,
): Promise<readonly number[]> {
  const items: number[] = [];
  const hold = (item: number) => void items.push(item);
  await turn.emit("topic.end-asked", { topic, hold });
  return items;
}
