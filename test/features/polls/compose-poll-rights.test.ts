import { afterEach, describe, expect, it } from "vitest";
import { createWords } from "#platform/i18n";
import type { SeenMessage } from "#playground";
import {
  oneDatabase,
  openTown,
  transcript,
  type Town,
  type Who,
} from "../../support/town.ts";

const { plain } = createWords({ locale: "zh-CN", timeZone: "UTC", now: 0 });
const over = plain("polls.compose.over");
const conveners = "只有召集人能做这件事";

describe.each(oneDatabase)("who composes a poll (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  /** Not counting the morning's reminder to screen. */
  const last = (who: Who = "li") =>
    town
      .privateChat(who)
      .findLast(({ text = "" }) => !text.startsWith("🗂")) as SeenMessage;
  const shown = (who: Who = "li") => transcript([last(who)]);
  const press = (label: string | RegExp, who: Who = "li", on?: SeenMessage) =>
    town.presses(who, label, { privately: true, ...(on && { on }) });
  const say = (text: string, who: Who = "li") =>
    town.says(who, text, { privately: true });
  const countPolls = async () =>
    (await town.store.db.selectFrom("polls").select("number").execute()).length;

  /** li looks at a poll that needs nothing more. */
  async function prepare(): Promise<void> {
    town = await openTown({ database });
    for (const text of ["楼道灯坏了", "门口的路不平"]) {
      await town.says("wang", `/topic ${text}`);
    }
    await town.start("li");
    await compose("li");
  }
  async function compose(who: Who): Promise<void> {
    await say("/poll #1", who);
    await press("📅", who);
    expect(shown(who)).toContain("楼道灯坏了：什么时候方便？");
  }
  const dataOf = (message: SeenMessage, label: string): string => {
    const { inline_keyboard: rows } = message.reply_markup as unknown as {
      inline_keyboard: { text: string; callback_data: string }[][];
    };
    return (
      rows.flat().find(({ text }) => text.includes(label))?.callback_data ?? ""
    );
  };
  const forge = async (who: Who, data: string, on: SeenMessage) => {
    const user = typeof who === "string" ? town.people[who] : who;
    const told = await town.playground.world.pressForged(
      on.chat.id,
      on.message_id,
      user,
      data,
    );
    await town.settle();
    return told.text ?? "";
  };

  it("is a convener alone, at every step", async () => {
    await prepare();
    await town.start("wang");
    await say("/poll #1", "wang");
    expect(last("wang").text).toContain(conveners);
    await town.start("wang", "o1-1");
    expect(last("wang").text).toContain(conveners);

    await say("/join", "chen");
    await town.says("chen", "/convener @chen_jie");
    const message = last();
    expect((await press("⏰")).text).toContain(conveners);
    expect(await forge("li", dataOf(message, "✅"), message)).toContain(
      conveners,
    );
    await say("12-05");
    expect(last().text).toContain(conveners);
    // What is written then is for the bot as ever.
    await say("12-05");
    expect(last().text).toBe(plain("chat.not-understood"));
    await say("/poll");
    expect(last().text).toContain(conveners);
    expect(await countPolls()).toBe(0);
  });

  it("is each convener for themself", async () => {
    await prepare();
    await town.start("chen");
    await compose("chen");
    const [mine, theirs] = [last("li"), last("chen")];
    // Another's plan, from the other's chat and from one's own.
    expect(await forge("chen", dataOf(mine, "🗑"), theirs)).toBe(over);
    expect(await forge("chen", dataOf(mine, "✅"), theirs)).toBe(over);
    await press("✅", "chen");
    expect(await countPolls()).toBe(1);
    await press("✅", "li");
    expect(await countPolls()).toBe(2);
  });

  it("opens one poll when ✅ is pressed twice, and forgets the rest", async () => {
    await prepare();
    const message = last();
    const data = dataOf(message, "✅");
    await press("✅");
    expect(await forge("li", data, message)).toBe(over);
    expect(await forge("li", dataOf(message, "⏰"), message)).toBe(over);
    expect(await countPolls()).toBe(1);
    await say("12-05");
    expect(last().text).toBe(plain("chat.not-understood"));
  });

  it("drops it at 🗑", async () => {
    await prepare();
    await press("🗑");
    expect(shown()).toBe("🗑 好，这个投票不发了。\n");
    await say("/poll");
    expect(shown()).toContain("关于哪个议题？");
    expect(await countPolls()).toBe(0);
  });

  it("answers forged presses, and changes nothing by them", async () => {
    await prepare();
    const before = shown();
    const message = last();
    const [, community, plan] = dataOf(message, "🗑").split(":");
    for (const [name, args] of [
      ["polls.plan-set", "99:0"],
      ["polls.plan-set", "-1:0"],
      ["polls.plan-set", "11:99"],
      ["polls.plan-set", "11:-5"],
      ["polls.plan-set", "1:-1"],
      ["polls.plan-set", "5:4"],
      ["polls.plan-tick", "1:1"],
      ["polls.plan-tick", "9:9"],
    ] as const) {
      const data = `${name}:${community}:${plan}:${args}`;
      expect(await forge("li", data, message), data).toBe(over);
      expect(shown(), data).toBe(before);
    }
    for (const data of [
      `polls.plan:${community}:${plan}:99:0`,
      `polls.plan:${community}:${plan}:9:-7`,
    ]) {
      expect(await forge("li", data, message), data).toBe("");
      expect(shown(), data).toBe(before);
    }
    // Onto the card in the group, and onto another message of the bot's.
    const card = town.card("#1 ");
    const was = card.text;
    expect(await forge("li", dataOf(message, "🗑"), card)).toBe(over);
    expect(town.card("#1 ").text).toBe(was);
    await say("/help");
    expect(await forge("li", dataOf(message, "🗑"), last())).toBe(over);
    expect(await countPolls()).toBe(0);
  });

  it("says that the topic is closed or merged meanwhile, and goes on with another", async () => {
    await prepare();
    await town.says("chen", "/merge #1 #2");
    await press("✅");
    expect(shown()).toContain("#1 已经并到 #2 里了");
    expect(shown()).toContain("关于哪个议题？");
    expect(await countPolls()).toBe(0);
    await press("#2");
    // The question named the other one.
    expect(shown()).toContain("问大家什么？");
    await press("✅");
    await town.says("chen", "/screen");
    await town.presses("chen", "❌");
    await town.presses("chen", "➡️");
    await press("✅");
    expect(shown()).toContain("议题 #2 已经结束");
    await say("#2");
    expect(shown()).toContain("议题 #2 已经结束");
    await say("#9");
    expect(shown()).toContain("没有 #9 这个议题");
    expect(await countPolls()).toBe(0);
  });

  it("asks again for a time that has passed, and counts days from the posting", async () => {
    await prepare();
    await press("⏰");
    await say("12-02 20:00");
    expect(shown()).toContain("12月2日 周三 20:00 截止");
    await town.advanceTo("2026-12-03 09:00");
    await press("✅");
    expect(shown()).toContain("12月2日 周三 20:00 已经过了");
    expect(shown()).toContain("投到什么时候？");
    expect(await countPolls()).toBe(0);
    await say("2天");
    await town.advanceTo("2026-12-04 09:00");
    const { text } = await press("✅");
    expect(text).toBe("#3 已经发到群里，12月6日 周日 09:00 截止。");
  });

  it("can be left and gone on with, or put aside, and is forgotten after a week", async () => {
    await prepare();
    const plans = () =>
      town.store.db.selectFrom("poll_plans").select("topic").execute();
    // Another dialogue takes the next words, not the plan.
    await say("/topic");
    await say("小区门口太黑了");
    await town.restart();
    await say("/poll");
    expect(shown()).toContain(
      "您有一个投票还没发\n议题 #1\n楼道灯坏了：什么时候方便？",
    );
    await press("✏️ 接着写");
    expect(shown()).toContain("发到「幸福里小区」以后是这样");
    await press("⏰");
    await say("5d");
    expect(shown()).toContain("⏰ 5 天");
    await say("/poll #2");
    await press("🆕");
    expect(shown()).toContain("#2 门口的路不平");
    expect(await plans()).toEqual([{ topic: 2 }]);
    await press("✏️ 自己写");
    await press("单选");
    await say("修吗？ | 修 | 不修");
    expect(shown()).toContain("🗳 修吗？（议题 #2）");
    await town.advance({ days: 8 });
    expect(await plans()).toEqual([]);
    expect((await press("✅")).text).toBe(over);
    expect(await countPolls()).toBe(0);
  });

  it("forgets the plan with its convener, and names in the others'", async () => {
    await prepare();
    await town.start("wang");
    await press("✏️ 改问题");
    await say("请王阿姨来管灯？");
    await say("/forgetme", "wang");
    await press("✅", "wang");
    const plans = () =>
      town.store.db.selectFrom("poll_plans").select("question").execute();
    expect(JSON.stringify(await plans())).not.toContain("王阿姨");
    await say("/forgetme");
    await press("✅");
    expect(await plans()).toEqual([]);
  });
});
