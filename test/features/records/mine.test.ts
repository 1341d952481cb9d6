import { afterEach, describe, expect, it } from "vitest";
import { story } from "../../support/story.ts";
import { databases, openTown, type Town } from "../../support/town.ts";

const labelsOf = (message: { reply_markup?: unknown } | undefined) =>
  (
    message?.reply_markup as
      { inline_keyboard: { text: string; url?: string }[][] } | undefined
  )?.inline_keyboard.flat() ?? [];

describe.each(databases)("/mine (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("tells by what one must do first, and what became of one's matters", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await story(
      town,
      `
      王阿姨 starts the bot
      王阿姨: /topic 三号楼楼道灯坏了
      王阿姨: /topic 想要快递柜
      王阿姨: /topic 换个大门
      李叔: /topic 门口积水
      王阿姨: 我家也黑
      王阿姨 replies to #4: 我家也积水
      李主任: /poll #1 single 9d: 怎么修？ | 换新的 | 修旧的
      李主任: /session #1 2026-12-09 19:30 @ 活动室
      王阿姨 taps 🙋 on 📅
      李主任: /follow #1 @wang_ayi 2026-12-02 联系电工
      … 2026-12-05 11:00 …
      王阿姨 (private): /mine
      bot to 王阿姨: 您自己的事
        🗳 等您投票的
        #5 怎么修？ · 12月10日 周四 10:00 截止
        🔧 您负责的
        #7 联系电工，过了 3 天
        📅 您说了要去的
        #6 12月9日 周三 19:30 活动室
        📌 您提的
        #3 换个大门｜下一步：召集人筛选
        #1 三号楼楼道灯坏了｜下一步：负责人去办
        💬 您说过的意见 1
        no 门口积水
        no 别的群
      `,
    );
    const links = labelsOf(
      town.privateChat("wang").findLast((m) => m.text?.includes("您自己的事")),
    );
    expect(links.slice(0, 3).map(({ text }) => text)).toEqual([
      "🔗 #5",
      "🔗 #7",
      "🔗 #6",
    ]);
    expect(links[0]?.url).toMatch(/^https:\/\/t\.me\/c\/\d+\/\d+$/);
  });

  it("goes to private chat, if it can, and else says little in the group", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    for (let i = 0; i < 4; i++) await town.says("wang", `/topic 路灯${i}不亮`);
    await town.says("wang", "/mine");
    const inGroup = town.group().at(-1);
    expect(inGroup?.text).toContain("#5 路灯3不亮");
    expect(inGroup?.text).toContain("还有 2 件");
    const [link] = labelsOf(inGroup);
    const payload = new URL(link?.url ?? "").searchParams.get("start") ?? "";
    await town.start("wang", payload);
    expect(town.privateChat("wang").at(-1)?.text).toContain(
      "#1 三号楼楼道灯坏了",
    );
    const before = town.group().length;
    await town.says("wang", "/mine");
    expect(town.group()).toHaveLength(before);
    expect(town.privateChat("wang").at(-1)?.text).toContain("您自己的事");
  });

  it("names the community and leads to the others", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    const { wang, li } = town.people;
    await town.start("wang");
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    const other = world.addGroup({
      title: "阳光里",
      type: "supergroup",
      creator: li,
      members: [wang],
    });
    world.addBot(other.id, li);
    world.send(other.id, wang, { text: "/topic 门口积水" });
    await town.settle();
    world.send(other.id, li, {
      text: "/poll #1 single 2d: 修吗？ | 修 | 不修",
    });
    await town.settle();
    await town.says("wang", "/mine", { privately: true });
    const here = town.privateChat("wang").at(-1);
    expect(here?.text).toContain("幸福里小区");
    expect(here?.text).not.toContain("门口积水");
    expect(labelsOf(here).map(({ text }) => text)).toContain("➡️ 阳光里 1");
    const pressed = await town.presses("wang", "阳光里", { privately: true });
    expect(pressed.text).toContain("阳光里");
    const there = town.privateChat("wang").at(-1);
    expect(there?.text).toContain("#1 门口积水");
    await town.says("wang", "/topics", { privately: true });
    expect(town.privateChat("wang").at(-1)?.text).toContain("门口积水");
  });

  it("says so when nothing waits, in either language", async () => {
    town = await openTown({ database, locale: "en" });
    await town.says("wang", "/help");
    await town.start("wang");
    await town.says("wang", "/mine", { privately: true });
    const text = town.privateChat("wang").at(-1)?.text;
    expect(text).toBe("🙋 Nothing waits for you now.");
  });
});
