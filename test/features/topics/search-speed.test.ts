import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import type { Store } from "#platform/store";
import { findSimilar } from "../../../src/features/topics/find-similar.ts";
import { readSearch } from "../../../src/features/topics/rules/search.ts";
import { searchTopics } from "../../../src/features/topics/search-topics.ts";
import { up } from "../../../db/migrations/0012-search.ts";
import { databases } from "../../support/town.ts";
import {
  communityId,
  fillManyTopics,
  fillTopics,
  openDatabase,
} from "./fill-topics.ts";

const topics = 10_000;
const searchMs = 50;
const similarMs = 20;
const tries = 20;
const spinMs = 10;

let store: Store;
let close: () => Promise<void>;
afterEach(() => close());

const pick = (list: readonly string[], seed: number) =>
  list[seed % list.length] ?? "";

/** Many like the others, as in a district that has had the bot for years. */
const textOf = (i: number): string =>
  i % 10 === 9
    ? `Building ${i % 40}: ${pick(["stairway lights", "lift", "bins", "gate"], i)} ${pick(["broken", "needs repairing", "were damaged"], i + 3)}`
    : `${i % 40}号楼${pick(["楼道灯", "电梯", "垃圾桶", "门禁", "停车位", "水管", "快递柜"], i)}${pick(["坏了", "没人管", "又出问题了", "太旧了"], i >> 3)}`;

const texts = Array.from({ length: topics }, (_, i) => textOf(i));

/** How much longer everything takes because others use the processors, too. */
function contention(): number {
  const cpu = process.cpuUsage();
  const before = performance.now();
  let used = 0;
  while (used < spinMs) {
    const { user, system } = process.cpuUsage(cpu);
    used = (user + system) / 1_000;
  }
  return Math.max(1, (performance.now() - before) / used);
}

/** Null once it was quick enough, else the least that it took of several times. */
async function slowerThan(
  limitMs: number,
  work: () => Promise<unknown>,
): Promise<number | null> {
  const times: number[] = [];
  while (times.length < tries) {
    const before = performance.now();
    await work();
    const took = performance.now() - before;
    times.push(took / contention());
    if (Math.min(...times) < limitMs) return null;
  }
  return Math.min(...times);
}

const all = { standing: null, category: null, by: null };

const search = (
  words: string,
  view: Parameters<typeof searchTopics>[2]["view"] = all,
) =>
  searchTopics(store.db, communityId, {
    sought: readSearch(words),
    view,
    offset: 0,
    limit: 9,
  });

describe.each(databases)("the index of topics (%s)", (database) => {
  it("searches ten thousand in less than 50 ms, compares them in less than 20", async () => {
    ({ store, close } = await openDatabase(database));
    await fillManyTopics(store, texts);

    for (const words of [
      "楼道灯",
      "灯",
      "楼",
      "坏了 楼道",
      "三号楼 电梯",
      "lights repair",
      "12",
      "3号楼楼道灯坏了",
      "没有这个词",
    ]) {
      const slow = await slowerThan(searchMs, () => search(words));
      expect.soft([words, slow]).toEqual([words, null]);
    }
    const mine = { ...all, by: { memberId: 1, isSelf: true } };
    for (const words of ["", "电梯", "楼"]) {
      const slow = await slowerThan(searchMs, () => search(words, mine));
      expect.soft([words, slow]).toEqual([words, null]);
    }

    for (const text of [
      "三号楼的楼道灯不亮了，晚上很黑",
      "我们楼的电梯坏了",
      "The stairway light in building 9 does not work",
    ]) {
      const slow = await slowerThan(similarMs, () =>
        findSimilar(store.db, communityId, text, { limit: 3 }),
      );
      expect.soft([text, slow]).toEqual([text, null]);
    }
  }, 120_000);

  it("takes in the topics that were there before it", async () => {
    ({ store, close } = await openDatabase(database));
    await fillTopics(store, ["三号楼楼道灯坏了", "Lights"]);
    await store.transact(async (tx) => {
      await tx.schema.dropTable("topic_words").execute();
      for (const index of [
        "topics_by_author",
        "topics_recurring",
        "ledger_acts",
      ]) {
        await tx.schema.dropIndex(index).execute();
      }
      await sql`update topics set search_text = 'as it was'`.execute(tx);
      await up(tx as unknown as Parameters<typeof up>[0]);
    });
    const numbers = async (words: string) =>
      (await search(words)).map(({ number }) => number);
    expect(await numbers("3号楼 楼道灯")).toEqual([1]);
    expect(await numbers("light")).toEqual([2]);
  });
});
