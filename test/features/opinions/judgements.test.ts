import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrateToLatest, openStore, type Store } from "#platform/store";
import { listOpinions, weighOpinion } from "#features/opinions";
import {
  insertOpinion,
  listJudgementsBy,
  saveJudgement,
} from "../../../src/features/opinions/store.ts";
import {
  judgements,
  type Judgement,
} from "../../../src/features/opinions/types.ts";
import { createMigratedDatabase } from "../../support/postgres.ts";
import { databases } from "../../support/town.ts";

const [communityId, topic] = [7, 12];

describe.each(databases)("judgements in the store (%s)", (kind) => {
  let store: Store;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const database =
      kind === "sqlite"
        ? { url: "sqlite::memory:", drop: () => Promise.resolve() }
        : await createMigratedDatabase();
    drop = database.drop;
    store = await openStore(database.url);
    await migrateToLatest(store);
  });
  afterEach(async () => {
    await store.close();
    await drop();
  });

  const say = (authorId: number, text: string, community = communityId) =>
    store.transact((tx) =>
      insertOpinion(tx, community, { topic, text, authorId, givenAt: 1 }),
    );
  const judge = (
    one: { seq: number; memberId: number; judgement: Judgement },
    community = communityId,
  ) => store.transact((tx) => saveJudgement(tx, community, { topic, ...one }));
  const counts = async () =>
    (await listOpinions(store.db, communityId, topic)).map(
      ({ seq, agree, disagree, pass }) => [seq, agree, disagree, pass],
    );

  it("add up to what the opinions say of them", async () => {
    const arbitrary = fc.array(
      fc.record({
        seq: fc.integer({ min: 1, max: 2 }),
        memberId: fc.integer({ min: 1, max: 3 }),
        judgement: fc.constantFrom(...judgements),
      }),
      { maxLength: 12 },
    );
    await say(1, "a");
    await say(2, "b");
    await fc.assert(
      fc.asyncProperty(arbitrary, async (all) => {
        for (const one of all) await judge(one);
        const rows = await store.db
          .selectFrom("judgements")
          .select(["seq", "judgement"])
          .execute();
        const count = (seq: number, judgement: Judgement) =>
          rows.filter((row) => row.seq === seq && row.judgement === judgement)
            .length;
        expect(await counts()).toEqual(
          [1, 2].map((seq) => [seq, ...judgements.map((j) => count(seq, j))]),
        );
      }),
      { numRuns: 15 },
    );
  });

  it("are counted, one a person, the last one", async () => {
    await say(1, "a");
    await say(2, "b");
    await judge({ seq: 1, memberId: 1, judgement: "agree" });
    await judge({ seq: 1, memberId: 2, judgement: "disagree" });
    await judge({ seq: 1, memberId: 3, judgement: "pass" });
    await judge({ seq: 1, memberId: 2, judgement: "agree" });
    expect(await counts()).toEqual([
      [1, 2, 0, 1],
      [2, 0, 0, 0],
    ]);
    expect(
      await listJudgementsBy(store.db, communityId, { topic, memberId: 2 }),
    ).toEqual(new Map([[1, "agree"]]));
  });

  it("stay within their community", async () => {
    await say(1, "a");
    await say(1, "elsewhere", 8);
    await judge({ seq: 1, memberId: 2, judgement: "agree" }, 8);
    expect(await counts()).toEqual([[1, 0, 0, 0]]);
  });

  it("say the same in whatever order they come", async () => {
    await say(1, "a");
    await say(2, "b");
    const votes = fc.uniqueArray(
      fc.record({
        seq: fc.constantFrom(1, 2),
        memberId: fc.integer({ min: 1, max: 5 }),
        judgement: fc.constantFrom(...judgements),
      }),
      { selector: ({ seq, memberId }) => seq * 10 + memberId },
    );
    const twoOrders = votes.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length }),
      ),
    );
    const cast = async (given: readonly Parameters<typeof judge>[0][]) => {
      await store.db.deleteFrom("judgements").execute();
      const none = { agree: 0, disagree: 0, pass: 0 };
      await store.db.updateTable("opinions").set(none).execute();
      for (const one of given) await judge(one);
      const opinions = await listOpinions(store.db, communityId, topic);
      return opinions.map((one) => ({ ...one, is: weighOpinion(one) }));
    };
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([one, other]) => {
        expect(await cast(one)).toEqual(await cast(other));
      }),
      { numRuns: 15 },
    );
  });
});
