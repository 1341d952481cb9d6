import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer, conveners, residents, type Feature } from "#platform/chat";
import { html } from "#platform/i18n";
import { databases } from "../../support/town.ts";
import {
  openWorkshop,
  until,
  type Workshop,
  type WorkshopOptions,
} from "../../support/workshop.ts";

let heard: string[] = [];
let failures: unknown[] = [];
let entered: (number | null)[] = [];
beforeEach(() => {
  heard = [];
  failures = [];
});

const ears: Feature = {
  name: "ears",
  events: [
    {
      on: "bot.entered",
      run(turn) {
        entered.push(turn.community.chatId);
        return Promise.resolve();
      },
    },
  ],
  commands: [
    {
      name: "hear",
      who: residents(async (turn) => {
        heard.push(turn.message?.text ?? "");
        await turn.tx
          .insertInto("items")
          .values({
            community_id: turn.community.id,
            number: 900 + heard.length,
            kind: "heard",
          })
          .execute();
        const failure = failures.shift();
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what drivers throw
        if (failure !== undefined) throw failure;
        await answer(turn, { text: html`heard ${turn.message?.text ?? ""}` });
      }),
    },
    {
      name: "clash",
      who: residents(async (turn) => {
        heard.push("clash");
        const row = { community_id: turn.community.id, number: 1, kind: "x" };
        await turn.tx.insertInto("items").values(row).execute();
        await turn.tx.insertInto("items").values(row).execute();
      }),
    },
    {
      name: "lead",
      who: conveners((turn) => answer(turn, { text: html`led` })),
    },
  ],
};

let shop: Workshop;
afterEach(() => shop.close());
const open = async (options: WorkshopOptions = {}) =>
  (shop = await openWorkshop({ features: [ears], ...options }));

let nextId = 5_000;
/** An update as Telegram would make it, of a message in the group by `user`. */
function message(text: string, rest: { id?: number; chatId?: number } = {}) {
  const [, , wang] = shop.users;
  const id = rest.id ?? (nextId += 1);
  const chat = rest.chatId
    ? { id: rest.chatId, type: "supergroup", title: "Other" }
    : shop.group;
  return {
    update_id: id,
    message: { message_id: id, date: 1, chat, from: wang, text },
  };
}
const items = () =>
  shop.store.db
    .selectFrom("items")
    .select("number")
    .where("kind", "in", ["heard", "x"])
    .execute();

describe.each(databases)("taking updates (%s)", (database) => {
  it("takes each once, however often it comes", async () => {
    await open({ database });
    const update = message("/hear one");
    await shop.parts.chat.takeUpdate(update);
    await shop.parts.chat.takeUpdate(update);
    await Promise.all([
      shop.parts.chat.takeUpdate(message("/hear two", { id: 7_001 })),
      shop.parts.chat.takeUpdate(message("/hear two", { id: 7_001 })),
    ]);
    await shop.settle();
    expect(heard).toEqual(["one", "two"]);
    expect(await items()).toHaveLength(2);
  });

  it("undoes a handler that throws, says so, logs which, and goes on", async () => {
    await open({ database });
    const [, , wang] = shop.users;
    if (!wang) throw new Error("the sample has six people");
    failures = [new Error("a bug")];
    shop.world.send(shop.group.id, wang, { text: "/hear one" });
    shop.world.send(shop.group.id, wang, { text: "/clash" });
    shop.world.send(shop.group.id, wang, { text: "/hear two" });
    await shop.settle();
    expect(heard).toEqual(["one", "clash", "two"]);
    expect(await items()).toHaveLength(1);
    const [first, second, third] = shop.texts();
    expect(first).toBe(second);
    expect(third).toBe("heard two");
    const logged = shop.log.filter((e) => e.msg.includes("was undone"));
    expect(logged.map((entry) => typeof entry["update_id"])).toEqual([
      "number",
      "number",
    ]);
    // People's words stay out of the log, but for debugging.
    expect(JSON.stringify(logged)).not.toContain("/hear");
  });

  it("takes an update again that the database would not have just then", async () => {
    await open({ database });
    const [, , wang] = shop.users;
    if (!wang) throw new Error("the sample has six people");
    failures = [
      Object.assign(new Error("deadlock detected"), { code: "40P01" }),
    ];
    shop.world.send(shop.group.id, wang, { text: "/hear one" });
    await until(() => shop.texts().includes("heard one"));
    await shop.settle();
    expect(heard).toEqual(["one", "one"]);
    expect(shop.texts()).toEqual(["heard one"]);
    expect(await items()).toHaveLength(1);
  });

  it("makes one community of a group that is met twice at once", async () => {
    await open({ database });
    entered = [];
    const [li, , wang] = shop.users;
    const chat = { id: -77, type: "supergroup", title: "New" };
    const bot = { ...shop.playground.bot, is_bot: true };
    await Promise.all([
      shop.parts.chat.takeUpdate(message("hello", { chatId: -77 })),
      shop.parts.chat.takeUpdate({
        update_id: 8_001,
        my_chat_member: {
          chat,
          from: li,
          date: 1,
          new_chat_member: { status: "administrator", user: bot },
        },
      }),
      shop.parts.chat.takeUpdate(message("hello", { chatId: -78 })),
      shop.parts.chat.takeUpdate({
        update_id: 8_002,
        message: {
          message_id: 1,
          chat: { id: wang?.id, type: "private" },
          from: wang,
          text: "/start",
        },
      }),
    ]);
    const communities = await shop.store.db
      .selectFrom("communities")
      .select("chat_id")
      .where("chat_id", "in", [-77, -78])
      .orderBy("chat_id")
      .execute();
    expect(communities.map((one) => one.chat_id)).toEqual([-78, -77]);
    expect(entered.sort()).toEqual([-78, -77].sort());
    expect(shop.log.filter((entry) => entry.level >= 50)).toEqual([]);
  });
});

describe("taking updates", () => {
  it("logs one that does not fit once, confirms it, and takes the others", async () => {
    await open({ polls: false });
    const misfit = { update_id: 41, message: { message_id: "x" } };
    shop.world.failNext({ method: "getUpdates", error: { stallMs: 0 } });
    await shop.parts.chat.takeUpdate(misfit);
    await shop.parts.chat.takeUpdate("no update at all");
    await shop.parts.chat.takeUpdate({ update_id: 42, poll_answer: {} });
    await shop.parts.chat.takeUpdate(message("/hear after"));
    expect(heard).toEqual(["after"]);
    const logged = shop.log.filter((e) => e.msg.includes("does not fit"));
    expect(logged.map((entry) => entry["update_id"])).toEqual([41, null]);
  });

  it("passes over other bots, channels and commands for other bots", async () => {
    await open({ polls: false });
    const [, , wang] = shop.users;
    const take = (content: object) =>
      shop.parts.chat.takeUpdate({
        update_id: (nextId += 1),
        message: { message_id: nextId, chat: shop.group, ...content },
      });
    await take({ from: { id: 9, is_bot: true }, text: "/hear bot" });
    await take({
      chat: { id: -5, type: "channel" },
      text: "/hear channel",
    });
    await take({ from: wang, text: "/hear@other_bot x" });
    await take({ from: wang, text: "/hear@SHANGLIANG_bot me" });
    await take({ from: wang, text: "／hear　wide" });
    expect(heard).toEqual(["me", "wide"]);
  });

  it("lets conveners lead and tells others who does", async () => {
    await open();
    const [li, , wang] = shop.users;
    if (!li || !wang) throw new Error("the sample has six people");
    shop.world.send(shop.group.id, wang, { text: "/lead" });
    shop.world.send(shop.group.id, li, { text: "/lead" });
    await shop.settle();
    expect(shop.texts()[0]).toContain(li.first_name);
    expect(shop.texts()[1]).toBe("led");
  });

  it("suggests the nearest command, and keeps out of other bots' in a group", async () => {
    await open();
    const [, , wang] = shop.users;
    if (!wang) throw new Error("the sample has six people");
    shop.world.send(shop.group.id, wang, { text: "/haer x" });
    shop.world.send(shop.group.id, wang, { text: "/weather" });
    await shop.settle();
    expect(shop.texts()).toHaveLength(1);
    expect(shop.texts()[0]).toContain("/hear");
  });

  it("keeps a person's language when they block the bot and come back", async () => {
    await open();
    const [, , wang] = shop.users;
    if (!wang) throw new Error("the sample has six people");
    const account = () =>
      shop.store.db
        .selectFrom("accounts")
        .select(["language_code", "is_reachable"])
        .where("user_id", "=", wang.id)
        .executeTakeFirst();
    shop.world.start(wang);
    await shop.settle();
    expect(await account()).toEqual({ language_code: "en", is_reachable: 1 });
    shop.world.blockBot(wang, true);
    await shop.settle();
    expect(await account()).toEqual({ language_code: "en", is_reachable: 0 });
    shop.world.blockBot(wang, false);
    await shop.settle();
    expect(await account()).toEqual({ language_code: "en", is_reachable: 1 });
  });

  it("knows again a person that left while restricted", async () => {
    await open();
    const [li, , wang] = shop.users;
    const change = (status: object) =>
      shop.parts.chat.takeUpdate({
        update_id: (nextId += 1),
        chat_member: {
          chat: shop.group,
          from: li,
          date: 1,
          new_chat_member: { user: wang, ...status },
        },
      });
    const isPresent = async () => {
      const row = await shop.store.db
        .selectFrom("members")
        .select("is_present")
        .where("user_id", "=", wang?.id ?? 0)
        .executeTakeFirst();
      return row?.is_present;
    };
    await change({ status: "restricted", is_member: true });
    expect(await isPresent()).toBe(1);
    await change({ status: "restricted", is_member: false });
    expect(await isPresent()).toBe(0);
  });
});
