import type { Tx } from "#platform/store";
import { indexWords, joinUnits, unitsOf } from "./rules/search.ts";

/** PostgreSQL takes 65,535 parameters in a statement, SQLite half of that. */
const rowsAtOnce = 5_000;

/**
 * Makes a topic found by its text, and no longer by the one it had. What was
 * added to a topic later stands in `text` behind its own words.
 */
export async function indexTopic(
  tx: Tx,
  communityId: number,
  number: number,
  text: string,
): Promise<void> {
  await tx
    .updateTable("topics")
    .set({ search_text: joinUnits(unitsOf(text)) })
    .where("community_id", "=", communityId)
    .where("number", "=", number)
    .execute();
  await tx
    .deleteFrom("topic_words")
    .where("community_id", "=", communityId)
    .where("topic", "=", number)
    .execute();
  const rows = Array.from(indexWords(text), ([word, isInTitle]) => ({
    community_id: communityId,
    word,
    topic: number,
    in_title: Number(isInTitle),
  }));
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    await tx.insertInto("topic_words").values(some).execute();
  }
}
