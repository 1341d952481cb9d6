import { afterEach, describe, expect, it } from "vitest";
import { callback, onPress, residents, type Feature } from "#platform/chat";
import { answer } from "#platform/chat";
import { html } from "#platform/i18n";
import { showCard, telegramRates, touchCard } from "#platform/outbox";
import { openWorkshop, until, type Workshop } from "../../support/workshop.ts";

const vote = callback("storm.vote", ["card"]);
const card = { kind: "storm", number: 1 };
let votes = new Set<number>();

const storm: Feature = {
  name: "storm",
  commands: [
    {
      name: "count",
      who: residents((turn) =>
        answer(turn, { text: html`so far ${votes.size}` }),
      ),
    },
  ],
  buttons: [
    onPress(vote, "resident", async (turn) => {
      votes.add(turn.actor.id);
      await touchCard(turn, card);
      return { text: `you are number ${votes.size}` };
    }),
  ],
  cards: [
    {
      kind: "storm",
      render: (turn) =>
        Promise.resolve({
          text: html`${votes.size} votes`,
          buttons: [
            [
              {
                label: "vote",
                data: vote.data(turn.community.id, { card: 1 }),
              },
            ],
          ],
        }),
    },
  ],
};

let shop: Workshop;
afterEach(() => shop.close());

describe("fifty people who vote at once", () => {
  it("are each answered, cost a few edits, no refusal, and are all counted", async () => {
    votes = new Set();
    shop = await openWorkshop({
      features: [storm],
      limits: true,
      rates: telegramRates,
    });
    const { world, group } = shop;
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    const people = Array.from({ length: 50 }, (_, i) => {
      const person = world.addUser({ name: `Voter ${i}` });
      world.addMember(group.id, person, li);
      return person;
    });
    await shop.turn((turn) => showCard(turn, card));
    await until(() => shop.texts().length === 1);
    const [posted] = shop.said();
    const id = posted?.message_id ?? 0;
    const answers = [];
    for (const [i, person] of people.entries()) {
      answers.push(world.press(group.id, id, person, { label: "vote" }));
      if (i === 25) {
        await until(() => (shop.texts()[0] ?? "") !== "0 votes");
        world.send(group.id, person, { text: "/count" });
      }
    }
    const toasts = await Promise.all(answers);
    expect(new Set(toasts.map((toast) => toast.text)).size).toBe(50);
    // The answer overtakes the edit that waits for its turn.
    await until(() => shop.texts().some((text) => text.startsWith("so far")));
    await until(() => shop.texts()[0] === "50 votes", { ms: 8_000 });
    const edits = world.calls.filter((c) => c.method === "editMessageText");
    expect(edits.length).toBeLessThanOrEqual(4);
    expect(world.calls.filter((call) => call.error?.code === 429)).toEqual([]);
  });
});
