import { afterEach, describe, expect, it } from "vitest";
import { changeAccount } from "#platform/community";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)(
  "what its author hears of a topic (%s)",
  (database) => {
    let town: Town;
    afterEach(() => town.close());

    const groupSays = () => transcript(town.group());
    const privately = () =>
      town
        .privateChat("wang")
        .map((message) => message.text)
        .join("\n");

    const decisions: [string, RegExp][] = [
      ["/screen #1 受理", /您提的 #1 .*受理了/],
      ["/screen #1 不受理 没钱", /您提的 #1 .*没有受理。理由：没钱/],
      ["/screen #1 转出 城管", /您提的 #1 .*要找城管/],
      ["/merge #1 #2", /您提的 #1 .*跟 #2 .*是一回事/],
    ];

    it.each(decisions)(
      "%s comes into their private chat alone",
      async (text, told) => {
        town = await openTown({ database });
        await town.start("wang");
        await town.says("wang", "/topic 三号楼楼道灯坏了");
        await town.says("uncle", "/topic 想要快递柜");
        await town.says("li", text);
        expect(privately()).toMatch(told);
        expect(groupSays()).not.toContain("您提的");
      },
    );

    it.each(decisions)("%s gives nobody away who is unnamed", async (text) => {
      town = await openTown({ database });
      await town.says("wang", "/topic 三号楼楼道灯坏了");
      await town.says("uncle", "/topic 想要快递柜");
      await town.store.db
        .updateTable("topics")
        .set({ is_unnamed: 1 })
        .where("number", "=", 1)
        .execute();
      await town.says("li", "/screen");
      expect(groupSays()).toContain("一位居民 · 12月1日");
      await town.says("li", text);
      expect(groupSays()).not.toContain("您提的");
    });

    it.each(decisions.slice(0, 3))(
      "%s comes to those, too, whose matter is part of it",
      async (text, told) => {
        town = await openTown({ database });
        await town.start("wang");
        await town.says("uncle", "/topic 想要快递柜");
        await town.says("wang", "/topic 三号楼楼道灯坏了");
        await town.says("wang", "/topic 电梯太慢");
        await town.says("li", "/merge #2 #1");
        await town.says("li", "/merge #3 #1");
        await town.says("li", text);
        const own = new RegExp(told.source.replace("#1", "#2"));
        expect(privately()).toMatch(own);
        expect(privately().match(/您提的 #\d .*(受理|要找)/g)).toHaveLength(1);
      },
    );

    it("says an acceptance in the group to nobody, and the rest with their name", async () => {
      town = await openTown({ database });
      await town.says("wang", "/topic 三号楼楼道灯坏了");
      await town.says("uncle", "/topic 想要快递柜");
      await town.says("li", "/screen #1 受理");
      expect(groupSays()).not.toContain("您提的 #1");
      await town.says("li", "/screen #2 转出 城管");
      expect(groupSays()).toMatch(/李叔\n📌 您提的 #2 想要快递柜.*要找城管/);
    });

    it("is told to those, too, who brought in the words of somebody else", async () => {
      town = await openTown({ database });
      const words = await town.says("uncle", "井盖松了");
      await town.start("wang");
      await town.says("wang", "/topic", { replyTo: words.message_id });
      await town.says("li", "/screen #1 不受理 归物业");
      expect(privately()).toContain("您提的 #1 井盖松了");
      expect(groupSays()).toMatch(/李叔\n📌 您提的 #1 井盖松了/);
    });
  },
);

describe.each(databases)("the queue's daily reminder (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());
  const reminders = (who: "li" | "chen" | "zhao") =>
    town
      .privateChat(who)
      .filter((message) => message.text?.includes("等您筛选")).length;

  it("waits for the morning after, and for who wants it", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await town.start("li");
    await town.start("chen");
    await town.start("zhao");
    await town.store.transact((tx) =>
      changeAccount(tx, town.people.chen.id, { notify: "none" }),
    );
    await town.advanceTo("2026-12-02 09:50");
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.advanceTo("2026-12-02 10:05");
    expect(reminders("li")).toBe(0);
    await town.goDown();
    await town.advanceTo("2026-12-04 23:00");
    await town.wakeUp();
    expect(reminders("li")).toBe(0);
    await town.advanceTo("2026-12-05 10:05");
    expect(reminders("li")).toBe(1);
    expect(reminders("chen")).toBe(0);
    expect(reminders("zhao")).toBe(0);
    await town.advanceTo("2026-12-05 19:00");
    expect(reminders("li")).toBe(1);
  });

  it("does not come on a day on which somebody screens", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await town.start("li");
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "/topic 想要快递柜");
    await town.says("li", "/settings accept 1");
    await town.advanceTo("2026-12-02 09:00");
    await town.says("chen", "/screen #1 急");
    await town.advanceTo("2026-12-02 10:05");
    expect(reminders("li")).toBe(0);
    // What the bot accepts by itself is nobody's work.
    await town.advanceTo("2026-12-03 09:00");
    await town.presses("zhao", "👍", { on: "#2" });
    await town.advanceTo("2026-12-03 10:05");
    expect(reminders("li")).toBe(1);
  });
});
