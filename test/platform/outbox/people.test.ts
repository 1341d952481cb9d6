import { afterEach, describe, expect, it } from "vitest";
import { changeAccount, type Account } from "#platform/community";
import { html } from "#platform/i18n";
import { findReach, say, tell, type NoticeSpec } from "#platform/outbox";
import { databases } from "../../support/town.ts";
import {
  asMember,
  openWorkshop,
  type Workshop,
} from "../../support/workshop.ts";

describe.each(databases)("what a person is told (%s)", (database) => {
  let shop: Workshop;
  afterEach(() => shop.close());

  /** Wang has started the bot, Li has not; it is noon. */
  async function open(change: Partial<Account>) {
    shop = await openWorkshop({ database });
    shop.world.start(wang());
    await shop.settle();
    for (const { id } of [wang(), uncle()]) {
      shop.world.send(shop.group.id, id === wang().id ? wang() : uncle(), {
        text: "/none",
      });
      await shop.settle();
      await shop.store.transact((tx) => changeAccount(tx, id, change));
    }
    await advanceTo(12);
  }

  const person = (index: number) => {
    const user = shop.users[index];
    if (!user) throw new Error("the sample has six people");
    return user;
  };
  const wang = () => person(2);
  const uncle = () => person(3);

  async function advanceTo(hour: number, minute = 0) {
    const { clock } = shop.playground;
    const then = Temporal.Instant.fromEpochMilliseconds(clock.now())
      .toZonedDateTimeISO("Asia/Shanghai")
      .add({ days: 1 })
      .with({ hour, minute });
    clock.advance(then.epochMilliseconds - clock.now());
    await shop.settle();
  }

  const tells = async (
    text: string,
    rest: Pick<NoticeSpec, "kind" | "concern"> = {},
  ) => {
    for (const user of [wang(), uncle()]) {
      await shop.turn((turn) =>
        tell(turn, asMember(user, 1), () => ({ text: html`${text}` }), rest),
      );
    }
    await shop.settle();
  };
  /** What was told since the bot was started: in private, and in the group. */
  const told = () => ({
    private: shop.texts(wang().id).filter((text) => text.startsWith("told")),
    group: shop.texts().flatMap((text) => /told.*/.exec(text) ?? []),
  });

  it.each([
    ["all", ["told routine", "told news", "told ours", "told answer"]],
    ["mine", ["told routine", "told news", "told answer"]],
    ["none", ["told answer"]],
  ] as const)("is what they want: %s", async (notify, expected) => {
    await open({ notify });
    await tells("told routine", { kind: "routine" });
    await tells("told news");
    await tells("told ours", { concern: "ours" });
    await tells("told answer", { kind: "answer", concern: "ours" });
    expect(told()).toEqual({ private: expected, group: expected });
    const reach = await shop.turn((turn) =>
      Promise.all(
        [wang(), uncle()].map((user) =>
          findReach(turn, asMember(user, 1), { concern: "ours" }),
        ),
      ),
    );
    expect(reach).toEqual(
      notify === "all" ? ["private", "group"] : ["nowhere", "nowhere"],
    );
  });

  it("comes at an hour that suits them, and without a sound in theirs", async () => {
    await open({ quiet: { from: "12:00", to: "15:00" } });
    await tells("told routine", { kind: "routine" });
    await tells("told news");
    await tells("told answer", { kind: "answer" });
    const said = shop.said(wang().id);
    expect(told().private).toEqual(["told news", "told answer"]);
    expect(said.map((one) => one.isSilent ?? false).slice(-2)).toEqual([
      true,
      false,
    ]);
    // To the group the group's hours apply, not one person's.
    expect(told().group).toEqual(["told routine", "told news", "told answer"]);
    expect(shop.said().some((one) => one.isSilent)).toBe(false);
    shop.playground.clock.advance(3 * 3_600_000);
    await shop.settle();
    expect(told().private.at(-1)).toBe("told routine");
  });

  it("is what the group's hours say when they have none of their own", async () => {
    await open({ quiet: null });
    await advanceTo(23);
    await tells("told news");
    await shop.turn((turn) =>
      say(turn, {
        to: "group",
        kind: "answer",
        content: { text: html`told answer` },
      }),
    );
    await shop.settle();
    expect(shop.said(wang().id).at(-1)?.isSilent).toBe(true);
    expect(shop.said().map((one) => one.isSilent ?? false)).toEqual([
      true,
      false,
    ]);
  });
});
