import { afterEach, describe, expect, it } from "vitest";
import type { Feature } from "#platform/chat";
import { html } from "#platform/i18n";
import { say, showCard, touchCard } from "#platform/outbox";
import { databases } from "../../support/town.ts";
import { openWorkshop, until, type Workshop } from "../../support/workshop.ts";

const board = { kind: "board", number: 1 };
let shown = 0;

const feature: Feature = {
  name: "boards",
  cards: [
    {
      kind: "board",
      isPinned: true,
      render: () => Promise.resolve({ text: html`board ${shown}` }),
    },
  ],
};

describe.each(databases)("a pinned card (%s)", (database) => {
  let shop: Workshop;
  afterEach(() => shop.close());

  const owner = () => {
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    return li;
  };
  async function open(isAdmin: boolean) {
    shown = 0;
    shop = await openWorkshop({ database, features: [feature] });
    const { group, playground, world } = shop;
    world.setAdministrator(group.id, playground.bot.id, isAdmin, owner());
    await shop.settle();
  }
  const show = async () => {
    await shop.turn((turn) => showCard(turn, board));
    await shop.settle();
  };
  const change = async () => {
    shown += 1;
    await shop.turn((turn) => touchCard(turn, board));
    await shop.settle();
  };
  const cards = () =>
    shop.said().filter((one) => one.text?.startsWith("board"));
  const pins = () =>
    shop.world.calls.filter((call) => call.method === "pinChatMessage");

  it("is pinned once, without a sound, and again when it had to be posted anew", async () => {
    await open(true);
    await show();
    const [first] = cards();
    expect(pins().map((call) => call.params)).toEqual([
      {
        chat_id: shop.group.id,
        message_id: first?.message_id,
        disable_notification: true,
      },
    ]);
    await change();
    expect(pins()).toHaveLength(1);
    shop.world.deleteMessage(shop.group.id, first?.message_id ?? 0, owner());
    await change();
    const [second] = cards();
    expect(second?.text).toBe("board 2");
    expect(pins().map((call) => [call.params["message_id"], call.ok])).toEqual([
      [first?.message_id, true],
      [second?.message_id, true],
    ]);
  });

  it("stays unpinned where the bot may not, which holds up nothing and is no fault", async () => {
    await open(false);
    await show();
    await until(() => pins().length === 1);
    await shop.turn((turn) =>
      say(turn, { to: "group", content: { text: html`next` } }),
    );
    await until(() => shop.texts().includes("next"));
    await change();
    expect(cards().map((one) => one.text)).toEqual(["board 1"]);
    expect(pins().map((call) => call.ok)).toEqual([false]);
    const warned = 40;
    expect(shop.log.filter((entry) => entry.level >= warned)).toEqual([]);
  });
});
