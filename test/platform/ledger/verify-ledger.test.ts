import { afterEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { createCommunity } from "#platform/community";
import { listEntries, record, verifyLedger } from "#platform/ledger";
import { createLog } from "#platform/log";
import { migrateToLatest, openStore, type Store } from "#platform/store";
import { createTurns } from "#platform/turn";
import { createMigratedDatabase } from "../../support/postgres.ts";
import { databases, type Database } from "../../support/town.ts";

let store: Store;
let drop: () => Promise<void>;
afterEach(async () => {
  await store.close();
  await drop();
});

/** Two communities, six and three entries, by turns. */
async function open(database: Database): Promise<void> {
  const opened =
    database === "sqlite"
      ? { url: "sqlite::memory:", drop: () => Promise.resolve() }
      : await createMigratedDatabase();
  drop = () => opened.drop();
  store = await openStore(opened.url);
  await migrateToLatest(store);
  const turns = createTurns({
    store,
    now: () => 1_764_547_200_000,
    bot: { id: 1, username: "b", name: "b", readsEverything: false },
    log: createLog("silent"),
    listeners: [],
  });
  await store.transact(async (tx) => {
    const make = (id: number) =>
      createCommunity(tx, {
        id,
        chatId: -id,
        chatType: "group",
        title: "",
        defaults: { locale: "en", timeZone: "UTC" },
        now: 0,
      });
    const one = turns.open(tx, await make(1), null);
    const two = turns.open(tx, await make(2), null);
    for (let i = 0; i < 6; i += 1) {
      await record(one, {
        act: "topic.raised",
        number: i,
        reason: `因为 ${i} "quoted" <b>`,
        data: { n: i, text: "x", none: null },
      });
      if (i % 2) await record(two, { act: "topic.accepted" });
    }
  });
}

const report = () => verifyLedger(store.db);
const tamper = (statement: string) => sql.raw(statement).execute(store.db);

describe.each(databases)("the ledger (%s)", (database) => {
  it("fits as it was written", async () => {
    await open(database);
    expect(await report()).toEqual({ ok: true, entries: 9, communities: 2 });
    const [entry] = await listEntries(store.db, 1, 3);
    expect(entry).toMatchObject({
      act: "topic.raised",
      memberId: null,
      reason: '因为 3 "quoted" <b>',
    });
  });

  it.each([
    ["the act", "set act = 'topic.closed'", 3, "changed"],
    ["the time", "set at = at + 1", 3, "changed"],
    ["the actor", "set member_id = 7", 3, "changed"],
    ["the item", "set number = 99", 3, "changed"],
    ["the details", 'set details = \'{"reason":"x"}\'', 3, "details"],
    ["the salt", "set salt = 'x'", 3, "details"],
    ["the hash of the details", "set details_hash = 'x'", 3, "details"],
    ["the hash", "set hash = 'x'", 3, "changed"],
    ["the hash before", "set previous_hash = 'x'", 3, "follow"],
  ])(
    "names the first entry where %s was changed",
    async (_what, set, seq, problem) => {
      await open(database);
      await tamper(`update ledger ${set} where community_id = 1 and seq >= 3`);
      expect(await report()).toMatchObject({ ok: false, community: 1, seq });
      expect(JSON.stringify(await report())).toContain(problem);
    },
  );

  it("names where one was deleted, put in or put elsewhere", async () => {
    await open(database);
    await tamper("delete from ledger where community_id = 2 and seq = 2");
    expect(await report()).toMatchObject({
      ok: false,
      community: 2,
      problem: "entry 2 is missing",
    });
    await tamper("delete from ledger where community_id = 1 and seq = 1");
    expect(await report()).toMatchObject({ community: 1, seq: 2 });
  });

  it("names the first of two that changed places", async () => {
    await open(database);
    await tamper(
      "update ledger set seq = 99 where community_id = 1 and seq = 2",
    );
    await tamper(
      "update ledger set seq = 2 where community_id = 1 and seq = 3",
    );
    await tamper(
      "update ledger set seq = 3 where community_id = 1 and seq = 99",
    );
    expect(await report()).toMatchObject({ ok: false, community: 1, seq: 2 });
  });

  it("names one that was carried into another community", async () => {
    await open(database);
    await tamper(
      "update ledger set community_id = 2, seq = 4 where community_id = 1 and seq = 6",
    );
    expect(await report()).toMatchObject({ ok: false, community: 2, seq: 4 });
  });

  it("still fits when a person's words were erased, not when their hash was", async () => {
    await open(database);
    await tamper("update ledger set details = null, salt = '' where seq = 2");
    expect(await report()).toMatchObject({ ok: true });
    await tamper(
      "update ledger set details_hash = 'x' where seq = 2 and community_id = 1",
    );
    expect(await report()).toMatchObject({ ok: false, community: 1, seq: 2 });
  });
});
