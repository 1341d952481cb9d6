import { afterEach, describe, expect, it } from "vitest";
import { answer, callback, onPress, residents } from "#platform/chat";
import { changeCommunity } from "#platform/community";
import { html } from "#platform/i18n";
import {
  mentionOf,
  pruneOutbox,
  react,
  revise,
  say,
  showCard,
  touchCard,
  weekOfBurden,
} from "#platform/outbox";
import { databases } from "../../support/town.ts";
import {
  asMember,
  openWorkshop,
  type Workshop,
} from "../../support/workshop.ts";

const tap = callback("burden.tap", ["card"]);
const card = { kind: "burden", number: 1 };

const burdensome = {
  name: "burden",
  commands: [
    {
      name: "ask",
      who: residents((turn) => answer(turn, { text: html`an answer` })),
    },
    {
      name: "make",
      who: residents((turn) =>
        showCard(turn, { ...card, replyTo: turn.message?.id ?? 0 }),
      ),
    },
  ],
  buttons: [
    onPress(tap, "resident", () => Promise.resolve({ text: "tapped" })),
  ],
  cards: [
    {
      kind: "burden",
      render: (turn: { community: { id: number }; now: number }) =>
        Promise.resolve({
          text: html`a card of ${turn.now}`,
          buttons: [
            [
              {
                label: "tap",
                data: tap.data(turn.community.id, { card: 1 }),
              },
            ],
          ],
        }),
    },
  ],
};

const dayMs = 86_400_000;

describe.each(databases)("what the bot costs a group (%s)", (database) => {
  let shop: Workshop;
  afterEach(() => shop.close());

  const week = () =>
    shop.turn(({ tx, community, now }) => weekOfBurden(tx, community, now));
  const settled = async (act: Promise<unknown>) => {
    await act;
    await shop.settle();
  };
  const writes = (text: string) => {
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    shop.world.send(shop.group.id, li, { text });
    return shop.settle();
  };

  it("is its messages, answers, mentions and taps, of seven days", async () => {
    shop = await openWorkshop({ database, features: [burdensome] });
    const [, , wang] = shop.users;
    if (!wang) throw new Error("the sample has six people");
    expect(await week()).toEqual({
      messages: 0,
      answers: 0,
      mentions: 0,
      taps: 0,
      days: 7,
      isOver: false,
    });
    await writes("/ask");
    await writes("/make");
    // Neither an edit nor a reaction is a message.
    shop.playground.clock.advance(1_000);
    await settled(shop.turn((turn) => touchCard(turn, card)));
    const [first] = shop.said();
    const messageId = first?.message_id ?? 0;
    await settled(shop.turn((turn) => react(turn, messageId, "👌")));
    await settled(
      shop.turn((turn) =>
        revise(turn, { place: "group", messageId }, { text: html`edited` }),
      ),
    );
    await settled(
      shop.turn((turn) =>
        say(turn, {
          to: "group",
          content: {
            text: html`${mentionOf(asMember(wang, 1))} and @somebody: a@b.example`,
          },
        }),
      ),
    );
    // What is said in private costs the group nothing.
    shop.world.start(wang);
    await settled(
      shop.turn((turn) =>
        say(turn, { to: { userId: wang.id }, content: { text: html`psst` } }),
      ),
    );
    const posted = shop.said()[1]?.message_id ?? 0;
    for (const person of shop.users.slice(0, 3)) {
      await shop.world.press(shop.group.id, posted, person, { label: "tap" });
    }
    expect(await week()).toMatchObject({
      messages: 3,
      answers: 2,
      mentions: 2,
      taps: 3,
    });
    shop.playground.clock.advance(6 * dayMs);
    expect(await week()).toMatchObject({ messages: 3, taps: 3 });
    shop.playground.clock.advance(dayMs);
    expect(await week()).toMatchObject({ messages: 0, taps: 0 });
  });

  it("is too much when one day was over the budget, answers aside", async () => {
    shop = await openWorkshop({ database, features: [burdensome] });
    await shop.turn(({ tx, community }) =>
      changeCommunity(tx, community.id, { dailyBudget: 2 }),
    );
    const news = () =>
      settled(
        shop.turn((turn) =>
          say(turn, { to: "group", content: { text: html`news` } }),
        ),
      );
    await news();
    await news();
    await writes("/ask");
    expect(await week()).toMatchObject({ messages: 3, isOver: false });
    await news();
    expect(await week()).toMatchObject({ messages: 4, isOver: true });
    shop.playground.clock.advance(2 * dayMs);
    expect(await week()).toMatchObject({ isOver: true });
  });

  it("is forgotten after a year, what was said after a month", async () => {
    shop = await openWorkshop({ database, features: [burdensome] });
    await writes("/ask");
    await settled(
      shop.turn((turn) =>
        say(turn, {
          to: "group",
          content: { text: html`later` },
          expiresAt: turn.now,
        }),
      ),
    );
    const count = async () => {
      const { db } = shop.store;
      const [notices, days] = await Promise.all([
        db.selectFrom("notices").select("state").execute(),
        db.selectFrom("burden").select("day").execute(),
      ]);
      return [notices.length, days.length];
    };
    const prunedAfter = async (days: number) => {
      const now = shop.playground.clock.now() + days * dayMs;
      await pruneOutbox(shop.store.db, now);
      return count();
    };
    expect(await prunedAfter(29)).toEqual([2, 1]);
    expect(await prunedAfter(31)).toEqual([0, 1]);
    expect(await prunedAfter(399)).toEqual([0, 1]);
    expect(await prunedAfter(402)).toEqual([0, 0]);
  });

  it("leaves what still waits to be said alone, however old", async () => {
    shop = await openWorkshop({ database });
    const { parts, stop } = shop;
    await parts.delivery.stop();
    await shop.turn((turn) =>
      say(turn, { to: "group", content: { text: html`waits` } }),
    );
    await pruneOutbox(shop.store.db, shop.playground.clock.now() + 99 * dayMs);
    await stop();
    await shop.start();
    await shop.settle();
    expect(shop.texts()).toEqual(["waits"]);
  });
});
