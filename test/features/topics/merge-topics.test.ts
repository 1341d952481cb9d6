import { afterEach, describe, expect, it } from "vitest";
import { findTopic } from "#features/topics";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("merging topics (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const last = () => town.group().at(-1)?.text ?? "";
  const endorsed = (n: number) =>
    /\[👍 (\d+)/u.exec(transcript([town.card(`📌 #${n} `)]))?.[1];
  const find = (n: number) => findTopic(town.store.db, 1, n);

  async function openWith(...texts: string[]) {
    town = await openTown({ database });
    // Told in private chat, the author does not come after the answers here.
    await town.start("wang");
    for (const text of texts) await town.says("wang", `/topic ${text}`);
  }

  it("counts a press on the old card of a merged topic for what it is part of now", async () => {
    await openWith("三号楼楼道灯坏了", "想要一个快递柜", "门口的路不平");
    const button = (
      town.card("📌 #3 ").reply_markup as {
        inline_keyboard: { callback_data?: string }[][];
      }
    ).inline_keyboard.flat()[0]?.callback_data;
    const old = { id: town.card("📌 #3 ").message_id, data: button ?? "" };
    await town.says("li", "/merge #3 #2");
    await town.says("li", "/merge 2 1");
    expect(last()).toContain("合到 #1 三号楼楼道灯坏了 里了");
    const pressOld = async (who: Role) => {
      const { world } = town.playground;
      const by = town.people[who];
      const answered = await world.pressForged(
        town.groupId,
        old.id,
        by,
        old.data,
      );
      await town.settle();
      return answered.text;
    };
    expect(await pressOld("zhao")).toContain(
      "已附议「三号楼楼道灯坏了」，一共 1 人",
    );
    expect(endorsed(1)).toBe("1");
    await town.presses("zhao", "👍", { on: "📌 #1 " });
    expect(endorsed(1)).toBe("1");
    expect(await pressOld("zhao")).toContain("已经附议过");
    await town.says("li", "/unmerge #2");
    expect(endorsed(1)).toBe("1");
    expect(endorsed(2)).toBe("1");
  });

  it("goes back to where it came from, and not into the queue if it was accepted", async () => {
    await openWith("三号楼楼道灯坏了", "想要一个快递柜", "门口的路不平");
    await town.says("li", "/screen #2 受理");
    await town.says("li", "/merge #2 #1");
    await town.says("li", "/merge #3 #1");
    expect(await find(2)).toMatchObject({
      stage: "closed",
      outcome: "merged",
      mergedInto: 1,
    });
    await town.says("li", "/unmerge #2 不是一回事");
    await town.says("li", "/reopen #3 不是一回事");
    expect(await find(2)).toMatchObject({
      stage: "deliberate",
      outcome: null,
      mergedInto: null,
      closedAt: null,
    });
    expect(await find(3)).toMatchObject({ stage: "collect", mergedInto: null });
    const entries = await town.store.db
      .selectFrom("ledger")
      .select(["act", "number", "details"])
      .where("act", "in", ["topic.merge", "topic.unmerge"])
      .orderBy("seq")
      .execute();
    expect(entries.map(({ act, number }) => [act, number])).toEqual([
      ["topic.merge", 2],
      ["topic.merge", 3],
      ["topic.unmerge", 2],
      ["topic.unmerge", 3],
    ]);
    expect(JSON.parse(entries[2]?.details ?? "")).toEqual({
      reason: "不是一回事",
      stage: "deliberate",
      from: 1,
    });
  });

  it("accepts what it lifts over the endorsements that are enough, as the bot's act", async () => {
    await openWith("三号楼楼道灯坏了", "想要一个快递柜", "门口的路不平");
    await town.presses("zhao", "👍", { on: "📌 #1 " });
    await town.presses("zhao", "👍", { on: "📌 #2 " });
    await town.presses("uncle", "👍", { on: "📌 #3 " });
    await town.says("li", "/settings accept 2");
    await town.says("li", "/merge #2 #1");
    expect(await find(1)).toMatchObject({ stage: "collect" });
    await town.says("li", "/merge #3 #1");
    expect(last()).toContain("附议一共 2 人");
    expect(await find(1)).toMatchObject({ stage: "deliberate" });
    const entries = await town.store.db
      .selectFrom("ledger")
      .select(["act", "number", "member_id", "details"])
      .where("act", "in", ["topic.merge", "topic.accept"])
      .orderBy("seq")
      .execute();
    expect(entries.slice(-2)).toMatchObject([
      { act: "topic.merge", number: 3 },
      { act: "topic.accept", number: 1, member_id: null },
    ]);
    expect(entries).toHaveLength(3);
    expect(JSON.parse(entries[2]?.details ?? "")).toMatchObject({
      endorsements: 2,
      stage: "deliberate",
    });
    await town.says("li", "/unmerge #3");
    expect(await find(1)).toMatchObject({ stage: "deliberate" });
    expect(await find(3)).toMatchObject({ stage: "collect" });
  });

  it("accepts nothing that was over it before, or that brings nobody new", async () => {
    await openWith("三号楼楼道灯坏了", "想要一个快递柜");
    await town.presses("zhao", "👍", { on: "📌 #1 " });
    await town.presses("uncle", "👍", { on: "📌 #1 " });
    await town.presses("zhao", "👍", { on: "📌 #2 " });
    await town.says("li", "/settings accept 2");
    await town.says("li", "/merge #2 #1");
    expect(await find(1)).toMatchObject({ stage: "collect" });
  });

  it("says what is in the way", async () => {
    await openWith("三号楼楼道灯坏了", "想要一个快递柜", "门口的路不平");
    const refused = async (text: string, why: string) => {
      await town.says("li", text);
      expect(last()).toContain(why);
    };
    await refused("/merge", "例如：/merge #12 #9");
    await refused("/merge #1", "例如：/merge #12 #9");
    await refused("/merge #1 #2 #3", "例如：/merge #12 #9");
    await refused("/merge #1 #1", "#1 不能合到它自己里");
    await refused("/merge #1 #9", "没有 #9 这件事");
    await refused("/merge #9 #1", "没有 #9 这件事");
    await refused("/unmerge #1", "#1 没有合到别的事里");
    await refused("/unmerge", "例如：/unmerge #12");
    await refused("/unmerge #1 " + "长".repeat(201), "最多 200 个字");
    await town.says("li", "/merge #1 #2");
    await refused("/merge #1 #3", "先拆开：/unmerge #1");
    await refused("/merge #2 #1", "#1 已经合到 #2 里了，不用再合");
    await refused("/merge #3 #1", "可以写：/merge #3 #2");
    await refused("/close #1", "#1 早就结束了");
    await town.says("li", "/unmerge #1");
    await town.says("li", "/screen #3 不受理");
    await refused("/merge #1 #3", "#3 已经结束了");
    await town.says("li", "/poll #1 single 2d: 修不修？ | 修 | 不修");
    await refused("/merge #1 #2", "还有没结束的：#4");
    await town.says("li", "/close #4 不投了");
    await town.says("li", "/follow #1 @wang_ayi 2026-12-20 换灯泡");
    await refused("/merge #1 #2", "#1 已经在办了");
    await town.says("li", "/merge #2 #1");
    expect(last()).toContain("#2 想要一个快递柜 合到 #1");
    await town.says("zhao", "/unmerge #2");
    expect(last()).toContain("只有召集人能做这件事");
    const pressed = await town.presses("zhao", "↩️");
    expect(pressed.text).toContain("只有召集人能做这件事");
    expect((await find(2))?.mergedInto).toBe(1);
    await town.presses("li", "↩️");
    expect(last()).not.toContain("拆开");
    expect((await find(2))?.mergedInto).toBeNull();
  });

  it("takes the number of the other topic as a reply", async () => {
    await openWith("三号楼楼道灯坏了", "想要一个快递柜");
    await town.says("li", "/screen #2 合并");
    const question = town.group().at(-1)?.message_id ?? 0;
    expect(last()).toContain("#2 想要一个快递柜 跟哪一件是一回事？");
    await town.says("uncle", "#1", { replyTo: question });
    expect(last()).toContain("只有召集人能做这件事");
    await town.says("chen", "#7", { replyTo: question });
    expect(last()).toContain("没有 #7 这件事");
    await town.says("chen", "＃１", { replyTo: question });
    expect(last()).toContain("合到 #1 三号楼楼道灯坏了 里了");
    expect(last()).toContain("等筛选的有 1 件");
    await town.says("chen", "#1", { replyTo: question });
    expect(last()).toContain("已经有人处理过了");
  });
});
