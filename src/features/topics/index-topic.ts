import type { Tx } from "#platform/store";
import { indexWords, joinUnits, unitsOf } from "./rules/search.ts";
import { listAddenda } from "./store/addenda.ts";
import type { Topic } from "./types.ts";

/** PostgreSQL takes 65,535 parameters in a statement, SQLite half of that. */
const rowsAtOnce = 5_000;

/** Makes a topic found by this text, and no longer by the one it had. */
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

/** The same by all its words: what was added to it later stands behind its own. */
export async function indexWithAddenda(
  tx: Tx,
  communityId: number,
  { number, text }: Pick<Topic, "number" | "text">,
): Promise<void> {
  const addenda = await listAddenda(tx, communityId, number);
  const all = [text, ...addenda.map((addendum) => addendum.text)];
  await indexTopic(tx, communityId, number, all.join("\n"));
}
