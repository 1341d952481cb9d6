import { findTopic, titleOf } from "#features/topics";
import type { Turn } from "#platform/turn";
import type { Session } from "./types.ts";

/** A session's topic as it is shown. */
export interface Titled {
  readonly number: number;
  readonly title: string;
}

/** The session's topics in its order; at least one. */
export async function listTitles(
  turn: Turn,
  session: Pick<Session, "topics">,
): Promise<Titled[]> {
  const titled: Titled[] = [];
  for (const number of session.topics) {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    if (!topic) throw new Error(`a session is about #${number}, no topic`);
    titled.push({ number, title: titleOf(topic) });
  }
  return titled;
}

/** What a session is called: by its first topic. */
export const nameOf = (topics: readonly Titled[]): string =>
  topics[0]?.title ?? "";
