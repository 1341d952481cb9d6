import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { html } from "#platform/i18n";
import { react, say, tell } from "#platform/outbox";
import { databases } from "../../support/town.ts";
import {
  asMember,
  openWorkshop,
  until,
  type Workshop,
  type WorkshopOptions,
} from "../../support/workshop.ts";

const news = (text: string) => ({
  to: "group" as const,
  content: { text: html`${text}` },
});

let shop: Workshop;
afterEach(() => shop.close());

const open = async (options: WorkshopOptions = {}) =>
  (shop = await openWorkshop(options));

const stateOf = async (text: string) => {
  const rows = await shop.store.db
    .selectFrom("notices")
    .select(["state", "body"])
    .execute();
  return rows.filter((row) => row.body.includes(text)).map((r) => r.state);
};

const calls = (method: string) =>
  shop.world.calls.filter((call) => call.method === method);

describe.each(databases)("notices (%s)", (database) => {
  it("come once, in the order in which they were said", async () => {
    await open({ database });
    await shop.turn(async (turn) => {
      for (let i = 0; i < 5; i += 1) await say(turn, news(`news ${i}`));
    });
    await shop.settle();
    expect(shop.texts()).toEqual([0, 1, 2, 3, 4].map((i) => `news ${i}`));
    await shop.stop();
    await shop.start();
    await shop.settle();
    expect(shop.texts()).toHaveLength(5);
  });

  it("come not at all when the turn is undone", async () => {
    await open({ database });
    const undone = shop.turn(async (turn) => {
      await say(turn, news("never"));
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    await shop.settle();
    expect(shop.texts()).toEqual([]);
  });

  it("take the place of one that is under way just then", async () => {
    await open({ database });
    shop.world.failNext({ method: "sendMessage", error: { stallMs: 150 } });
    await shop.turn((turn) => say(turn, { ...news("old"), replaces: "r" }));
    await until(() => shop.texts().includes("old"));
    await shop.turn((turn) => say(turn, { ...news("new"), replaces: "r" }));
    await shop.settle();
    expect(shop.texts()).toEqual(["new"]);
  });

  it("go to the group, mentioning, when the person blocked the bot", async () => {
    await open({ database });
    const [, , wang] = shop.users;
    if (!wang) throw new Error("the sample has six people");
    shop.world.start(wang);
    await shop.settle();
    // Kept from the bot until it sends: what it believes is out of date.
    shop.world.failNext({
      method: "sendMessage",
      chatId: wang.id,
      error: {
        code: 403,
        description: "Forbidden: bot was blocked by the user",
      },
    });
    const before = shop.said(wang.id).length;
    await shop.turn((turn) =>
      tell(turn, asMember(wang, 1), () => ({ text: html`your turn` })),
    );
    await shop.turn((turn) =>
      say(turn, { to: { userId: wang.id }, content: { text: html`alone` } }),
    );
    await shop.settle();
    expect(shop.texts()).toEqual([`${wang.first_name}\nyour turn`]);
    expect(shop.said()[0]?.entities?.[0]).toMatchObject({
      type: "text_mention",
      user: { id: wang.id },
    });
    expect(shop.said(wang.id).length).toBe(before + 1);
  });

  it("that Telegram will never take are given up, logged, and hold up nothing", async () => {
    await open({ database });
    shop.world.failNext({
      method: "sendMessage",
      error: { code: 400, description: "Bad Request: something new" },
    });
    await shop.turn(async (turn) => {
      await say(turn, news("refused"));
      await say(turn, news("next"));
    });
    await shop.settle();
    expect(shop.texts()).toEqual(["next"]);
    expect(await stateOf("refused")).toEqual(["failed"]);
    const entry = shop.log.find((one) => one["ending"] === "failed");
    expect(JSON.stringify(entry)).toContain("something new");
  });

  it("of a chat with a long queue do not hide another's", async () => {
    await open({
      database,
      rates: {
        overall: 30,
        overallMs: 100,
        chatBurst: 1,
        chatMs: 60_000,
        group: 20,
        groupMs: 60_000,
        groupReserve: 4,
        cardMs: 0,
      },
    });
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    const other = shop.world.addGroup({ title: "B", creator: li });
    shop.world.addBot(other.id, li);
    await until(() => shop.world.pendingUpdates() === 0);
    await shop.turn(async (turn) => {
      for (let i = 0; i < 320; i += 1) {
        await say(turn, { ...news(`flood ${i}`), kind: "answer" });
      }
    });
    await until(() => shop.texts().length === 1);
    await shop.turn((turn) => say(turn, news("quiet")), other.id);
    await until(() => shop.texts(other.id).includes("quiet"), { ms: 3_000 });
  });
});

describe("notices", () => {
  it("put answers before news", async () => {
    await open({ polls: true });
    await shop.stop();
    await shop.start();
    shop.world.failNext({ method: "sendMessage", error: { stallMs: 150 } });
    await shop.turn((turn) => say(turn, news("first")));
    await until(() => shop.texts().length === 1);
    await shop.turn((turn) => say(turn, news("news")));
    await shop.turn((turn) => say(turn, { ...news("answer"), kind: "answer" }));
    await shop.settle();
    expect(shop.texts()).toEqual(["first", "answer", "news"]);
  });

  it("take the place of the one before them", async () => {
    await open();
    await shop.turn((turn) => say(turn, { ...news("old"), replaces: "r" }));
    await shop.settle();
    await shop.turn((turn) => say(turn, { ...news("new"), replaces: "r" }));
    await shop.settle();
    expect(shop.texts()).toEqual(["new"]);
  });

  it("are dropped when nobody needs them any more, and that is logged", async () => {
    await open();
    await shop.turn((turn) =>
      say(turn, { ...news("late"), expiresAt: turn.now }),
    );
    await shop.settle();
    expect(shop.texts()).toEqual([]);
    expect(await stateOf("late")).toEqual(["expired"]);
    expect(shop.log.map((entry) => entry.msg)).toContain("not said");
  });

  it("wait for a decent hour when they are routine", async () => {
    await open();
    const { clock } = shop.playground;
    const to = (hour: number) => {
      const now = Temporal.Instant.fromEpochMilliseconds(clock.now());
      const local = now.toZonedDateTimeISO("Asia/Shanghai");
      const target = local.add({ days: 1 }).with({ hour, minute: 0 });
      clock.advance(target.epochMilliseconds - clock.now());
    };
    to(23);
    await shop.turn((turn) => say(turn, { ...news("soft"), kind: "routine" }));
    await shop.turn((turn) => say(turn, news("loud")));
    await shop.settle();
    expect(shop.texts()).toEqual(["loud"]);
    clock.advance(10.9 * 3_600_000);
    await shop.settle();
    expect(shop.texts()).toEqual(["loud"]);
    clock.advance(0.1 * 3_600_000);
    await shop.settle();
    expect(shop.texts()).toEqual(["loud", "soft"]);
  });

  it("do not come at night because the bot was away by day", async () => {
    await open();
    const { clock } = shop.playground;
    const zoned = () =>
      Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(
        "Asia/Shanghai",
      );
    const nextDay = (hour: number) =>
      zoned().add({ days: 1 }).with({ hour, minute: 30 }).epochMilliseconds;
    clock.advance(nextDay(21) - clock.now());
    await shop.turn((turn) => say(turn, { ...news("soft"), kind: "routine" }));
    await shop.stop();
    clock.advance(nextDay(23) - clock.now());
    await shop.start();
    await shop.settle();
    expect(shop.texts()).toEqual([]);
    clock.advance(nextDay(10) - clock.now());
    await shop.settle();
    expect(shop.texts()).toEqual(["soft"]);
  });

  it("that only one person could read are given up when they blocked the bot", async () => {
    await open();
    const [, , wang] = shop.users;
    if (!wang) throw new Error("the sample has six people");
    shop.world.start(wang);
    shop.world.blockBot(wang, true);
    await shop.settle();
    await shop.turn((turn) =>
      say(turn, { to: { userId: wang.id }, content: { text: html`alone` } }),
    );
    await shop.settle();
    expect(await stateOf("alone")).toEqual(["failed"]);
    expect(shop.texts()).toEqual([]);
  });

  it("are repeated when the answer to them was lost, and only the one", async () => {
    await open();
    shop.world.failNext({ method: "sendMessage", error: "reset-after" });
    await shop.turn(async (turn) => {
      await say(turn, news("one"));
      await say(turn, news("two"));
    });
    await until(() => shop.texts().includes("two"));
    await shop.settle();
    expect(shop.texts()).toEqual(["one", "one", "two"]);
  });

  it("wait as long as Telegram asks, and no longer", async () => {
    await open();
    shop.world.failNext({
      method: "sendMessage",
      error: {
        code: 429,
        description: "Too Many Requests: retry after 1",
        parameters: { retry_after: 0.4 },
      },
    });
    await shop.turn((turn) => say(turn, news("patient")));
    await until(() => shop.texts().length === 1, { ms: 3_000 });
    const [refused, sent] = calls("sendMessage").map((call) => call.at);
    expect((sent ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(399);
    expect((sent ?? 0) - (refused ?? 0)).toBeLessThan(2_000);
  });

  it("of one chat that must wait or stalls do not hold up another's", async () => {
    await open();
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    const second = shop.world.addGroup({ title: "B", creator: li });
    const third = shop.world.addGroup({ title: "C", creator: li });
    shop.world.addBot(second.id, li);
    shop.world.addBot(third.id, li);
    await shop.settle();
    shop.world.failNext({
      chatId: shop.group.id,
      error: {
        code: 429,
        description: "Too Many Requests: retry after 30",
        parameters: { retry_after: 30 },
      },
    });
    shop.world.failNext({ chatId: second.id, error: { stallMs: 1_300 } });
    await shop.turn((turn) => say(turn, news("A1")));
    await shop.turn((turn) => say(turn, news("B1")), second.id);
    await until(() => calls("sendMessage").length === 2);
    const from = performance.now();
    await shop.turn((turn) => say(turn, news("C1")), third.id);
    await until(() => shop.texts(third.id).includes("C1"));
    expect(performance.now() - from).toBeLessThan(1_250);
    expect(shop.texts()).toEqual([]);
  });

  it("leave a chat open to words when only a reaction is refused", async () => {
    await open();
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    const written = shop.world.send(shop.group.id, li, { text: "/none" });
    shop.world.failNext({
      method: "setMessageReaction",
      error: {
        code: 400,
        description: "Bad Request: not enough rights to react",
      },
    });
    await shop.turn(async (turn) => {
      await react(turn, written.message_id, "👌");
      await say(turn, news("word"));
    });
    await until(() => shop.texts().includes("word"), { ms: 3_000 });
  });

  it("are said once though the store takes no writing for a while", async () => {
    await open();
    shop.world.failNext({ method: "sendMessage", error: { stallMs: 100 } });
    await shop.turn((turn) => say(turn, news("once")));
    await until(() => shop.texts().length === 1);
    await sql`pragma query_only = on`.execute(shop.store.db);
    const isNoted = () =>
      shop.log.some((entry) => entry.msg.includes("could not be noted"));
    await until(isNoted);
    await sql`pragma query_only = off`.execute(shop.store.db);
    await shop.settle();
    expect(shop.texts()).toEqual(["once"]);
  });
});
