import { afterEach, describe, expect, it } from "vitest";
import { answer, residents, type Feature } from "#platform/chat";
import { changeCommunity, findCommunity } from "#platform/community";
import { html } from "#platform/i18n";
import { react, say, showCard, touchCard } from "#platform/outbox";
import { databases } from "../../support/town.ts";
import { openWorkshop, until, type Workshop } from "../../support/workshop.ts";

const card = { kind: "thread", number: 1 };
let shown = 0;

const feature: Feature = {
  name: "threads",
  commands: [
    {
      name: "ask",
      who: residents((turn) => answer(turn, { text: html`an answer` })),
    },
  ],
  cards: [
    { kind: "thread", render: () => Promise.resolve({ text: html`${shown}` }) },
    {
      kind: "pinned",
      isPinned: true,
      render: () => Promise.resolve({ text: html`pinned ${shown}` }),
    },
  ],
};

describe.each(databases)("a group with forum topics (%s)", (database) => {
  let shop: Workshop;
  let chosen: number;
  let other: number;
  afterEach(() => shop.close());

  const owner = () => {
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    return li;
  };

  /** The bot keeps to one of its two topics. */
  async function open() {
    shop = await openWorkshop({ database, features: [feature] });
    shown = 0;
    shop.world.setForum(shop.group.id, true);
    chosen = shop.world.createTopic(shop.group.id, "business", owner());
    other = shop.world.createTopic(shop.group.id, "chat", owner());
    await shop.settle();
    await keepTo(chosen);
  }
  const keepTo = (threadId: number | null) =>
    shop.turn(({ tx, community }) =>
      changeCommunity(tx, community.id, { threadId }),
    );
  const keptTo = () =>
    shop.turn(
      async ({ tx, community }) =>
        (await findCommunity(tx, community.id))?.threadId,
    );
  const says = async (text: string, threadId?: number | null) => {
    await shop.turn((turn) =>
      say(turn, {
        to: "group",
        content: { text: html`${text}` },
        ...(threadId !== undefined && { threadId }),
      }),
    );
    await shop.settle();
  };
  const threads = () => shop.said().map((one) => one.message_thread_id ?? null);

  it("hears everything in the one it chose, and answers where they asked", async () => {
    await open();
    await says("news");
    await says("in the other", other);
    await says("in General", null);
    await shop.turn((turn) => showCard(turn, card));
    await shop.settle();
    for (const threadId of [other, undefined, chosen]) {
      shop.world.send(shop.group.id, owner(), {
        text: "/ask",
        ...(threadId !== undefined && { threadId }),
      });
      await shop.settle();
    }
    expect(threads()).toEqual([
      chosen,
      other,
      null,
      chosen,
      other,
      null,
      chosen,
    ]);
  });

  it("is spoken to in private without any", async () => {
    await open();
    shop.world.start(owner());
    await shop.settle();
    await shop.turn((turn) =>
      say(turn, {
        to: { userId: owner().id },
        content: { text: html`psst` },
      }),
    );
    await shop.settle();
    expect(shop.texts(owner().id).at(-1)).toBe("psst");
  });

  it("reads in General what was to be said in a topic that is deleted", async () => {
    await open();
    await says("first");
    shop.world.deleteTopic(shop.group.id, chosen);
    await says("second");
    expect(shop.texts()).toEqual(["second"]);
    expect(threads()).toEqual([null]);
    expect(await keptTo()).toBeNull();
    // Of an answer in another topic only that one is concerned.
    await keepTo(other);
    const third = shop.world.createTopic(shop.group.id, "third", owner());
    shop.world.deleteTopic(shop.group.id, third);
    await says("third", third);
    await says("fourth");
    expect(shop.texts()).toEqual(["second", "third", "fourth"]);
    expect(threads()).toEqual([null, null, other]);
    expect(await keptTo()).toBe(other);
  });

  it("gets its card in General when the topic is deleted, and the card lives on", async () => {
    await open();
    shop.world.deleteTopic(shop.group.id, chosen);
    await shop.turn((turn) => showCard(turn, card));
    await shop.settle();
    expect(shop.texts()).toEqual(["0"]);
    expect(threads()).toEqual([null]);
    expect(await keptTo()).toBeNull();
    await keepTo(other);
    shown = 1;
    await shop.turn((turn) => touchCard(turn, card));
    await shop.settle();
    expect(shop.texts()).toEqual(["1"]);
    const posted = shop.said()[0]?.message_id ?? 0;
    await shop.turn((turn) => react(turn, posted, "👌"));
    await shop.settle();
    expect(shop.said()[0]?.reactions).toHaveLength(1);
  });

  it("gets what was pinned there again, in General, when the topic is deleted", async () => {
    await open();
    await shop.turn((turn) => showCard(turn, { kind: "pinned", number: 0 }));
    await shop.turn((turn) => showCard(turn, card));
    await shop.settle();
    shop.world.deleteTopic(shop.group.id, chosen);
    await says("news");
    expect(shop.texts()).toEqual(["pinned 0", "news"]);
    expect(threads()).toEqual([null, null]);
  });

  it("waits where the topic is closed", async () => {
    await open();
    shop.world.failNext({
      method: "sendMessage",
      error: { code: 400, description: "Bad Request: TOPIC_CLOSED" },
    });
    await shop.turn((turn) =>
      say(turn, { to: "group", content: { text: html`patient` } }),
    );
    await until(() =>
      shop.log.some((entry) => entry.msg === "will be said later"),
    );
    expect(await keptTo()).toBe(chosen);
    const [row] = await shop.store.db
      .selectFrom("notices")
      .select("state")
      .execute();
    expect(row?.state).toBe("pending");
  });
});
