import { afterEach, describe, expect, it } from "vitest";
import { findSession, listSessionsOfTopic } from "#features/sessions";
import { listEntries } from "#platform/ledger";
import type { SeenMessage } from "#playground";
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
const lastTold = (who: Role) => transcript(town.privateChat(who).slice(-1));
const minutesOf = async () =>
  (await listSessionsOfTopic(town.store.db, 1, 1))[0]?.minutes;

/** What the first button of a message carries. */
const firstData = (message: SeenMessage | undefined): string =>
  (
    message?.reply_markup as
      { inline_keyboard?: { callback_data: string }[][] } | undefined
  )?.inline_keyboard?.[0]?.[0]?.callback_data ?? "";

/** A session that two said they would come to has begun. */
async function openAfterSession(
  options: Parameters<typeof openTown>[0],
  place = " @ 活动室",
): Promise<void> {
  town = await openTown(options);
  await town.says("wang", "/topic 楼道灯坏了");
  await town.says("li", `/session #1 2026-12-05 15:00${place}`);
  await town.presses("uncle", "🙋");
  await town.presses("zhao", "🙋");
  await town.advanceTo("2026-12-05 15:30");
}

const posted = [
  "📝 #2 会议纪要：楼道灯坏了",
  "时间：12月5日 周六 15:00",
  "议题：#1 楼道灯坏了",
  "地点：活动室",
  "到场：2 人",
  "办法：物业换 <声控> 灯",
  "效果：夜里有亮",
].join("\n");

describe.each(databases)("writing minutes (%s)", (database) => {
  it("asks in private chat, survives a restart, posts the draft", async () => {
    await openAfterSession({ database });
    await town.start("li");
    const before = town.group().length;
    const asked = await town.says("li", "/minutes #2");
    expect(town.group()).toHaveLength(before);
    const seen = town.playground.world
      .messages(town.groupId)
      .find((message) => message.message_id === asked.message_id);
    expect(seen?.reactions).toEqual([{ emoji: "👌", count: 1 }]);
    expect(lastTold("li")).toContain(
      "地点：活动室\n到场：2 人\n人数不对？发 /minutes #2 5 重写\n会上定了哪些办法",
    );
    await town.says("li", "\u034f", { privately: true });
    expect(lastTold("li")).toContain("没有字");
    await town.says("li", "长".repeat(1_001), { privately: true });
    expect(lastTold("li")).toContain("最多写 1000 个字");
    await town.says("li", "物业换 <声控> 灯", { privately: true });
    expect(lastTold("li")).toContain("有什么效果");
    await town.restart();
    await town.says("li", "夜里有亮", { privately: true });
    expect(lastTold("li")).toBe(
      `${posted}\n发到群里吗？\n[✅ 发到群里] [✏️ 重写] [🗑 不要了]`,
    );
    expect(await minutesOf()).toBeNull();

    const card = town.card("#2 协商会");
    const toast = await town.presses("li", "✅", { privately: true });
    expect(toast.text).toContain("已发到群里");
    expect(lastTold("li")).not.toContain("[");
    expect(last()).toBe(posted);
    expect(town.group().at(-1)?.reply_to_message?.message_id).toBe(
      card.message_id,
    );
    expect(transcript([town.card("#2 协商会")])).toContain("纪要已经发在群里");
    expect(await findSession(town.store.db, 1, 2)).toMatchObject({
      state: "held",
    });
    expect(await minutesOf()).toMatchObject({
      measures: "物业换 <声控> 灯",
      attendance: 2,
    });
  });

  it("are refused once the session was moved into the future", async () => {
    await openAfterSession({ database });
    await town.says("li", "/minutes #2 物业换灯 | 夜里有亮");
    const draft = last();
    await town.says("chen", "/minutes #2");
    const replyTo = town.group().at(-1)?.message_id ?? 0;
    await town.says("chen", "/session #2 2026-12-06 15:00");

    const toast = await town.presses("li", "✅ 发到群里");
    expect(toast.text).toContain("已经作废了");
    expect(draft).toContain("发到群里吗");
    expect(await minutesOf()).toBeNull();
    expect(await findSession(town.store.db, 1, 2)).toMatchObject({
      state: "scheduled",
    });
    await town.says("chen", "物业换灯", { replyTo });
    expect(last()).toContain("#2 还没开，12月6日 周日 15:00 才开始");
    const before = town.group().length;
    await town.says("chen", "夜里有亮", { replyTo });
    expect(town.group()).toHaveLength(before);
  });

  it("leave other messages of the session as they are", async () => {
    await openAfterSession({ database });
    await town.says("li", "/minutes #2 物业换灯 | 夜里有亮");
    await town.presses("li", "✅");
    const minutes = town.group().at(-1);
    await town.says("li", "/minutes #2 物业换新灯 | 夜里有亮");
    const { world } = town.playground;
    const id = minutes?.message_id ?? 0;
    const data = "sessions.discard:1:2:2";
    await world.pressForged(town.groupId, id, town.people.li, data);
    await town.settle();
    expect(world.message(town.groupId, id)?.text).toBe(minutes?.text);
    expect((await town.presses("li", "✅")).text).toContain("已经作废了");
  });

  it("takes all in one line, and is replaced on the record", async () => {
    await openAfterSession({ database });
    await town.says("li", "/minutes #2 物业换灯 | 夜里有亮");
    expect(last()).toMatch(/^李主任\n📝 #2 会议纪要/);
    await town.presses("li", "✅");
    expect(last()).toContain("到场：2 人\n办法：物业换灯\n效果：夜里有亮");
    await town.says("chen", "/minutes #2 ９人｜物业装声控灯｜夜里有亮");
    expect(await minutesOf()).toMatchObject({ measures: "物业换灯" });
    await town.presses("chen", "✅");
    expect(last()).toContain("会议纪要（改过）：楼道灯坏了");
    expect(await minutesOf()).toMatchObject({
      attendance: 9,
      measures: "物业装声控灯",
    });
    const entries = await listEntries(town.store.db, 1, 2);
    expect(entries.map(({ act }) => act)).toEqual([
      "session.convened",
      "minutes.posted",
      "minutes.replaced",
    ]);
  });
});

describe("minutes", () => {
  const group = { database: "sqlite" } as const;

  it("are asked for in the group of whom the bot cannot reach", async () => {
    await openAfterSession(group, "");
    await town.says("chen", "/minutes #2");
    expect(last()).toMatch(/^陈姐\n📝 #2 纪要[^]*会在哪里开的？/);
    const reply = async (text: string) => {
      const question = town.group().at(-1)?.message_id;
      if (question === undefined) throw new Error("nothing was asked");
      await town.says("chen", text, { replyTo: question });
    };
    await reply("三号楼门厅");
    await reply("物业换灯");
    await reply("夜里有亮");
    expect(last()).toContain("地点：三号楼门厅\n到场：2 人\n办法：物业换灯");
    expect((await town.presses("li", "✅")).text).toContain("只有本人能定");
    expect((await town.presses("uncle", "✅")).text).toContain("只有召集人");
    expect(await minutesOf()).toBeNull();
    await town.presses("chen", "✅");
    expect(await minutesOf()).toMatchObject({ place: "三号楼门厅" });
  });

  it("start over or are thrown away, and an old draft means nothing", async () => {
    await openAfterSession(group);
    await town.start("li");
    await town.says("li", "/minutes #2 7 | 旧的办法 | 旧的效果");
    const draft = town.privateChat("li").at(-1);
    if (!draft) throw new Error("there is no draft");
    await town.presses("li", "✏️", { privately: true });
    expect(lastTold("li")).toContain("到场：7 人");
    await town.says("li", "新的办法", { privately: true });
    await town.says("li", "新的效果", { privately: true });
    const old = await town.playground.world.pressForged(
      town.people.li.id,
      draft.message_id,
      town.people.li,
      "sessions.post:1:2:1",
    );
    expect(old.text).toContain("已经作废了");
    expect(lastTold("li")).toContain("办法：新的办法\n效果：新的效果");
    await town.presses("li", "🗑", { privately: true });
    expect(lastTold("li")).toBe("#2 的草稿已扔掉。\n");
    expect(await minutesOf()).toBeNull();
    expect(await findSession(town.store.db, 1, 2)).toMatchObject({
      state: "scheduled",
    });
  });

  it("can be left in the middle, by the one who writes them", async () => {
    await openAfterSession(group);
    await town.says("chen", "/minutes #2");
    const question = town.group().at(-1)?.message_id ?? 0;
    expect((await town.presses("li", "🗑")).text).toContain("不是给您的");
    expect((await town.presses("chen", "🗑")).text).toContain("先不写了");
    expect(last()).toContain("先不写了");
    const before = town.group().length;
    await town.says("chen", "物业换灯", { replyTo: question });
    expect(town.group()).toHaveLength(before);

    await town.says("chen", "/minutes #2");
    const stop = firstData(town.group().at(-1));
    await town.says("chen", "/minutes #2 物业换灯 | 夜里有亮");
    const stale = await town.playground.world.pressForged(
      town.groupId,
      question,
      town.people.chen,
      stop,
    );
    expect(stale.text).toContain("过时");
    expect(last()).toContain("发到群里吗");
  });

  it("are written for an administrator without a name, settled by any convener", async () => {
    await openAfterSession(group);
    await town.says("li", "/minutes #2 物业换灯 | 夜里有亮", {
      asGroup: true,
    });
    expect(last()).toContain("发到群里吗");
    await town.presses("chen", "✅");
    expect(last()).toContain("办法：物业换灯");
  });

  it("are written in English", async () => {
    town = await openTown({ database: "sqlite", locale: "en" });
    await town.says("wang", "/topic Stairway light is broken");
    await town.says("li", "/session #1 2026-12-05 15:00 @ hall");
    await town.says("li", "/minutes #2 new lights | safer stairs");
    expect(last()).toContain(
      "#2 has not been held; it starts Sat 5 Dec, 15:00",
    );
    await town.advanceTo("2026-12-05 15:00");
    await town.says("li", "/minutes #2 12 people | new lights | safer stairs");
    await town.presses("li", "✅");
    expect(last()).toBe(
      "📝 #2 Minutes: Stairway light is broken\nTime: Sat 5 Dec, 15:00\nSubject: #1 Stairway light is broken\nPlace: hall\nCame: 12\nMeasures: new lights\nEffect: safer stairs",
    );
  });

  it.each([
    ["/minutes", "写上会的号码"],
    ["/minutes #1", "没有 #1 这次会"],
    ["/minutes #2 换灯", "例如：/minutes #2 换声控灯"],
    [`/minutes #2 ${"长".repeat(1_001)} | 好`, "最多写 1000 个字"],
  ])("are refused for %s", async (text, answer) => {
    await openAfterSession(group);
    await town.says("li", text);
    expect(last()).toContain(answer);
  });
});
