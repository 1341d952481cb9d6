import { afterEach, describe, expect, it } from "vitest";
import { createCommunity } from "#platform/community";
import { createLog } from "#platform/log";
import { migrateToLatest, openStore, type Store } from "#platform/store";
import { createTurns, type Listener } from "#platform/turn";

let store: Store;
afterEach(() => store.close());

describe("a turn", () => {
  it("tells each listener in the order of the features, in its own transaction", async () => {
    store = await openStore("sqlite::memory:");
    await migrateToLatest(store);
    const heard: string[] = [];
    const listener = (name: string): Listener => ({
      on: "bot.entered",
      async run(turn, { isFirst }) {
        heard.push(`${name} ${isFirst}`);
        await turn.tx
          .insertInto("items")
          .values({
            community_id: turn.community.id,
            number: heard.length,
            kind: name,
          })
          .execute();
        if (name === "bad") throw new Error("a listener's bug");
      },
    });
    let now = 1_000;
    const turnsWith = (...names: string[]) =>
      createTurns({
        store,
        now: () => (now += 1),
        bot: { id: 1, username: "b", name: "b", readsEverything: false },
        log: createLog("silent"),
        listeners: names.map(listener),
      });
    const run = (names: string[]) =>
      store.transact(async (tx) => {
        const community = await createCommunity(tx, {
          chatId: null,
          chatType: "group",
          title: "",
          defaults: { locale: "en", timeZone: "UTC" },
          now,
        });
        const turn = turnsWith(...names).open(tx, community, null);
        const before = turn.now;
        await turn.emit("bot.entered", { isFirst: true });
        await turn.emit("bot.rights-changed", { isAdmin: true });
        expect(turn.now).toBe(before);
      });
    await run(["one", "two"]);
    expect(heard).toEqual(["one true", "two true"]);
    await expect(run(["three", "bad", "four"])).rejects.toThrow("bug");
    expect(heard.slice(2)).toEqual(["three true", "bad true"]);
    const items = await store.db.selectFrom("items").select("kind").execute();
    expect(items.map((row) => row.kind)).toEqual(["one", "two"]);
  });
});
