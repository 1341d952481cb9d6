import { sql, type Expression, type SqlBool } from "kysely";
import type { Db } from "#platform/store";
import type { Standing } from "./rules/filters.ts";
import {
  isOneWord,
  joinUnits,
  wordsOfRow,
  type Sought,
} from "./rules/search.ts";
import { asTopic } from "./store/topics.ts";
import type { Category, Topic } from "./types.ts";

/** What of the list is looked at; null: all. */
export interface View {
  readonly standing: Standing | null;
  readonly category: Category | null;
  readonly by: { readonly memberId: number; readonly isSelf: boolean } | null;
}

/** The index is asked for these; the text itself is compared with the rest. */
const mostWords = 6;

/**
 * Those that hold all that is sought, the best first: the topic whose number it
 * is, then those with the words in the title, each the newest first.
 */
export async function searchTopics(
  db: Db,
  communityId: number,
  search: {
    sought: Sought;
    view: View;
    offset: number;
    limit: number;
  },
): Promise<Topic[]> {
  const { rows, number } = search.sought;
  const { standing, category, by } = search.view;
  let query = db
    .selectFrom("topics")
    .selectAll("topics")
    .where("topics.community_id", "=", communityId);
  if (rows.length > 0) {
    query = query
      .leftJoin(
        holding(db, communityId, rows).as("found"),
        "found.topic",
        "topics.number",
      )
      .where((eb) =>
        eb.or([
          eb.and([eb("found.topic", "is not", null), ...holdsInRow(rows)]),
          ...(number === null ? [] : [eb("topics.number", "=", number)]),
        ]),
      )
      .orderBy((eb) => eb("topics.number", "=", number ?? 0), "desc")
      .orderBy("found.in_title", "desc");
  }
  if (standing !== null) query = query.where(standsAt(standing));
  if (category !== null) query = query.where("category", "=", category);
  if (by !== null) {
    query = query
      .where("author_id", "=", by.memberId)
      .where("on_behalf_of", "is", null);
    if (!by.isSelf) query = query.where("is_unnamed", "=", 0);
  }
  const found = await query
    .orderBy("topics.number", "desc")
    .offset(search.offset)
    .limit(search.limit)
    .execute();
  return found.map(asTopic);
}

/** Topics that the index has under all these words, and how many are in the title. */
function holding(db: Db, communityId: number, rows: Sought["rows"]) {
  const words = [...new Set(rows.flatMap(wordsOfRow))].slice(0, mostWords);
  return db
    .selectFrom("topic_words")
    .select((eb) => [
      "topic",
      eb.fn.sum<number>("topic_words.in_title").as("in_title"),
    ])
    .where("community_id", "=", communityId)
    .where("word", "in", words)
    .groupBy("topic")
    .having((eb) => eb.fn.countAll(), "=", words.length);
}

const holdsInRow = (rows: Sought["rows"]): Expression<SqlBool>[] =>
  rows
    .filter((row) => !isOneWord(row))
    .map(
      // Without a name for the sign that escapes, SQLite has none.
      (row) =>
        sql<boolean>`topics.search_text like ${likePattern(row)} escape '!'`,
    );

const likePattern = (row: readonly string[]) =>
  `%${joinUnits(row).replace(/[!%_]/g, "!$&")}%`;
