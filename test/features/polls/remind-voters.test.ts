import { afterEach, describe, expect, it } from "vitest";
import {
  oneDatabase,
  openTown,
  transcript,
  type Database,
  type TestLocale,
  type Town,
  type Who,
} from "../../support/town.ts";

describe.each(oneDatabase)("the reminder to vote (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  /** Wang, Uncle and Zhao are on the roster and can be written to. */
  const open = async (
    polls: readonly string[],
    given: { locale?: TestLocale; database?: Database } = {},
  ) => {
    town = await openTown({ database, ...given });
    for (const who of ["wang", "uncle", "zhao"] as const) {
      await town.start(who);
      await town.says(who, "/join");
    }
    await town.says("wang", "/topic 楼道灯");
    for (const poll of polls) await town.says("li", `/poll #1 ${poll}`);
  };
  const lights = "single 2d: 怎么修？ | 统一换 | 各楼修";

  const isReminder = (text: string) => /只提醒这一次|only reminder/u.test(text);
  const remindersTo = (who: Who) =>
    town
      .privateChat(who)
      .map((message) => transcript([message]))
      .filter(isReminder);
  const countReminders = () =>
    Object.fromEntries(
      (["wang", "uncle", "zhao", "zhang"] as const).map((who) => [
        who,
        remindersTo(who).length,
      ]),
    );

  it("comes once to those who have not voted, in private chat alone", async () => {
    await open([lights]);
    await town.presses("wang", "统一换", { on: "#2 " });
    const inGroup = town.group().length;
    await town.advance({ hours: 23 });
    expect(remindersTo("uncle")).toEqual([]);
    await town.advance({ hours: 1 });
    expect(remindersTo("uncle")).toEqual([
      `🗳 #2 怎么修？
12月3日 周四 10:00 截止，还等您这一票。
只提醒这一次。
[🔗 去投票]`,
    ]);
    const button = town.privateChat("uncle").at(-1)?.reply_markup;
    expect(JSON.stringify(button)).toContain("?start=v1-2");
    expect(countReminders()).toEqual({ wang: 0, uncle: 1, zhao: 1, zhang: 0 });
    await town.restart();
    await town.advance({ hours: 2 });
    expect(countReminders()).toEqual({ wang: 0, uncle: 1, zhao: 1, zhang: 0 });
    const told = town.group().slice(inGroup);
    expect(transcript(told)).not.toContain("还等您");
  });

  it("is read in English too", async () => {
    await open([lights, "single 2d: Which door? | East | West"], {
      locale: "en",
    });
    await town.advance({ hours: 24 });
    expect(remindersTo("uncle")).toEqual([
      `🗳 2 polls close soon, and your vote is missing:
#2 怎么修？ · closes Thu 3 Dec, 10:00
#3 Which door? · closes Thu 3 Dec, 10:00
This is the only reminder.
[🔗 Vote in #2] [🔗 Vote in #3]`,
    ]);
  });

  it("is one message for all polls of the day, each with what is missing there", async () => {
    await open([lights, "single 2d: 换哪种？ | 声控 | 常亮"]);
    await town.advance({ hours: 5 });
    await town.says("li", "/poll #1 single 2d: 谁来买？ | 物业 | 李叔");
    await town.says("li", "/poll #1 single 6d: 以后呢？ | 再看 | 定期查");
    await town.presses("uncle", "声控", { on: "#3 " });
    await town.presses("zhao", "声控", { on: "#3 " });
    await town.presses("zhao", "各楼修", { on: "#2 " });
    await town.advanceTo("2026-12-02 10:30");
    const many = remindersTo("wang")[0];
    expect(many).toBe(
      `🗳 有 3 个投票快截止了，还等您的票：
#2 怎么修？ · 12月3日 周四 10:00 截止
#3 换哪种？ · 12月3日 周四 10:00 截止
#4 谁来买？ · 12月3日 周四 15:00 截止
只提醒这一次。
[🔗 投 #2] [🔗 投 #3] [🔗 投 #4]`,
    );
    expect(remindersTo("uncle")[0]).toContain("有 2 个投票");
    expect(remindersTo("zhao")[0]).toContain("🗳 #4 谁来买？");
    await town.advanceTo("2026-12-03 09:00");
    expect(countReminders()).toMatchObject({ wang: 1, uncle: 1, zhao: 1 });
    await town.advanceTo("2026-12-06 18:00");
    expect(remindersTo("wang")).toHaveLength(2);
    expect(remindersTo("wang")[1]).toContain("🗳 #5 以后呢？");
  });

  it("waits for one's own quiet hours, and forgets what was voted meanwhile", async () => {
    await open([lights, "single 2d: 换哪种？ | 声控 | 常亮"]);
    for (const who of ["wang", "uncle", "zhao"] as const) {
      await town.says(who, "/quiet 09:00-12:00", { privately: true });
    }
    await town.advance({ hours: 24 });
    expect(countReminders()).toMatchObject({ wang: 0, uncle: 0, zhao: 0 });
    await town.presses("wang", "统一换", { on: "#2 " });
    await town.presses("wang", "声控", { on: "#3 " });
    await town.presses("uncle", "各楼修", { on: "#2 " });
    await town.restart();
    await town.advance({ hours: 2 });
    expect(countReminders()).toMatchObject({ wang: 0, uncle: 1, zhao: 1 });
    expect(remindersTo("uncle")).toEqual([
      `🗳 #3 换哪种？
12月3日 周四 10:00 截止，还等您这一票。
只提醒这一次。
[🔗 去投票]`,
    ]);
    expect(remindersTo("zhao")[0]).toContain("有 2 个投票");
  });

  it("tells nothing of when somebody voted in secret while it waited", async () => {
    await open([
      "single secret by=joined 2d: 换谁？ | 甲 | 乙",
      "single 2d: 换哪种？ | 声控 | 常亮",
    ]);
    await town.says("wang", "/quiet 09:00-12:00", { privately: true });
    await town.advance({ hours: 24 });
    const listWaiting = () =>
      town.store.db
        .selectFrom("notices")
        .select(["notice_id", "state", "created_at", "not_before", "sent_at"])
        .where("state", "=", "pending")
        .execute();
    const before = await listWaiting();
    await town.advance({ minutes: 7 });
    await town.presses("wang", "甲", { on: "#2 " });
    expect(before).toHaveLength(1);
    expect(await listWaiting()).toEqual(before);
    await town.advance({ hours: 2 });
    expect(remindersTo("wang")).toHaveLength(1);
    expect(remindersTo("wang")[0]).toContain("🗳 #3 换哪种？");
  });

  it("comes to nobody who wants none, has not joined or cannot be written to", async () => {
    await open([lights]);
    await town.says("uncle", "/notify none", { privately: true });
    await town.start("zhang");
    await town.says("chen", "/join");
    const inGroup = town.group().length;
    await town.advance({ hours: 24 });
    expect(countReminders()).toEqual({ wang: 1, uncle: 0, zhao: 1, zhang: 0 });
    const told = town.group().slice(inGroup);
    expect(transcript(told)).not.toContain("陈姐");
  });

  it("is dropped after a downtime past the closing, and late within it", async () => {
    await open([lights, "single 6d: 换哪种？ | 声控 | 常亮"]);
    await town.goDown();
    await town.advance({ days: 5, hours: 13 });
    await town.wakeUp();
    // At eleven at night nobody is woken; at ten in the morning it is over.
    expect(remindersTo("uncle")).toEqual([]);
    await town.advance({ hours: 12 });
    expect(remindersTo("uncle")).toEqual([]);

    await town.says("li", "/poll #1 single 6d: 谁来买？ | 物业 | 李叔");
    await town.goDown();
    await town.advance({ days: 5, hours: 4 });
    await town.wakeUp();
    expect(remindersTo("uncle")).toHaveLength(1);
    expect(remindersTo("uncle")[0]).toContain("🗳 #4 谁来买？");
  });

  it("asks a whole household until it has voted", async () => {
    town = await openTown({ database });
    for (const who of ["li", "wang", "uncle", "zhao"] as const) {
      await town.start(who);
      await town.says(who, "/join");
    }
    const csv =
      "房号,面积,业主,Telegram\n1-101,90,王,@wang_ayi;@li_shu\n1-102,80,赵,@xiao_zhao";
    await town.says("li", "/roster", {
      privately: true,
      document: { name: "roster.csv", bytes: Buffer.from(csv) },
    });
    await town.presses("li", "✅", { privately: true });
    await town.says("wang", "/topic 楼道灯");
    await town.says(
      "li",
      "/poll #1 single by=household 2d: 怎么修？ | 统一换 | 各楼修",
    );
    await town.says(
      "li",
      "/poll #1 single by=household 2d: 谁来？ | 物业 | 自己",
    );
    await town.presses("wang", "统一换", { on: "#2 " });
    await town.says("uncle", "/quiet 09:00-12:00", { privately: true });
    await town.advance({ hours: 24 });
    expect(countReminders()).toMatchObject({ wang: 1, uncle: 0, zhao: 1 });
    await town.presses("wang", "物业", { on: "#3 " });
    await town.advance({ hours: 2 });
    // The household has voted: nobody of it is asked any more.
    expect(countReminders()).toMatchObject({ wang: 1, uncle: 0, zhao: 1 });
    expect(remindersTo("wang")[0]).toContain("🗳 #3 谁来？");
    expect(remindersTo("zhao")[0]).toContain("有 2 个投票");
  });

  it("moves with an extension while it is not sent, and comes once", async () => {
    await open([lights]);
    await town.advance({ hours: 10 });
    await town.says("li", "/extend #2 12-07 10:00 有人出门了");
    await town.advance({ days: 2 });
    expect(remindersTo("uncle")).toEqual([]);
    await town.advanceTo("2026-12-06 10:00");
    expect(remindersTo("uncle")[0]).toContain("12月7日 周一 10:00 截止");
    await town.says("li", "/extend #2 12-20 还有人没回来");
    await town.advanceTo("2026-12-19 12:00");
    expect(countReminders()).toMatchObject({ wang: 1, uncle: 1, zhao: 1 });
  });

  it("that still waits says the new time, or nothing once the poll is over", async () => {
    await open([lights, "single 2d: 换哪种？ | 声控 | 常亮"]);
    await town.says("uncle", "/quiet 09:00-12:00", { privately: true });
    await town.says("zhao", "/quiet 09:00-12:00", { privately: true });
    await town.presses("zhao", "常亮", { on: "#3 " });
    await town.advance({ hours: 24 });
    await town.says("li", "/cancel #2 问题写错了");
    await town.says("li", "/extend #3 12-05 10:00 有人出门了");
    await town.advance({ hours: 2 });
    expect(remindersTo("uncle")).toEqual([
      `🗳 #3 换哪种？
12月5日 周六 10:00 截止，还等您这一票。
只提醒这一次。
[🔗 去投票]`,
    ]);
    expect(remindersTo("zhao")).toEqual([]);
  });

  it("comes again after a reopening for two days or more, to those who have not voted", async () => {
    await open([lights, "single 20h: 换哪种？ | 声控 | 常亮"]);
    await town.presses("wang", "统一换", { on: "#2 " });
    await town.presses("wang", "声控", { on: "#3 " });
    await town.advanceTo("2026-12-01 19:45");
    await town.advanceTo("2026-12-02 10:30");
    await town.advanceTo("2026-12-03 12:00");
    const first = countReminders();
    expect(first).toMatchObject({ wang: 0 });
    expect(first["uncle"]).toBe(2);
    await town.says("li", "/reopen #2 有人没赶上");
    await town.says("li", "/reopen #3 有人没赶上");
    await town.presses("zhao", "各楼修", { on: "#2 怎么修" });
    await town.advanceTo("2026-12-04 11:00");
    await town.advanceTo("2026-12-04 13:00");
    await town.advanceTo("2026-12-05 11:00");
    expect(countReminders()).toMatchObject({ wang: 0, uncle: 3, zhao: 2 });
    expect(remindersTo("uncle").at(-1)).toContain("🗳 #2 怎么修？");
  });
});
