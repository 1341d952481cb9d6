import { sql } from "kysely";
import type { Db } from "#platform/store";
import { indexWords } from "./rules/search.ts";
import {
  compareMatters,
  readMatter,
  similarEnough,
  tellingWords,
} from "./rules/similarity.ts";
import { listTargets } from "./store/merges.ts";
import { asTopic, findTopic } from "./store/topics.ts";
import type { Topic } from "./types.ts";

/** More words tell little more and cost as much. */
const mostWords = 12;
/** Of a word that very many have, the newest. */
const mostOfWord = 1_000;
/** Of those that share the most words, so many are read and compared. */
const mostCompared = 50;

/**
 * Open or solved topics that may be about the same, the most alike first. What
 * was merged counts as what it was merged into.
 */
export async function findSimilar(
  db: Db,
  communityId: number,
  text: string,
  { limit, except }: { limit: number; except?: number },
): Promise<Topic[]> {
  const alike = await rankAlike(db, communityId, text);
  return alike
    .filter(({ number }) => number !== except)
    .filter(({ stage, outcome }) => stage !== "closed" || outcome === "rated")
    .slice(0, limit);
}

/** The solved topic that has come back, if what is raised now has been there before. */
export async function findPast(
  db: Db,
  communityId: number,
  text: string,
  { except }: { except?: number } = {},
): Promise<Topic | null> {
  const alike = await rankAlike(db, communityId, text);
  const past = alike.find(
    ({ number, outcome }) => number !== except && outcome === "rated",
  );
  return past ?? null;
}

async function rankAlike(
  db: Db,
  communityId: number,
  text: string,
): Promise<Topic[]> {
  const matter = readMatter(text);
  const scores = new Map<Topic["number"], { topic: Topic; score: number }>();
  for (const candidate of await listCandidates(db, communityId, text)) {
    const score = compareMatters(matter, readMatter(candidate.text));
    if (score < similarEnough) continue;
    const topic = await followMerges(db, communityId, candidate);
    const before = scores.get(topic.number);
    if (!before || before.score < score) {
      scores.set(topic.number, { topic, score });
    }
  }
  return [...scores.values()]
    .sort((a, b) => b.score - a.score || b.topic.number - a.topic.number)
    .map(({ topic }) => topic);
}

/** The topics that share the most of the telling words. */
async function listCandidates(
  db: Db,
  communityId: number,
  text: string,
): Promise<Topic[]> {
  const telling = tellingWords(text);
  // Everyday words alone: it may still be the same text over again.
  const words = telling.length > 0 ? telling : indexWords(text).keys();
  const [first, ...others] = [...words]
    .slice(0, mostWords)
    .map((word) =>
      db
        .selectFrom(
          db
            .selectFrom("topic_words")
            .select("topic")
            .where("community_id", "=", communityId)
            .where("word", "=", word)
            .orderBy("topic", "desc")
            .limit(mostOfWord)
            .as("having_it"),
        )
        .select("topic"),
    );
  if (!first) return [];
  const all = others.reduce((some, one) => some.unionAll(one), first);
  const rows = await db
    .selectFrom("topics")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("number", "in", (eb) =>
      eb
        .selectFrom(all.as("having_one"))
        .select("topic")
        .groupBy("topic")
        .orderBy(sql`count(*)`, "desc")
        .orderBy("topic", "desc")
        .limit(mostCompared),
    )
    .execute();
  return rows.map(asTopic);
}

/** The topic that it is part of now, if it was merged. */
async function followMerges(
  db: Db,
  communityId: number,
  topic: Topic,
): Promise<Topic> {
  if (topic.mergedInto === null) return topic;
  const targets = await listTargets(db, communityId, topic.number);
  const last = targets.at(-1) ?? topic.number;
  return (await findTopic(db, communityId, last)) ?? topic;
}
