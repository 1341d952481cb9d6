import { afterEach, describe, expect, it } from "vitest";
import { story } from "../support/story.ts";
import { databases, openTown, type Town } from "../support/town.ts";

describe.each(databases)("the life of a group (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("goes from the welcome over the checklist to the pinned board, in one message", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      bot: 大家好，我是商量
        /topic 三号楼楼道灯坏了
        ○ 语言和时区：中文 · 北京时间
        ○ 请把我设为管理员
        ○ 定两位召集人，先定牵头的，现在 0 位
        ○ 提第一件事
        ✅ 中文 · 北京时间
        🔗 提一件事
      小赵 taps ✅ 中文 on 大家好
      toast: 只有召集人能做这件事
      李主任 taps ✅ 中文 on 大家好
      toast: 记下了：中文 · 北京时间
      bot: 大家好，我是商量
        ✓ 语言和时区：中文 · 北京时间
        no ✅ 中文
      李主任 makes the bot an administrator
      bot: 大家好，我是商量
        ✓ 我是管理员
      李主任: /convener @li_zhuren
      bot: 大家好，我是商量
        现在 1 位
      李主任: /convener @chen_jie
      bot: 大家好，我是商量
        ✓ 两位召集人都定了
      王阿姨: /topic 三号楼楼道灯坏了
      bot: 幸福里小区：大家的事
        集 等筛选
        #1 三号楼楼道灯坏了
        no 召集人还有几件小事
      李主任: /poll #1 single 2d: 怎么修？ | 换新的 | 修旧的
      bot: 幸福里小区：大家的事
        正在投票：#2 怎么修？ · 12月3日 周四 10:00 截止
        议 商量中
        no 等筛选
      李主任: /session #1 2026-12-05 15:00 @ 活动室
      bot: 幸福里小区：大家的事
        下次开会：#3 12月5日 周六 15:00 活动室
      李主任: /follow #1 @li_shu 2026-12-02 换灯泡
      bot: 幸福里小区：大家的事
        办 在办
        no 过期
      … 2026-12-04 09:00 …
      bot: 幸福里小区：大家的事
        过期没办完：#4 换灯泡，过了 2 天
        no 正在投票
      `,
    );
    const boards = town
      .group()
      .filter((message) => message.text?.includes("大家的事"));
    expect(boards).toHaveLength(1);
    expect(boards[0]?.message_id).toBe(town.group()[0]?.message_id);
    const [{ message_id } = { message_id: 0 }] = boards;
    expect(pinnedOf(town)).toBe(message_id);
  });

  it("keeps its board when the bot is removed and let in again", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    const { li } = town.people;
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    const [board] = town.group();
    world.removeBot(town.groupId, li);
    await town.settle();
    await town.advance({ days: 2 });
    world.addBot(town.groupId, li);
    await town.settle();
    await town.says("wang", "/topic 门口积水");
    const now = world.message(town.groupId, board?.message_id ?? 0);
    expect(now?.text).toContain("#2 门口积水");
    expect(boardsOf(town)).toHaveLength(1);
  });

  it("posts its board once more in the supergroup that the group became", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    const { li, wang } = town.people;
    const group = world.addGroup({
      title: "阳光里",
      creator: li,
      members: [wang],
    });
    world.addBot(group.id, li);
    await town.settle();
    world.send(group.id, wang, { text: "/topic 门口积水" });
    await town.settle();
    const supergroup = world.migrate(group.id);
    await town.settle();
    const there = world
      .messages(supergroup.id)
      .filter((message) => message.text?.includes("阳光里：大家的事"));
    expect(there).toHaveLength(1);
    expect(there[0]?.text).toContain("#1 门口积水");
    world.send(supergroup.id, wang, { text: "/topic 路灯不亮" });
    await town.settle();
    const again = world.message(supergroup.id, there[0]?.message_id ?? 0);
    expect(again?.text).toContain("#2 路灯不亮");
  });

  it("calls itself by the group's new name", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    world.renameGroup(town.groupId, "幸福里二期", town.people.li);
    await town.settle();
    expect(town.group()[0]?.text).toContain("幸福里二期：大家的事");
  });
});

const boardsOf = (town: Town) =>
  town.group().filter((message) => message.text?.includes("大家的事"));

/** The message that the last pin was about. */
function pinnedOf(town: Town): number | undefined {
  const pins = town.playground.world.calls.filter(
    (call) => call.method === "pinChatMessage",
  );
  return Number(pins.at(-1)?.params["message_id"]);
}
