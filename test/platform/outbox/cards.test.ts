import { afterEach, describe, expect, it } from "vitest";
import type { Feature } from "#platform/chat";
import { html } from "#platform/i18n";
import { say, showCard, touchCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { databases, noRates } from "../../support/town.ts";
import {
  openWorkshop,
  until,
  type Workshop,
  type WorkshopOptions,
} from "../../support/workshop.ts";

const card = { kind: "sign", number: 1 };

/** Signs whose text is what the test last wrote on them. */
function makeSigns() {
  const texts = new Map<number, string>([[1, "one"]]);
  const feature: Feature = {
    name: "signs",
    cards: [
      {
        kind: "sign",
        render(_turn, number) {
          const text = texts.get(number);
          if (text === undefined) throw new Error("no such sign");
          return Promise.resolve({ text: html`${text}` });
        },
      },
    ],
  };
  return { texts, feature };
}

let shop: Workshop;
let texts: Map<number, string>;
afterEach(() => shop.close());

async function open(options: WorkshopOptions = {}): Promise<void> {
  const signs = makeSigns();
  ({ texts } = signs);
  shop = await openWorkshop({ features: [signs.feature], ...options });
}

const show = (turn: Turn) => showCard(turn, card);
const touch = (turn: Turn) => touchCard(turn, card);

async function write(text: string): Promise<void> {
  texts.set(1, text);
  await shop.turn(touch);
}

const calls = (method: string) =>
  shop.world.calls.filter((call) => call.method === method);

describe.each(databases)("a card (%s)", (database) => {
  it("is posted once and then edited", async () => {
    await open({ database });
    await shop.turn(show);
    await shop.settle();
    await write("two");
    await shop.settle();
    expect(shop.texts()).toEqual(["two"]);
    expect(shop.said()[0]?.edits).toBe(1);
  });

  it("shows what changed while an edit, or the post, was under way", async () => {
    await open({ database });
    shop.world.failNext({ method: "sendMessage", error: { stallMs: 100 } });
    await shop.turn(show);
    await until(() => shop.texts().length === 1);
    await write("two");
    await shop.settle();
    expect(shop.texts()).toEqual(["two"]);
    shop.world.failNext({ method: "editMessageText", error: { stallMs: 100 } });
    await write("three");
    await until(() => shop.texts()[0] === "three");
    await write("four");
    await shop.settle();
    expect(shop.texts()).toEqual(["four"]);
  });

  it("is posted anew when somebody deleted its message", async () => {
    await open({ database });
    await shop.turn(show);
    await shop.settle();
    const [li] = shop.users;
    const [message] = shop.said();
    if (!li || !message) throw new Error("nothing was posted");
    shop.world.deleteMessage(shop.group.id, message.message_id, li);
    await write("two");
    await shop.settle();
    expect(shop.texts()).toEqual(["two"]);
    expect(calls("sendMessage")).toHaveLength(2);
  });
});

describe("a card", () => {
  it("costs no call and no place in the limits when nothing changed", async () => {
    await open({
      rates: { ...noRates, group: 3, groupMs: 3_600_000, chatBurst: 99 },
    });
    await shop.turn(show);
    await shop.settle();
    for (let i = 0; i < 5; i += 1) {
      await shop.turn(touch);
      await shop.settle();
    }
    expect(calls("editMessageText")).toHaveLength(0);
    await write("two");
    await shop.turn((turn) =>
      say(turn, { to: "group", content: { text: html`news` } }),
    );
    const isShown = (text: string) => shop.texts().includes(text);
    await until(() => isShown("two") && isShown("news"), { ms: 5_000 });
  });

  it("is done when Telegram shows it so already", async () => {
    await open();
    await shop.turn(show);
    await shop.settle();
    shop.world.failNext({
      method: "editMessageText",
      error: {
        code: 400,
        description:
          "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
      },
    });
    await write("two");
    await shop.settle();
    expect(calls("editMessageText")).toHaveLength(1);
    expect(calls("sendMessage")).toHaveLength(1);
  });

  it("that cannot be drawn holds up nothing, and comes when it can", async () => {
    await open();
    texts.delete(1);
    await shop.turn(async (turn) => {
      await show(turn);
      await say(turn, { to: "group", content: { text: html`news` } });
    });
    await shop.settle();
    expect(shop.texts()).toEqual(["news"]);
    expect(
      shop.log.filter((e) => e.msg === "a card was not drawn"),
    ).toHaveLength(1);
    texts.set(1, "drawn");
    shop.playground.clock.advance(61_000);
    await shop.settle();
    expect(shop.texts()).toEqual(["news", "drawn"]);
  });

  it("that Telegram refuses is given up until it changes", async () => {
    await open();
    const refusal = { code: 400, description: "Bad Request: something new" };
    shop.world.failNext({ method: "sendMessage", error: refusal });
    await shop.turn(show);
    await shop.settle();
    expect(shop.texts()).toEqual([]);
    expect(shop.log.map((e) => e.msg)).toContain("a card was refused");
    await write("two");
    await shop.settle();
    expect(shop.texts()).toEqual(["two"]);
  });

  it("is not posted for ever when its post is refused like an edit", async () => {
    await open();
    shop.world.failNext({
      method: "sendMessage",
      times: 50,
      error: { code: 400, description: "Bad Request: MESSAGE_ID_INVALID" },
    });
    await shop.turn(show);
    await shop.settle();
    expect(calls("sendMessage")).toHaveLength(1);
  });

  it("that waits for its next edit lets another card pass", async () => {
    await open({ rates: { ...noRates, cardMs: 1_200 } });
    texts.set(2, "other");
    await shop.turn(async (turn) => {
      await show(turn);
      await showCard(turn, { kind: "sign", number: 2 });
    });
    await shop.settle();
    await write("two");
    await shop.settle();
    await write("three");
    texts.set(2, "other two");
    await shop.turn((turn) => touchCard(turn, { kind: "sign", number: 2 }));
    await shop.settle();
    const edits = calls("editMessageText");
    expect(edits.map((call) => call.params["text"])).toEqual([
      "two",
      "other two",
      "three",
    ]);
    const [first, , last] = edits.map((call) => call.at);
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(800);
  });
});

describe("an idle bot", () => {
  it("makes no calls but its long poll, and hardly looks at the clock", async () => {
    let looks = 0;
    const signs = makeSigns();
    shop = await openWorkshop({
      features: [signs.feature],
      wrapClock: (clock) => ({
        now() {
          looks += 1;
          return clock.now();
        },
        onJump: clock.onJump,
      }),
    });
    await shop.turn(show);
    await shop.settle();
    const before = shop.world.calls.length;
    const from = process.cpuUsage();
    const started = performance.now();
    looks = 0;
    // The runner looks at the clock each second.
    await until(() => performance.now() - started > 1_500);
    const { user, system } = process.cpuUsage(from);
    expect(shop.world.calls.length).toBe(before);
    expect(looks).toBeLessThan(20);
    // The waiting of this very test included; a hot loop takes all of it.
    const share = (user + system) / 1_000 / (performance.now() - started);
    expect(share).toBeLessThan(0.8);
  });
});
