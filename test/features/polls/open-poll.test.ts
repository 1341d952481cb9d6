import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("opening a poll (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const last = () => town.group().at(-1)?.text ?? "";
  const tables = async () => {
    const { db } = town.store;
    const polls = await db.selectFrom("polls").select("number").execute();
    const jobs = await db
      .selectFrom("jobs")
      .select("key")
      .where("kind", "=", "polls.close")
      .execute();
    return { polls, jobs };
  };

  it("refuses what cannot be read, says what to do, and changes nothing", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    for (const [text, answer] of [
      ["/poll", "例如：/poll #12 single 2d: 楼道灯怎么修？ | 统一换 | 各楼修"],
      ["/poll single 2d: 修吗？ | 修 | 不修", "议题号码、截止时间、问题和选项"],
      ["/poll #1 2d: 修吗？ | 修", "至少要写两个选项"],
      ["/poll #1 2d: 修吗？ | 修 | 修", "有两个选项看起来一样：修"],
      ["/poll #1 sinlge 2d: 修吗？ | 修 | 不修", "没看懂「sinlge」"],
      ["/poll #1 <b>x: 修吗？ | 修 | 不修", "没看懂「<b>x」"],
      ["/poll #1 by=household 2d: 修吗？ | 修 | 不修", "名册"],
      ["/poll #1 by=@nobody 2d: 修吗？ | 修 | 不修", "@nobody"],
      [
        "/poll #1 2026-11-30: 修吗？ | 修 | 不修",
        "11月30日 周一 23:59 已经过了",
      ],
      [`/poll #1 2d: ${"问".repeat(301)} | 修 | 不修`, "问题最多写 300 个字"],
      [`/poll #1 2d: 修吗？ | ${"修".repeat(101)} | 不修`, "最多写 100 个字"],
      [`/poll #1 2d: 修吗？${"|修".repeat(11)}`, "选项最多 10 个"],
      ["/poll #9 2d: 修吗？ | 修 | 不修", "没有 #9 这个议题"],
    ] as const) {
      await town.says("li", text);
      expect(last(), text).toContain(answer);
    }
    await town.says("uncle", "/poll #1 2d: 修吗？ | 修 | 不修");
    expect(last()).toContain("只有召集人能做这件事");
    expect(await tables()).toEqual({ polls: [], jobs: [] });
    expect(town.card("#1 ").text).toContain("下一步：召集人筛选");
  });

  it("refuses a topic that is closed, in English too", async () => {
    town = await openTown({ database, locale: "en" });
    await town.says("wang", "/topic The light is broken");
    await town.says("li", "/screen");
    await town.presses("li", "❌");
    await town.presses("li", "➡️");
    await town.says("li", "/poll #1 2d: Mend it? | Yes | No");
    expect(last()).toContain("Topic #1 is closed and takes no more polls.");
    await town.says("li", "/poll");
    expect(last()).toBe(
      "A poll needs the number of its topic, when it closes, a question and options.\n" +
        "For example: /poll #12 single 2d: How do we fix the lights? | All at once | Each building",
    );
    expect(await tables()).toEqual({ polls: [], jobs: [] });
  });

  it("names the topic that a merged one is part of, and leaves the merge alone", async () => {
    town = await openTown({ database });
    for (const text of ["楼道灯坏了", "想要快递柜", "门口的路不平"]) {
      await town.says("wang", `/topic ${text}`);
    }
    await town.says("li", "/merge #3 #2");
    await town.says("li", "/merge #2 #1");
    await town.says("li", "/poll #3 2d: 修吗？ | 修 | 不修");
    expect(last()).toBe("#3 已经并到 #1 里了。要投票，请写 #1。");
    await town.says("li", "/settings lang en");
    await town.says("li", "/poll #2 2d: Mend it? | Yes | No");
    expect(last()).toBe("#2 is part of #1 now. For a poll, use #1.");
    expect(await tables()).toEqual({ polls: [], jobs: [] });
    const topics = await town.store.db
      .selectFrom("topics")
      .select(["stage", "merged_into"])
      .orderBy("number")
      .execute();
    expect(topics).toEqual([
      { stage: "collect", merged_into: null },
      { stage: "closed", merged_into: 1 },
      { stage: "closed", merged_into: 2 },
    ]);
  });

  it("takes the alias, full-width signs, and three days when nothing is said", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    const { world, bot } = town.playground;
    world.setAdministrator(town.groupId, bot.id, true, town.people.li);
    await town.settle();
    await town.says("li", "／投票 ＃１：修吗？｜修｜不修");
    expect(transcript([town.card("#2 ")])).toContain(
      "🗳 #2 修吗？（议题 #1）\n选一个，截止前可以改 · 12月4日 周五 10:00 截止",
    );
    expect((await tables()).jobs).toEqual([{ key: "polls.close/2" }]);
  });

  it("lets an administrator without a name convene", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("li", "/poll #1: 修吗？ | 修 | 不修", { asGroup: true });
    expect(town.card("#2 ").text).toContain("修吗？");
  });

  it("shows what people write as they wrote it, and long options cut on the buttons", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    const long = "甲".repeat(100);
    await town.says(
      "li",
      `/poll #1 2d: <b>A & "B"</b>? 🚲 | <i>x</i> | ${long} | مصباح | 👨‍👩‍👧`,
    );
    const card = transcript([town.card("#2 ")]);
    expect(card).toContain('🗳 #2 <b>A & "B"</b>? 🚲（议题 #1）');
    expect(card).toContain(`<i>x</i>　0\n${long}　0\n`);
    expect(card).toContain(`[<i>x</i>] [${"甲".repeat(29)}…] [مصباح] [👨‍👩‍👧]`);
    const toast = await town.presses("wang", "甲甲");
    expect(toast.text).toContain(`已记下：${long}。`);
  });

  it.each([
    ["修 | 不修 | 再说", "[修] [不修] [再说]"],
    ["修 | 不修 | 再说 | 别的", "[修] [不修] [再说]\n[别的]"],
    ["物业统一换声控灯 | 各楼自己修", "[物业统一换声控灯] [各楼自己修]"],
    [
      "请物业找电工把线路先查一遍 | 不修",
      "[请物业找电工把线路先查一遍]\n[不修]",
    ],
  ])("lays out the buttons of %s", async (options, rows) => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("li", `/poll #1 2d: 修吗？ | ${options}`);
    const markup = town.card("#2 ").reply_markup as unknown as {
      inline_keyboard: { text: string }[][];
    };
    const shown = markup.inline_keyboard.map((row) =>
      row.map(({ text }) => `[${text}]`).join(" "),
    );
    expect(shown.join("\n")).toBe(rows);
  });

  it("says when the clocks change at that time", async () => {
    town = await openTown({ database, locale: "en", on: "2027-03-27" });
    await town.says("wang", "/topic The light is broken");
    await town.says("li", "/settings tz Europe/Berlin");
    await town.says("li", "/poll #1 2027-03-28 02:30: Mend it? | Yes | No");
    expect(town.group().map((message) => message.text)).toContain(
      "The clocks change that day and skip the time you wrote, so it closes on Sun 28 Mar, 03:30.",
    );
    expect(town.card("#2 Mend").text).toContain("Sun 28 Mar, 03:30");
  });

  it("can be done in private chat; the card goes to the group", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.start("li");
    await town.says("li", "/poll #1 2d: 修吗？ | 修 | 不修", {
      privately: true,
    });
    expect(town.privateChat("li").at(-1)?.text).toBe(
      "#2 已经发到群里，12月3日 周四 10:00 截止。",
    );
    expect(town.card("#2 ").text).toContain("修吗？");
  });
});
