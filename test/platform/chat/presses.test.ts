import { afterEach, describe, expect, it } from "vitest";
import { callback, onPress, type Feature } from "#platform/chat";
import { html } from "#platform/i18n";
import { say } from "#platform/outbox";
import { databases, type Database } from "../../support/town.ts";
import { openWorkshop, type Workshop } from "../../support/workshop.ts";

const ring = callback("bell.ring", ["bell", "times"]);
const muffle = callback("bell.muffle", ["bell"]);
const crack = callback("bell.crack", ["bell"]);
let rung: number[] = [];

const bell: Feature = {
  name: "bell",
  buttons: [
    onPress(ring, "resident", async (turn, { bell, times }) => {
      // As features do: what does not exist is looked up, not assumed.
      await turn.tx
        .selectFrom("items")
        .select("number")
        .where("number", "=", bell)
        .execute();
      rung.push(bell * times);
      return { text: `rung ${"ding ".repeat(60)}` };
    }),
    onPress(muffle, "convener", () => Promise.resolve({ text: "muffled" })),
    onPress(crack, "resident", () => Promise.reject(new Error("cracked"))),
  ],
};

let shop: Workshop;
afterEach(() => shop.close());

async function open(database: Database = "sqlite") {
  rung = [];
  shop = await openWorkshop({ database, features: [bell] });
  const community = await shop.turn(async (turn) => {
    const row = (...data: string[]) =>
      data.map((one, i) => ({ label: `b${i}`, data: one }));
    const id = turn.community.id;
    await say(turn, {
      to: "group",
      content: {
        text: html`bell`,
        buttons: [
          row(
            ring.data(id, { bell: 2, times: 3 }),
            muffle.data(id, { bell: 1 }),
            crack.data(id, { bell: 1 }),
          ),
        ],
      },
    });
    return id;
  });
  await shop.settle();
  const [message] = shop.said();
  const [li, , wang] = shop.users;
  if (!message || !li || !wang) throw new Error("there is no bell");
  const id = message.message_id;
  return {
    community,
    li,
    wang,
    press: (who: typeof li, label: string) =>
      shop.world.press(shop.group.id, id, who, { label }),
    forge: (data: string, who = wang) =>
      shop.world.pressForged(shop.group.id, id, who, data),
  };
}

describe.each(databases)("a press (%s)", (database) => {
  it("is answered with what was done, cut to Telegram's 200", async () => {
    const { press, wang } = await open(database);
    const { text = "" } = await press(wang, "b0");
    expect(rung).toEqual([6]);
    expect(Array.from(text)).toHaveLength(200);
    expect(text.endsWith("…")).toBe(true);
  });

  it.each([
    "",
    "nonsense",
    "bell.ring",
    "bell.ring:COMMUNITY:1",
    "bell.ring:COMMUNITY:1:2:3",
    "bell.ring:COMMUNITY:1:two",
    "bell.ring:COMMUNITY:1:2e3",
    "bell.ring:COMMUNITY:999999999999999:1",
    "bell.ring:99:1:2",
    "bell.ring:0:1:2",
    "bell.ring:-1:1:2",
    "gone.feature:COMMUNITY:1",
    "__proto__:COMMUNITY:1",
    "😀".repeat(16),
  ])(
    "that is forged, foreign or stale (%j) is answered and does nothing",
    async (data) => {
      const { forge, community } = await open(database);
      const answer = await forge(data.replace("COMMUNITY", String(community)));
      expect(answer.text).toBeTruthy();
      expect(answer.show_alert).toBe(true);
      expect(rung).toEqual([]);
      expect(shop.log.filter((entry) => entry.level >= 50)).toEqual([]);
    },
    10_000,
  );
});

describe("a press", () => {
  it("on a button of the conveners is refused to others, with their names", async () => {
    const { press, li, wang } = await open();
    const refused = await press(wang, "b1");
    expect(refused.text).toContain(li.first_name);
    expect((await press(li, "b1")).text).toBe("muffled");
  });

  it("that meets a bug is answered with an apology, for the presser alone", async () => {
    const { press, wang } = await open();
    const answer = await press(wang, "b2");
    expect(answer.show_alert).toBe(true);
    expect(answer.text).toBeTruthy();
    await shop.settle();
    expect(shop.texts()).toEqual(["bell"]);
  });

  it("is answered also when the connection breaks under the answer", async () => {
    const { press, wang } = await open();
    shop.world.failNext({
      method: "answerCallbackQuery",
      error: "reset-before",
    });
    expect((await press(wang, "b0")).text).toContain("rung");
  });

  it("that comes again after a crash is answered and counted once", async () => {
    const { community, wang } = await open();
    const update = {
      update_id: 17,
      callback_query: {
        id: "q1",
        from: wang,
        data: ring.data(community, { bell: 1, times: 1 }),
        message: { message_id: 1, chat: shop.group },
      },
    };
    await shop.parts.chat.takeUpdate(update);
    await shop.parts.chat.takeUpdate(update);
    await shop.stop();
    expect(rung).toEqual([1]);
    const answers = shop.world.calls.filter(
      (call) => call.method === "answerCallbackQuery",
    );
    expect(answers.map((call) => call.params["callback_query_id"])).toEqual([
      "q1",
      "q1",
    ]);
  });

  it("in another group, with this group's data, is foreign", async () => {
    const { community, li } = await open();
    const other = shop.world.addGroup({ title: "Other", creator: li });
    shop.world.addBot(other.id, li);
    await shop.settle();
    await shop.turn(
      (turn) =>
        say(turn, {
          to: "group",
          content: {
            text: html`copy`,
            buttons: [
              [
                {
                  label: "copied",
                  data: ring.data(community, { bell: 1, times: 1 }),
                },
              ],
            ],
          },
        }),
      other.id,
    );
    await shop.settle();
    const copy = shop.said(other.id).at(-1);
    const answer = await shop.world.press(other.id, copy?.message_id ?? 0, li, {
      label: "copied",
    });
    expect(answer.show_alert).toBe(true);
    expect(rung).toEqual([]);
  });
});

describe("a button's data", () => {
  it("is refused in the code when it would be longer than 64 bytes", () => {
    const long = callback("x".repeat(50), ["a", "b"]);
    expect(() => long.data(1_234_567, { a: 123_456, b: 1 })).toThrow(
      "too long",
    );
    const wide = callback("楼".repeat(20), ["a"]);
    expect(wide.data(1, { a: 1 })).toHaveLength(24);
    expect(() => wide.data(1, { a: 12 })).toThrow("too long");
  });

  it("is read as it was written", () => {
    const data = ring.data(5, { bell: -12, times: 2_147_483_647 });
    expect(data).toBe("bell.ring:5:-12:2147483647");
    expect(ring.read(data.split(":").slice(2))).toEqual({
      bell: -12,
      times: 2_147_483_647,
    });
    expect(ring.read(["1", "2147483648"])).toBeNull();
  });
});
