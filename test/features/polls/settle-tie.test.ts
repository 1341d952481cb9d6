import { afterEach, describe, expect, it } from "vitest";
import {
  oneDatabase,
  openTown,
  transcript,
  type Role,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

describe.each(oneDatabase)("a tie that a convener settles (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const tie = async (
    votes: Partial<Record<Role, string>>,
    head = "single 30m",
    locale: TestLocale = "zh-CN",
  ) => {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 楼道灯");
    await town.says(
      "li",
      `/poll #1 ${head}: 怎么修？ | 统一换 | 各楼修 | 等等`,
    );
    for (const [who, option] of Object.entries(votes)) {
      await town.presses(who as Role, option, { on: "#2 " });
    }
    await town.advance({ minutes: 30 });
  };
  const even = { wang: "统一换", uncle: "各楼修" };
  const results = () =>
    town
      .group()
      .filter((m) => m.reply_to_message?.text?.startsWith("🗳 #2") && m.text);
  const tied = () => {
    const [first] = results();
    if (!first) throw new Error("there is no result");
    return first;
  };
  const settled = () =>
    town.store.db
      .selectFrom("ledger")
      .select(["member_id", "details"])
      .where("act", "=", "poll.tie-settled")
      .execute();
  const forge = async (who: Role, option: number, poll = 2) =>
    town.playground.world.pressForged(
      town.groupId,
      tied().message_id,
      town.people[who],
      `polls.settle:1:${poll}:${option}`,
    );

  it("is decided among the tied by one of them, once, and said anew", async () => {
    await tie(even);
    expect(transcript([tied()])).toContain("[就定：统一换] [就定：各楼修] [🔗");
    const resident = await town.presses("wang", "就定：统一换");
    expect(resident.text).toContain("只有召集人");
    expect((await forge("li", 2)).text).toBe(
      "只能在票数一样的几个里选，什么都没有改。",
    );
    expect((await forge("li", 7)).text).toContain("只能在票数一样的几个里选");
    expect((await forge("li", 0, 9)).text).toContain("找不到");
    expect(await settled()).toEqual([]);

    const toast = await town.presses("li", "就定：各楼修");
    expect(toast.text).toBe("定了：各楼修。");
    expect(results().at(-1)?.text).toContain("🗳 #2 有结果：各楼修");
    expect(results().at(-1)?.text).toContain(
      "同票：统一换、各楼修，由召集人定",
    );
    expect(transcript(results().slice(-1))).not.toContain("就定");
    const said = results().length;

    const again = await town.presses("chen", "就定：统一换", { on: tied() });
    expect(again.text).toBe("已经定了：各楼修。");
    expect(results()).toHaveLength(said);
    const [entry, ...others] = await settled();
    expect(others).toEqual([]);
    expect(JSON.parse(entry?.details ?? "")).toEqual({
      reason: null,
      option: 1,
    });
    expect(entry?.member_id).not.toBeNull();
  });

  it("is decided once by two at the same time", async () => {
    await tie(even);
    const { world } = town.playground;
    const press = (who: Role, label: string) =>
      world.press(town.groupId, tied().message_id, town.people[who], { label });
    const toasts = await Promise.all([
      press("li", "就定：统一换"),
      press("chen", "就定：各楼修"),
    ]);
    await town.settle();
    expect(await settled()).toHaveLength(1);
    expect(
      toasts.filter(({ text }) => text?.startsWith("已经定了")),
    ).toHaveLength(1);
  });

  it("is none any more while people vote again, nor after a cancellation", async () => {
    await tie(even);
    await town.presses("li", "就定：各楼修");
    await town.says("li", "/reopen #2 有人没赶上");
    const open = await town.presses("li", "就定：统一换", { on: tied() });
    expect(open.text).toBe("#2 又在投了，等投完再看。");
    await town.advance({ minutes: 31 });
    // The same votes are a tie again: the former choice was of the former round.
    expect(results().at(-1)?.text).toContain("票数一样：统一换、各楼修");
    await town.says("li", "/reopen #2 再来");
    await town.says("li", "/cancel #2 不投了");
    const over = await town.presses("li", "就定：统一换", { on: tied() });
    expect(over.text).toBe("#2 已经取消了，什么都没有改。");
    expect(await settled()).toHaveLength(1);
  });

  it("is left alone in a topic that is closed", async () => {
    await tie(even, "single 30m", "en");
    await town.says("li", "/close #1 done");
    await town.advance({ days: 8 });
    const late = await town.presses("li", "统一换", { on: tied() });
    expect(late.text).toContain("Topic #1 is closed");
    expect(await settled()).toEqual([]);
  });

  it.each([
    ["below the quorum", even, "single quorum=9 30m"],
    ["by lot", even, "single tie=lot 30m"],
    ["without a vote", {}, "single 30m"],
  ])(
    "has no buttons %s, and a forged press does nothing",
    async (_, votes, head) => {
      await tie(votes, head);
      expect(transcript(results())).not.toContain("就定");
      expect((await forge("li", 0)).text).toContain("只能在票数一样的几个里选");
      expect(await settled()).toEqual([]);
    },
  );
});
