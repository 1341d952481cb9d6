import { sql, type SqlBool } from "kysely";
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
  /** Of this category, or named in the text: before screening none has one. */
  readonly category: {
    readonly is: Category;
    readonly named: Sought["rows"];
  } | null;
  readonly by: { readonly memberId: number; readonly isSelf: boolean } | null;
}

/** The index is asked for these; the texts are compared with all. */
const mostWords = 6;

/** So many are read first, which most often fill the page; then more and more. */
const readFirst = 100;
const readMore = 4;

/**
 * Those that hold all that is sought, the best first: the topic whose number it
 * is, then those with more of the words in the title, each the newest first.
 */
export async function searchTopics(
  db: Db,
  communityId: number,
  search: { sought: Sought; view: View; offset: number; limit: number },
): Promise<Topic[]> {
  const { sought, view, offset, limit } = search;
  const seen = listSeen(db, communityId, view);
  // What one person raised is little, and looked through without the index.
  if (sought.rows.length === 0 || view.by !== null) {
    const rows = await seen
      .where((eb) => eb.and(sought.rows.map(inRow)))
      .orderBy("number", "desc")
      .offset(offset)
      .limit(limit)
      .execute();
    return rows.map(asTopic);
  }
  const holding = seen.where((eb) =>
    eb.and(sought.rows.filter((row) => !isOneWord(row)).map(inRow)),
  );
  const found: Topic[] = [];
  for await (const numbers of rankTopics(db, communityId, sought)) {
    const rows = await holding.where("number", "in", numbers).execute();
    const topics = new Map(rows.map((row) => [row.number, asTopic(row)]));
    found.push(...numbers.flatMap((number) => topics.get(number) ?? []));
    if (found.length >= offset + limit) break;
  }
  return found.slice(offset, offset + limit);
}

/** The numbers of the topics that the index has under all the words, the best first. */
async function* rankTopics(
  db: Db,
  communityId: number,
  sought: Sought,
): AsyncGenerator<number[]> {
  if (sought.number !== null) yield [sought.number];
  const words = [...new Set(sought.rows.flatMap(wordsOfRow))];
  const asked = words.slice(0, mostWords);
  // SQLite would group by walking the other index, through all words of all topics.
  const topic = sql<number>`topic + 0`;
  const query = db
    .selectFrom("topic_words")
    .select(topic.as("number"))
    .where("community_id", "=", communityId)
    .where("word", "in", asked)
    .where("topic", "!=", sought.number ?? 0)
    .groupBy(topic)
    .having((eb) => eb.fn.countAll(), "=", asked.length)
    .orderBy((eb) => eb.fn.sum("in_title"), "desc")
    .orderBy("number", "desc");
  let offset = 0;
  for (let limit = readFirst; ; limit *= readMore) {
    const found = await query.offset(offset).limit(limit).execute();
    if (found.length > 0) yield found.map((row) => row.number);
    if (found.length < limit) return;
    offset += limit;
  }
}

function listSeen(db: Db, communityId: number, view: View) {
  const { standing, category, by } = view;
  let query = db
    .selectFrom("topics")
    .selectAll()
    .where("community_id", "=", communityId);
  if (standing !== null) {
    query = query.where((eb) =>
      eb(eb.fn.coalesce("outcome", "stage"), "=", standing),
    );
  }
  if (category !== null) {
    query = query.where((eb) =>
      eb.or([
        eb("category", "=", category.is),
        eb.and(category.named.map(inRow)),
      ]),
    );
  }
  if (by !== null) {
    query = query
      .where("author_id", "=", by.memberId)
      .where("on_behalf_of", "is", null);
    // In the group nobody learns by this who is unnamed.
    if (!by.isSelf) query = query.where("is_unnamed", "=", 0);
  }
  return query;
}

/** Without a name for the sign that escapes, SQLite has none. */
const inRow = (row: readonly string[]) =>
  sql<SqlBool>`search_text like ${likePattern(row)} escape '!'`;

const likePattern = (row: readonly string[]) =>
  `%${joinUnits(row).replace(/[!%_]/g, "!$&")}%`;
