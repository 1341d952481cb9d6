import { afterEach, describe, expect, it } from "vitest";
import { changeCommunity } from "#platform/community";
import { html } from "#platform/i18n";
import {
  say,
  showCard,
  takeHeldLines,
  tell,
  withdraw,
  type CardKind,
  type HeldLine,
  type NoticeSpec,
} from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { databases } from "../../support/town.ts";
import {
  asMember,
  openWorkshop,
  type Workshop,
  type WorkshopOptions,
} from "../../support/workshop.ts";

const board: CardKind = {
  kind: "board",
  render: () => Promise.resolve({ text: html`a card` }),
};

const routine = (text: string, rest: Partial<NoticeSpec> = {}): NoticeSpec => ({
  to: "group",
  kind: "routine",
  content: { text: html`${text}` },
  ...rest,
});

/** The same with a line for the digest. */
const deferrable = (text: string, rest: Partial<NoticeSpec> = {}): NoticeSpec =>
  routine(text, {
    digest: { section: "do", line: html`#1 <b>${text}</b>` },
    ...rest,
  });

describe.each(databases)("the day's budget of a group (%s)", (database) => {
  let shop: Workshop;
  afterEach(() => shop.close());

  /** At noon, with room for so many messages a day. */
  async function open(dailyBudget: number, options: WorkshopOptions = {}) {
    shop = await openWorkshop({ database, ...options });
    await advanceTo(12);
    await shop.turn(({ tx, community }) =>
      changeCommunity(tx, community.id, { dailyBudget }),
    );
  }

  const now = () =>
    Temporal.Instant.fromEpochMilliseconds(
      shop.playground.clock.now(),
    ).toZonedDateTimeISO("Asia/Shanghai");

  /** To that hour of the next day. */
  async function advanceTo(hour: number, minute = 0) {
    const { clock } = shop.playground;
    const then = now().add({ days: 1 }).with({ hour, minute });
    clock.advance(then.epochMilliseconds - clock.now());
    await shop.settle();
  }

  const does = async (...acts: ((turn: Turn) => Promise<unknown>)[]) => {
    for (const act of acts) {
      await shop.turn(act);
      await shop.settle();
    }
  };
  const says = (...specs: NoticeSpec[]) =>
    does(...specs.map((spec) => (turn: Turn) => say(turn, spec)));

  const takeLines = async () =>
    (await shop.turn(takeHeldLines)).map(
      ({ section, line }: HeldLine) => `${section}: ${line.source}`,
    );

  it("leaves what is over it to the next day, for two days at most", async () => {
    await open(2);
    await says(routine("one"), routine("two"), routine("three"));
    expect(shop.texts()).toEqual(["one", "two"]);
    await advanceTo(9, 59);
    expect(shop.texts()).toEqual(["one", "two"]);
    // Two others come first on the next day, too.
    await says({ ...routine("four"), kind: "news" });
    await says({ ...routine("five"), kind: "news" });
    shop.playground.clock.advance(60_000);
    await shop.settle();
    expect(shop.texts()).toEqual(["one", "two", "four", "five"]);
    await advanceTo(9, 59);
    await says({ ...routine("six"), kind: "news" });
    await says({ ...routine("seven"), kind: "news" });
    shop.playground.clock.advance(60_000);
    await shop.settle();
    expect(shop.texts().slice(4)).toEqual(["six", "seven", "three"]);
  });

  it("is spent by news and cards, not by answers", async () => {
    await open(2, { features: [{ name: "board", cards: [board] }] });
    const answer = { ...routine("answer"), kind: "answer" as const };
    await says(answer, answer, answer);
    await says({ ...routine("news"), kind: "news" }, routine("fits"));
    await says({ ...routine("never waits"), kind: "news" });
    await says(routine("waits"));
    expect(shop.texts().slice(3)).toEqual(["news", "fits", "never waits"]);
    await advanceTo(12);
    expect(shop.texts().at(-1)).toBe("waits");
    await does((turn) => showCard(turn, { kind: "board", number: 1 }));
    await says(routine("over again"));
    expect(shop.texts().at(-1)).toBe("a card");
  });

  it("holds what has a line for the digest, which says it once", async () => {
    await open(1);
    await says(deferrable("fits"), deferrable("old"), deferrable("new"));
    expect(shop.texts()).toEqual(["fits"]);
    expect(await takeLines()).toEqual([
      "do: #1 <b>new</b>",
      "do: #1 <b>old</b>",
    ]);
    expect(await takeLines()).toEqual([]);
    await advanceTo(12);
    expect(shop.texts()).toEqual(["fits"]);
    const rows = await shop.store.db
      .selectFrom("notices")
      .select(["state", "body", "line"])
      .execute();
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ state: "sent", body: "", line: null })]),
    );
  });

  it("holds what is said at night, too", async () => {
    await open(12);
    await advanceTo(23);
    await says(deferrable("late"), routine("without a line"));
    expect(shop.texts()).toEqual([]);
    expect(await takeLines()).toEqual(["do: #1 <b>late</b>"]);
    await advanceTo(10);
    expect(shop.texts()).toEqual(["without a line"]);
  });

  it("forgets a held line that is replaced, withdrawn or out of date", async () => {
    await open(0);
    const soon = now().add({ hours: 20 }).epochMilliseconds;
    await says(deferrable("first", { replaces: "a" }));
    await says(deferrable("second", { replaces: "a" }));
    await says(deferrable("answered", { replaces: "b" }));
    await says(deferrable("over", { expiresAt: soon }));
    await does((turn) => withdraw(turn, "b"));
    await advanceTo(12);
    expect(await takeLines()).toEqual(["do: #1 <b>second</b>"]);
    expect(shop.texts()).toEqual([]);
  });

  it("lets what is withdrawn before its hour go unsaid, and keeps what was said", async () => {
    await open(12);
    await says(routine("said", { replaces: "a" }));
    await advanceTo(23);
    await says(routine("waiting", { replaces: "b" }));
    await does(
      (turn) => withdraw(turn, "a"),
      (turn) => withdraw(turn, "b"),
    );
    await advanceTo(12);
    expect(shop.texts()).toEqual(["said"]);
  });

  it("does not hold what is for a person, unless they can only be told in the group", async () => {
    await open(0);
    const [, , wang, uncle] = shop.users;
    if (!wang || !uncle) throw new Error("the sample has six people");
    shop.world.start(wang);
    await shop.settle();
    const rest = {
      kind: "routine" as const,
      digest: { section: "do" as const, line: html`#1 <b>yours</b>` },
    };
    const compose = () => ({ text: html`yours` });
    await does(
      (turn) => tell(turn, asMember(wang, 1), compose, rest),
      (turn) => tell(turn, asMember(uncle, 2), compose, rest),
    );
    expect(shop.texts(wang.id).at(-1)).toBe("yours");
    expect(shop.texts()).toEqual([]);
    expect(await takeLines()).toEqual(["do: #1 <b>yours</b>"]);
    // Held at once when the private chat turns out to be closed.
    shop.world.failNext({
      method: "sendMessage",
      chatId: wang.id,
      error: {
        code: 403,
        description: "Forbidden: bot was blocked by the user",
      },
    });
    await does((turn) => tell(turn, asMember(wang, 1), compose, rest));
    expect(await takeLines()).toEqual(["do: #1 <b>yours</b>"]);
  });
});
