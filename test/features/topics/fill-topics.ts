import { migrateToLatest, openStore, type Store } from "#platform/store";
import {
  indexWords,
  joinUnits,
  unitsOf,
} from "../../../src/features/topics/rules/search.ts";
import { insertTopic } from "../../../src/features/topics/store/topics.ts";
import { createMigratedDatabase } from "../../support/postgres.ts";
import type { Database } from "../../support/town.ts";

export const communityId = 7;
const rowsAtOnce = 5_000;

/** A database of one's own without a bot; `close` removes it. */
export async function openDatabase(
  database: Database,
): Promise<{ store: Store; close: () => Promise<void> }> {
  const made =
    database === "postgres"
      ? await createMigratedDatabase()
      : { url: "sqlite::memory:", drop: () => Promise.resolve() };
  const store = await openStore(made.url);
  await migrateToLatest(store);
  return {
    store,
    async close() {
      await store.close();
      await made.drop();
    },
  };
}

/** A resident's, under their name. */
const plain = {
  source: "resident",
  isUnnamed: false,
  onBehalfOf: null,
  recurs: null,
  place: null,
} as const;

/** Topics numbered from 1 in the order given. */
export const fillTopics = (
  store: Store,
  texts: readonly string[],
): Promise<void> =>
  store.transact(async (tx) => {
    for (const [i, text] of texts.entries()) {
      await insertTopic(tx, communityId, {
        ...plain,
        number: i + 1,
        text,
        authorId: 1,
        raisedById: 1,
        raisedAt: i,
      });
    }
  });

/** The same for very many, as raising them one by one would leave them; one in 300 is by member 1. */
export const fillManyTopics = (
  store: Store,
  texts: readonly string[],
): Promise<void> =>
  store.transact(async (tx) => {
    await insertTopic(tx, communityId, {
      ...plain,
      number: 1,
      text: texts[0] ?? "",
      authorId: 1,
      raisedById: 1,
      raisedAt: 0,
    });
    const like = await tx
      .selectFrom("topics")
      .selectAll()
      .executeTakeFirstOrThrow();
    const others = texts.slice(1).map((text, i) => ({ text, number: i + 2 }));
    const topics = others.map(({ text, number }) => ({
      ...like,
      number,
      text,
      search_text: joinUnits(unitsOf(text)),
      author_id: 1 + (number % 300),
    }));
    const words = others.flatMap(({ text, number }) =>
      Array.from(indexWords(text), ([word, isInTitle]) => ({
        community_id: communityId,
        word,
        topic: number,
        in_title: Number(isInTitle),
      })),
    );
    for (const some of slices(topics, 1_000)) {
      await tx.insertInto("topics").values(some).execute();
    }
    for (const some of slices(words, rowsAtOnce)) {
      await tx.insertInto("topic_words").values(some).execute();
    }
  });

function* slices<T>(all: readonly T[], length: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += length) {
    yield all.slice(from, from + length);
  }
}
