import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  answer,
  callback,
  mayRewrite,
  onPress,
  residents,
  whisper,
  type ChatTurn,
  type Feature,
} from "#platform/chat";
import { html } from "#platform/i18n";
import { say, type Content } from "#platform/outbox";
import type { SeenMessage } from "#playground";
import { databases, type Database } from "../../support/town.ts";
import { openWorkshop, until, type Workshop } from "../../support/workshop.ts";

const fruits = ["apricot", "quince", "medlar"];
const mark = callback("slip.mark", ["slip", "fruit"]);
const blurt = callback("slip.blurt", ["fruit"]);
const tear = callback("slip.tear", ["fruit"]);
const seven = { kind: "slip", number: 7 };
let replied: number[] = [];

const slipOf = ({ community }: ChatTurn, fruit: number): Content => ({
  text: html`your fruit is ${fruits[fruit] ?? "none"}`,
  buttons: [
    fruits.map((label, i) => ({
      label,
      data: mark.data(community.id, { slip: 7, fruit: i }),
    })),
  ],
});

const slips: Feature = {
  name: "slips",
  commands: [
    {
      name: "start",
      needsCommunity: false,
      who: residents(() => Promise.resolve()),
    },
    {
      name: "slip",
      who: residents((turn) => {
        whisper(turn, slipOf(turn, -1), seven);
        return Promise.resolve();
      }),
    },
    {
      name: "basket",
      who: residents((turn) => {
        for (const fruit of fruits) whisper(turn, { text: html`${fruit}` });
        return Promise.resolve();
      }),
    },
    {
      name: "torn",
      who: residents((turn) => {
        whisper(turn, slipOf(turn, 0), seven);
        return Promise.reject(new Error("torn"));
      }),
    },
    {
      name: "rules",
      who: residents((turn) =>
        answer(
          turn,
          { text: html`the rules` },
          { about: { kind: "rules", number: 7 } },
        ),
      ),
    },
  ],
  buttons: [
    onPress(mark, "resident", async (turn, { slip, fruit }) =>
      (await mayRewrite(turn, { kind: "slip", number: slip }))
        ? { text: "marked", becomes: slipOf(turn, fruit) }
        : { text: "no slip", alert: true },
    ),
    onPress(blurt, "resident", (turn, { fruit }) =>
      Promise.resolve({ text: "blurted", becomes: slipOf(turn, fruit) }),
    ),
    onPress(tear, "resident", (turn, { fruit }) => {
      whisper(turn, slipOf(turn, fruit));
      return Promise.reject(new Error("torn"));
    }),
  ],
  replies: [
    {
      kind: "slip",
      run(_turn, number) {
        replied.push(number);
        return Promise.resolve();
      },
    },
  ],
  links: [
    {
      letter: "x",
      run(turn) {
        whisper(turn, { text: html`in ${turn.community.title}` });
        return Promise.resolve();
      },
    },
  ],
};

let shop: Workshop;
beforeEach(() => {
  replied = [];
});
afterEach(() => shop.close());

async function open(database: Database = "sqlite") {
  shop = await openWorkshop({ database, features: [slips] });
  const { world } = shop;
  const [li, , wang] = shop.users;
  if (!li || !wang) throw new Error("the sample has six people");
  for (const user of [li, wang]) {
    world.send(shop.group.id, user, { text: "/start" });
    world.start(user);
  }
  await shop.settle();
  const said = () => shop.said(wang.id);
  return {
    li,
    wang,
    community: await shop.turn((turn) => Promise.resolve(turn.community.id)),
    said,
    texts: () => said().map((message) => message.text ?? ""),
    tells: async (text: string, replyTo?: SeenMessage) => {
      world.send(wang.id, wang, {
        text,
        ...(replyTo && { replyTo: replyTo.message_id }),
      });
      await shop.settle();
    },
    presses: async (label: string) => {
      const [slip] = said();
      const toast = await world.press(wang.id, slip?.message_id ?? 0, wang, {
        label,
      });
      await shop.settle();
      return toast;
    },
    forges: async (data: string, on: SeenMessage | undefined) => {
      const [chatId, id] = [on?.chat.id ?? 0, on?.message_id ?? 0];
      const toast = await world.pressForged(chatId, id, wang, data);
      await shop.settle();
      return toast;
    },
  };
}

/** Everything that all tables hold. */
async function readStore(): Promise<string> {
  const { db } = shop.store;
  const tables = await db.introspection.getTables();
  const contents = await Promise.all(
    tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)),
  );
  expect(tables.map(({ name }) => name)).toContain("notices");
  return JSON.stringify(contents);
}

const unheard = () =>
  shop.log.filter((entry) => entry.msg.includes("was not heard"));

describe.each(databases)("what is never stored (%s)", (database) => {
  it("is whispered, and rewritten by presses, beside the toast", async () => {
    const { tells, presses, texts, said } = await open(database);
    await tells("/slip");
    expect(texts()).toEqual(["your fruit is none"]);
    expect((await presses("quince")).text).toBe("marked");
    expect((await presses("medlar")).text).toBe("marked");
    expect(texts()).toEqual(["your fruit is medlar"]);
    await tells("why so", said()[0]);
    expect(replied).toEqual([7]);
    const stored = await readStore();
    expect(stored).toContain('"slip"');
    for (const fruit of ["your fruit", ...fruits]) {
      expect(stored).not.toContain(fruit);
    }
  });

  it("is not said by a turn that fails", async () => {
    const { tells, forges, texts, said, community } = await open(database);
    await tells("/slip");
    await tells("/torn");
    await forges(tear.data(community, { fruit: 0 }), said()[0]);
    const [slip, apology, ...others] = texts();
    expect(slip).toBe("your fruit is none");
    expect(apology).not.toContain("fruit");
    expect(others).toEqual([]);
  });

  it("is not put into another message of the bot's by a forged press", async () => {
    const { tells, forges, texts, said, community } = await open(database);
    await tells("/slip");
    await tells("/rules");
    const [slip, rules] = said();
    const data = mark.data(community, { slip: 7, fruit: 0 });
    expect((await forges(data, rules)).text).toBe("no slip");
    const other = mark.data(community, { slip: 8, fruit: 0 });
    expect((await forges(other, slip)).text).toBe("no slip");
    expect(texts()).toEqual(["your fruit is none", "the rules"]);
  });

  it("comes from whichever community the turn was in", async () => {
    const { li, community } = await open(database);
    const { world } = shop;
    const other = world.addGroup({ title: "Other", creator: li });
    world.addBot(other.id, li);
    world.send(other.id, li, { text: "/start" });
    await shop.settle();
    const there = await shop.turn(
      (turn) => Promise.resolve(turn.community.id),
      other.id,
    );
    world.start(li, `x${there}-1`);
    world.start(li, `x${community}-1`);
    await shop.settle();
    expect(shop.texts(li.id)).toEqual(["in Other", `in ${shop.group.title}`]);
  });
});

describe("what is never stored", () => {
  it("is no message of a group's, even about the same thing", async () => {
    const { forges, community } = await open();
    await shop.turn((turn) =>
      say(turn, {
        to: "group",
        content: { text: html`all slips` },
        about: seven,
      }),
    );
    await shop.settle();
    const [all] = shop.said();
    const data = mark.data(community, { slip: 7, fruit: 0 });
    expect((await forges(data, all)).text).toBe("no slip");
    const rash = await forges(blurt.data(community, { fruit: 0 }), all);
    expect(rash.text).not.toBe("blurted");
    expect(shop.texts()).toEqual(["all slips"]);
    expect(shop.log.map((entry) => entry.msg)).toContain(
      "a turn failed and was undone",
    );
  });

  it.each([
    ["a broken connection", "reset-before" as const],
    [
      "a short wait",
      {
        code: 429,
        description: "Too Many Requests: retry after 0.2",
        parameters: { retry_after: 0.2 },
      },
    ],
  ])("comes in order in spite of %s", async (_what, error) => {
    const { tells, texts } = await open();
    shop.world.failNext({ method: "sendMessage", error });
    await tells("/basket");
    expect(texts()).toEqual(fruits);
    expect(unheard()).toEqual([]);
  });

  it.each([
    {
      code: 429,
      description: "Too Many Requests: retry after 6",
      parameters: { retry_after: 6 },
    },
    { code: 400, description: "Bad Request: chat not found" },
  ])(
    "is given up where Telegram says $description, wordlessly",
    async (error) => {
      const { tells, texts } = await open();
      shop.world.failNext({ method: "sendMessage", error });
      await tells("/basket");
      expect(texts()).toEqual(["quince", "medlar"]);
      expect(unheard().map((entry) => entry.level)).toEqual([20]);
      expect(JSON.stringify(shop.log)).not.toContain("apricot");
    },
  );

  it("is given up where the connection breaks twice", async () => {
    const { tells, presses, texts } = await open();
    await tells("/slip");
    shop.world.failNext({
      method: "editMessageText",
      error: "reset-before",
      times: 2,
    });
    expect((await presses("quince")).text).toBe("marked");
    expect(texts()).toEqual(["your fruit is none"]);
    expect(unheard()).toHaveLength(1);
  });

  it("may be so already", async () => {
    const { tells, presses, texts } = await open();
    await tells("/slip");
    await presses("quince");
    await presses("quince");
    expect(texts()).toEqual(["your fruit is quince"]);
    const edits = shop.world.calls.filter(
      (call) => call.method === "editMessageText",
    );
    expect(edits).toHaveLength(2);
    expect(unheard()).toEqual([]);
  });

  it("is waited for by a stop", async () => {
    const { wang, texts } = await open();
    shop.world.failNext({ method: "sendMessage", error: { stallMs: 300 } });
    shop.world.send(wang.id, wang, { text: "/slip" });
    await until(() => shop.world.pendingUpdates() === 0);
    await shop.stop();
    expect(texts()).toEqual(["your fruit is none"]);
    const noted = await shop.store.db
      .selectFrom("messages")
      .select("about_number")
      .where("about_kind", "=", "slip")
      .execute();
    expect(noted).toEqual([{ about_number: 7 }]);
  });
});
