import { afterEach, describe, expect, it } from "vitest";
import type { CallbackAnswer } from "#playground";
import { findTopic } from "#features/topics";
import { listEntries } from "#platform/ledger";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

let town: Town;
afterEach(() => town.close());

const last = () => town.group().at(-1)?.text ?? "";

/** A press as an old message or a modified client sends it. */
async function forge(who: Role, data: string): Promise<CallbackAnswer> {
  const { message_id } = town.card("#2");
  const answered = await town.playground.world.pressForged(
    town.groupId,
    message_id,
    town.people[who],
    data,
  );
  await town.settle();
  return answered;
}

async function openWithTopic(
  options: Parameters<typeof openTown>[0],
): Promise<void> {
  town = await openTown(options);
  await town.says("wang", "/topic 楼道灯坏了");
}

describe.each(databases)("setting a session (%s)", (database) => {
  it("answers with its card, accepts the topic and keeps a record", async () => {
    await openWithTopic({ database });
    const asked = await town.says("li", "/session #1 周六 15:00 @ 活动室");
    const card = town.card("#2");
    expect(transcript([card])).toBe(
      "📅 #2 协商会：楼道灯坏了\n12月5日 周六 15:00\n地点：活动室\n#1 楼道灯坏了\n[🙋 0 我去] [🤔 0 不一定] [🚫 0 去不了] [📅 加进日历]",
    );
    expect(card.entities?.[0]).toMatchObject({ type: "bold", offset: 0 });
    expect(card.reply_to_message?.message_id).toBe(asked.message_id);
    expect(last()).toBe(card.text);
    expect((await findTopic(town.store.db, 1, 1))?.stage).toBe("deliberate");
    const entries = await listEntries(town.store.db, 1, 2);
    expect(entries.map(({ act }) => act)).toContain("session.convened");
  });

  it("speaks English to an English group", async () => {
    town = await openTown({ database, locale: "en" });
    await town.says("wang", "/topic Stairway light is broken");
    await town.says("wang", "/topic Noise");
    await town.says("chen", "/session #1 #2 Saturday 3pm @ hall max 20");
    expect(transcript([town.card("#3")])).toBe(
      "📅 #3 Session: Stairway light is broken\nSat 5 Dec, 15:00\nPlace: hall\n#1 Stairway light is broken\n#2 Noise\nAt most 20 people\n[🙋 0 Going] [🤔 0 Maybe] [🚫 0 Not going] [📅 To my calendar]",
    );
    expect((await town.presses("uncle", "🙋")).text).toContain(
      "you are coming to #3, Sat 5 Dec, 15:00",
    );
    await town.says("chen", "/session #3 19:30");
    expect(last()).toContain("Now: Tue 1 Dec, 19:30");
  });

  it("names the topic that a merged one is part of, and accepts nothing", async () => {
    await openWithTopic({ database });
    await town.says("wang", "/topic 想要快递柜");
    await town.says("li", "/merge #2 #1");
    await town.says("li", "/session #1 #2 周六 15:00");
    expect(last()).toBe("#2 已经并到 #1 里了。要开会，请写 #1。");
    expect((await findTopic(town.store.db, 1, 1))?.stage).toBe("collect");
    expect((await findTopic(town.store.db, 1, 2))?.mergedInto).toBe(1);
    await town.says("li", "/settings lang en");
    await town.says("li", "/session #2 Saturday 15:00");
    expect(last()).toBe("#2 is part of #1 now. For a session, use #1.");
    await town.says("li", "/session #1 Saturday 15:00");
    expect(last()).toContain("📅 #3 Session");
  });

  it("keeps one answer a person, changeable until the end", async () => {
    await openWithTopic({ database });
    await town.says("li", "/session #1 周六 15:00");
    const going = await town.presses("uncle", "🙋");
    expect(going.text).toContain("12月5日 周六 15:00");
    await town.presses("uncle", "🙋");
    await town.presses("zhao", "🙋");
    await town.presses("wang", "🤔");
    expect(transcript([town.card("#2")])).toContain(
      "🙋 2 人来：李叔、小赵\n[🙋 2 我去] [🤔 1 不一定] [🚫 0 去不了]",
    );
    expect((await town.presses("uncle", "🚫")).text).toContain("去不了");
    await town.advanceTo("2026-12-05 16:59");
    await town.presses("wang", "🙋");
    expect(transcript([town.card("#2")])).toContain(
      "🙋 2 人来：小赵、王阿姨\n[🙋 2 我去] [🤔 0 不一定] [🚫 1 去不了]",
    );
    await town.advanceTo("2026-12-05 17:00");
    expect(transcript([town.card("#2")])).toContain("/minutes #2\n");
    expect(transcript([town.card("#2")])).not.toContain("[");
    const late = await forge("uncle", "sessions.answer:1:2:0");
    expect(late).toMatchObject({ show_alert: true });
    expect(late.text).toContain("12月5日 周六 15:00 开过了");
    expect(town.card("#2").text).toContain("🙋 2 人来：小赵、王阿姨");
  });

  it("keeps a waiting list in the order of the presses", async () => {
    await openWithTopic({ database });
    await town.start("zhao");
    await town.says("li", "/session #1 周六 15:00 限1人");
    await town.presses("uncle", "🙋");
    expect((await town.presses("zhao", "🙋")).text).toContain("候补第 1 位");
    expect((await town.presses("wang", "🙋")).text).toContain("候补第 2 位");
    expect(transcript([town.card("#2")])).toContain(
      "最多 1 人\n🙋 1 人来：李叔\n⏳ 2 人候补：小赵、王阿姨\n[🙋 1 我去]",
    );
    await town.presses("uncle", "🤔");
    expect(town.privateChat("zhao").at(-1)?.text).toContain("您补上了");
    expect(town.card("#2").text).toContain(
      "🙋 1 人来：小赵\n⏳ 1 人候补：王阿姨",
    );
    await town.presses("uncle", "🙋");
    expect(town.card("#2").text).toContain("⏳ 2 人候补：王阿姨、李叔");

    await town.says("li", "/session #2 周六 15:00 限2人");
    expect(last()).toContain("王阿姨\n📅 #2 楼道灯坏了：有人来不了，您补上了");
    expect(town.group().at(-2)?.text).toContain("现在最多 2 人");
    await town.says("li", "/session #2 周六 15:00 限1人");
    expect(last()).toContain("您现在排在候补");
  });
});

describe("a session", () => {
  it("names at most twelve of those who come", async () => {
    await openWithTopic({ database: "sqlite" });
    const { world } = town.playground;
    await town.says("li", "/session #1 周六 15:00");
    const card = town.card("#2");
    for (let i = 1; i <= 14; i += 1) {
      const user = world.addUser({ name: `邻居${i}` });
      world.addMember(town.groupId, user);
      await town.settle();
      await world.press(town.groupId, card.message_id, user, {
        data: "sessions.answer:1:2:0",
      });
      await town.settle();
    }
    expect(town.card("#2").text).toContain("邻居12，还有 2 人");
    expect(town.card("#2").text).not.toContain("邻居13");
  });

  it("moves: those who come or might are told, the card changes", async () => {
    await openWithTopic({ database: "sqlite" });
    await town.start("uncle");
    await town.says("li", "/session #1 周六 15:00 @ 活动室");
    await town.presses("uncle", "🙋");
    await town.presses("zhao", "🤔");
    await town.presses("wang", "🚫");
    const before = town.group().length;
    await town.says("li", "/session #2 周日 10:00");
    expect(town.group()).toHaveLength(before + 1);
    expect(last()).toBe(
      "📅 #2 楼道灯坏了：改时间了\n现在：12月6日 周日 10:00\n原来：12月5日 周六 15:00\n地点：活动室\n来不了的，请在 #2 的卡片上改一下\n小赵",
    );
    expect(town.privateChat("uncle").at(-1)?.text).toContain(
      "12月6日 周日 10:00",
    );
    expect(town.card("#2 协商会").text).toContain(
      "12月6日 周日 10:00\n地点：活动室",
    );

    await town.says("li", "/session #2 周日 10:00 @ 三号楼门厅");
    expect(last()).toContain("#2 楼道灯坏了：有改动\n");
    expect(town.card("#2 协商会").text).toContain("三号楼门厅");
    await town.says("li", "/session #2 周日 10:00");
    expect(last()).toContain("没有改动");
  });

  it("is shown on the agenda, soonest first, in the reader's language", async () => {
    await openWithTopic({ database: "sqlite" });
    await town.says("zhao", "/agenda");
    expect(last()).toContain("没有约会议");
    await town.says("wang", "/topic 停车 <b>&</b>");
    await town.says("li", "/session #1 周日 15:00 @ 活动室");
    await town.says("li", "/session #2 周六 15:00");
    await town.presses("uncle", "🙋", { on: "#4 " });
    await town.says("zhao", "/agenda");
    expect(last()).toBe(
      "📅 接下来的会\n#4 停车 <b>&</b>\n12月5日 周六 15:00 · 🙋 1\n#3 楼道灯坏了\n12月6日 周日 15:00 · 活动室 · 🙋 0",
    );
    await town.says("zhao", "/lang en");
    await town.says("zhao", "/agenda");
    expect(last()).toContain("📅 Coming sessions\n#4 停车");
    for (let day = 10; day < 18; day += 1) {
      await town.says("li", `/session #1 12-${day} 15:00`);
    }
    await town.says("uncle", "/agenda");
    expect(last().split("\n")).toHaveLength(17);
    await town.presses("uncle", "➡️");
    expect(last().split("\n")).toHaveLength(5);
    await town.advanceTo("2027-01-01 10:00");
    await town.says("zhao", "/agenda");
    expect(last()).toContain("No session is coming up");
  });

  it.each([
    ["sessions.answer:1:2:9", "过时"],
    ["sessions.answer:1:2:-1", "过时"],
    ["sessions.answer:1:1:0", "找不到"],
    ["sessions.answer:1:99:0", "找不到"],
    ["sessions.answer:2:2:0", "不是给您的"],
    ["sessions.answer:1:2", "过时"],
  ])("is not changed by the forged press %s", async (data, answer) => {
    await openWithTopic({ database: "sqlite" });
    await town.says("li", "/session #1 周六 15:00");
    expect((await forge("uncle", data)).text).toContain(answer);
    expect(transcript([town.card("#2")])).toContain("[🙋 0 我去] [🤔 0");
  });

  it("shows hostile words as they were written", async () => {
    await openWithTopic({ database: "sqlite" });
    await town.says("li", "/session #1 周六 15:00 @ <b>厅</b> & *东* | @all");
    expect(town.card("#2").text).toContain("地点：<b>厅</b> & *东* | @all\n");
  });

  it.each([
    ["/session", "例如：/session #12 周六 15:00"],
    ["/session 周六", "例如：/session #12 周六 15:00"],
    ["/session #1", "例如：/session #1 周六 15:00"],
    ["/session #1 改天", "没看懂时间「改天」"],
    ["/session #1 12-05", "12月5日 周六几点开"],
    ["/session #1 2026-11-27 15:00", "11月27日 周五 15:00 已经过去了"],
    ["/session #1 周六 15:00, 周日 15:00", "请先定一个"],
    ["/session #1 周六 15:00 活动室", "「活动室」没看懂"],
    ["/session #9 周六 15:00", "没有 #9 这个议题"],
    ["/session #1 #9 周六 15:00", "没有 #9 这个议题"],
    ["/session #1 #2 #3 #4 #5 #6 周六 15:00", "最多谈 5 个议题"],
  ])("is refused for %s", async (text, answer) => {
    await openWithTopic({ database: "sqlite" });
    await town.says("li", text);
    expect(last()).toContain(answer);
    expect((await findTopic(town.store.db, 1, 1))?.stage).toBe("collect");
  });

  it("is for conveners to set, and not for two sessions at once to move", async () => {
    await openWithTopic({ database: "sqlite" });
    await town.says("wang", "/session #1 周六 15:00");
    expect(last()).toContain("只有召集人");
    await town.says("li", "/session #1 周六 15:00");
    await town.says("li", "/session #2 #1 周日 15:00");
    expect(last()).toContain("一次只能改一个");
  });

  it("is set from private chat, too", async () => {
    await openWithTopic({ database: "sqlite" });
    await town.start("li");
    await town.says("li", "/session #1 周六 15:00", { privately: true });
    expect(town.privateChat("li").at(-1)?.text).toContain(
      "#2，12月5日 周六 15:00",
    );
    expect(last()).toContain("📅 #2 协商会");
    await town.says("li", "/session #2 周日 15:00", { privately: true });
    expect(town.privateChat("li").at(-1)?.text).toContain("#2 已改到 12月6日");
  });

  it("says when the clocks skip its time", async () => {
    await openWithTopic({ database: "sqlite" });
    await town.says("li", "/settings tz Europe/Berlin");
    await town.says("li", "/session #1 2027-03-28 02:30");
    expect(last()).toContain(
      "2027年3月28日 周日 03:30\n那天要拨钟，写的那个钟点没有，按 03:30 算",
    );
  });
});
