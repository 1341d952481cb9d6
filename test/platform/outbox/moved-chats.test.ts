import { afterEach, describe, expect, it } from "vitest";
import type { Feature } from "#platform/chat";
import { html } from "#platform/i18n";
import { schedule } from "#platform/jobs";
import { findCardMessage, say, showCard, touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Chat } from "#playground";
import { databases, type Database } from "../../support/town.ts";
import { openWorkshop, until, type Workshop } from "../../support/workshop.ts";

const card = { kind: "sign", number: 1 };
let ran: number[] = [];

const signs: Feature = {
  name: "signs",
  cards: [
    {
      kind: "sign",
      render: (turn) => Promise.resolve({ text: html`sign ${turn.now}` }),
    },
  ],
  jobs: [
    {
      kind: "signs.ring",
      run(turn, { dueAt }) {
        ran.push(dueAt);
        return say(turn, { to: "group", content: { text: html`ring` } });
      },
    },
  ],
};

let shop: Workshop;
afterEach(() => shop.close());

/** A basic group of its own, with the bot in it and a card posted. */
async function openGroup(database: Database): Promise<Chat> {
  ran = [];
  shop = await openWorkshop({ database, features: [signs] });
  const [li] = shop.users;
  if (!li) throw new Error("the sample has six people");
  const group = shop.world.addGroup({ title: "Old", creator: li });
  shop.world.addBot(group.id, li);
  await shop.settle();
  await shop.turn((turn) => showCard(turn, card), group.id);
  await shop.settle();
  return group;
}

const news =
  (text: string, rest = {}) =>
  (turn: Turn) =>
    say(turn, { to: "group", content: { text: html`${text}` }, ...rest });
const calls = (method: string) =>
  shop.world.calls.filter((call) => call.method === method);

describe.each(databases)(
  "a group that becomes a supergroup (%s)",
  (database) => {
    it("keeps its community, told of in both chats", async () => {
      const old = await openGroup(database);
      const moved = shop.world.migrate(old.id);
      await shop.settle();
      await shop.turn(async (turn) => {
        await touchCard(turn, card);
        await news("here", { replyTo: card })(turn);
      }, moved.id);
      await shop.settle();
      const here = shop.texts(moved.id);
      expect(here.some((text) => text.startsWith("sign"))).toBe(true);
      expect(here).toContain("here");
      const rows = await shop.store.db
        .selectFrom("communities")
        .select("chat_id")
        .execute();
      expect(rows.map((row) => row.chat_id)).not.toContain(old.id);
    });

    it("is followed when a send is refused with the new address", async () => {
      const old = await openGroup(database);
      // Not a word of it reaches the bot but by the refusal.
      await shop.parts.chat.stop();
      const moved = shop.world.migrate(old.id);
      await shop.turn(news("news"), old.id);
      await until(() => shop.texts(moved.id).includes("news"));
    });
  },
);

describe("in a supergroup that a group became", () => {
  it("the community goes on though the new chat spoke first", async () => {
    const old = await openGroup("sqlite");
    const { chat } = shop.parts;
    const [li] = shop.users;
    const anna = shop.world.addUser({ name: "Anna" });
    const communityOf = (userId: number) =>
      shop.store.db
        .selectFrom("accounts as a")
        .innerJoin("communities as c", "c.community_id", "a.community_id")
        .select(["c.community_id", "c.chat_id"])
        .where("a.user_id", "=", userId)
        .executeTakeFirst();
    const before = await shop.turn(
      (turn) => Promise.resolve(turn.community.id),
      old.id,
    );
    await chat.stop();
    const moved = shop.world.migrate(old.id);
    const say = (update_id: number, where: object, rest: object) =>
      chat.takeUpdate({
        update_id,
        message: { message_id: update_id, chat: where, from: li, ...rest },
      });
    await say(501, moved, { from: anna, text: "/hello" });
    expect((await communityOf(anna.id))?.community_id).not.toBe(before);
    await say(502, moved, { migrate_from_chat_id: old.id });
    await say(503, old, { migrate_to_chat_id: moved.id });
    await say(504, moved, { text: "/hello" });
    expect(await communityOf(anna.id)).toEqual({
      community_id: before,
      chat_id: moved.id,
    });
    const chats = await shop.store.db
      .selectFrom("communities")
      .select("chat_id")
      .execute();
    expect(chats.map((one) => one.chat_id)).not.toContain(old.id);
  });

  it("old message ids name nothing: no wrong reply, no wrong deletion", async () => {
    const old = await openGroup("sqlite");
    await shop.turn(news("first", { replaces: "r" }), old.id);
    await shop.settle();
    const moved = shop.world.migrate(old.id);
    await shop.settle();
    await shop.turn(async (turn) => {
      const message = await findCardMessage(turn.tx, turn.community.id, card);
      expect(message).toBeNull();
      await news("second", { replaces: "r", replyTo: card })(turn);
    }, moved.id);
    await shop.settle();
    expect(calls("deleteMessage")).toEqual([]);
    expect(calls("sendMessage").at(-1)?.params).not.toHaveProperty(
      "reply_parameters",
    );
  });

  it("a community that lives there already ends the matter, not in a loop", async () => {
    const old = await openGroup("sqlite");
    await shop.parts.chat.stop();
    const moved = shop.world.migrate(old.id);
    await shop.store.db
      .updateTable("communities")
      .set({ chat_id: moved.id, last_number: 5 })
      .where("chat_id", "=", shop.group.id)
      .execute();
    const before = calls("sendMessage").length;
    await shop.turn(news("news"), old.id);
    await shop.parts.delivery.settle();
    expect(calls("sendMessage").length - before).toBe(1);
  });
});

describe.each(databases)(
  "a group that the bot was removed from (%s)",
  (database) => {
    it("has all that waited said and done when the bot is back", async () => {
      const group = await openGroup(database);
      const [li] = shop.users;
      if (!li) throw new Error("the sample has six people");
      await shop.turn(async (turn) => {
        const dueAt = turn.now + 60_000;
        await schedule(turn, { kind: "signs.ring", key: "ring", dueAt });
      }, group.id);
      shop.world.removeBot(group.id, li);
      await shop.settle();
      const before = shop.world.calls.length;
      await shop.turn(news("waits"), group.id);
      shop.playground.clock.advance(120_000);
      await shop.settle();
      expect(ran).toEqual([]);
      const made = shop.world.calls.slice(before).map((call) => call.method);
      expect(made.filter((method) => method !== "getUpdates")).toEqual([]);
      shop.world.addBot(group.id, li);
      await until(() => shop.texts(group.id).includes("ring"));
      expect(shop.texts(group.id)).toContain("waits");
      expect(ran).toHaveLength(1);
    });

    it("is lost by the refusal of a send alone, and no other chat with it", async () => {
      const group = await openGroup(database);
      shop.world.failNext({
        chatId: group.id,
        error: {
          code: 403,
          description: "Forbidden: bot was kicked from the group chat",
        },
      });
      await shop.turn(async (turn) => {
        await news("one")(turn);
        await news("two")(turn);
      }, group.id);
      await shop.turn(news("elsewhere"));
      await shop.settle();
      expect(shop.texts(group.id).slice(1)).toEqual([]);
      expect(shop.texts()).toEqual(["elsewhere"]);
      const [li] = shop.users;
      if (!li) throw new Error("the sample has six people");
      shop.world.send(group.id, li, { text: "/hello" });
      await until(() => shop.texts(group.id).includes("two"));
      expect(
        shop.texts(group.id).filter((text) => text === "one"),
      ).toHaveLength(1);
    });
  },
);
