import { afterEach, describe, expect, it } from "vitest";
import { databases, openTown, type Role, type Town } from "../support/town.ts";

describe.each(databases)("who acts, and where (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: Role) => town.privateChat(who).at(-1)?.text ?? "";

  /** A second group with the same convener, in which the bot is, too. */
  async function openOther() {
    const { world } = town.playground;
    const { li, wang } = town.people;
    const other = world.addGroup({
      title: "阳光里",
      type: "supergroup",
      creator: li,
      members: [wang],
    });
    world.addBot(other.id, li);
    await town.settle();
    return {
      id: other.id,
      async says(who: Role, text: string) {
        world.send(other.id, town.people[who], { text });
        await town.settle();
      },
      said: () =>
        world
          .messages(other.id)
          .filter((message) => message.from?.is_bot)
          .map((message) => message.text ?? "")
          .join("\n"),
    };
  }

  it("keeps the dialogues of two groups apart", async () => {
    town = await openTown({ database });
    const other = await openOther();
    await town.says("wang", "/topic 甲处的事");
    await other.says("wang", "/topic 乙处的事");
    await town.says("li", "/follow #1 @wang_ayi 2026-12-20 甲的活");
    await other.says("li", "/follow #1 @wang_ayi 2026-12-20 乙的活");
    await town.presses("wang", "⏰", { on: "#2" });
    const question = town.group().at(-1);
    const { world } = town.playground;
    const card = world
      .messages(other.id)
      .findLast((message) => message.text?.includes("乙的活"));
    await town.presses("wang", "⏰", { on: card as NonNullable<typeof card> });
    await town.says("wang", "2026-12-28 甲的理由", {
      replyTo: question?.message_id ?? 0,
    });
    expect(other.said()).not.toContain("甲的理由");
    const here = town
      .group()
      .map((message) => message.text)
      .join("\n");
    expect(here).toContain("甲的理由");
  });

  it("does not bring somebody back who left, because others quote them", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("zhao", "/help");
    const words = await town.says("zhao", "井盖松了");
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("li", "/poll #1 single: 修不修？ | 修 | 不修");
    await town.start("zhao");
    await town.says("zhao", "/vote", { privately: true });
    world.removeMember(town.groupId, town.people.zhao.id);
    await town.settle();
    await town.says("wang", "/topic", { replyTo: words.message_id });
    expect(town.card("#3").text).toContain("小赵 提出");
    const late = await town.presses("zhao", "修", { privately: true });
    expect(late.text).not.toContain("已记下");
    expect(town.card("#2").text).toMatch(/\n修\s+0\n/);
    await town.says("zhao", "/mine", { privately: true });
    expect(lastTo("zhao")).not.toContain("井盖");
  });

  it("lets nobody act in private chat for a group that they left", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("zhao", "/topic 井盖松了");
    await town.says("li", "/follow #1 @xiao_zhao 2026-12-20 拧紧井盖");
    await town.start("zhao");
    await town.presses("zhao", "⏰", { on: "#2" });
    world.removeMember(town.groupId, town.people.zhao.id);
    await town.settle();
    const before = town.group().length;
    await town.says("zhao", "2026-12-30 没空", { privately: true });
    expect(town.group()).toHaveLength(before);
  });

  it("gives the part of somebody expected to the member who takes the name", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("chen", "/help");
    await town.says("li", "/follow #1 @chen_new 2026-12-20 联系电工");
    expect(town.card("#2").text).toContain("@chen_new");
    town.people.chen.username = "chen_new";
    await town.says("chen", "/mine");
    expect(town.group().at(-1)?.text).toContain("#2 联系电工");
    expect(town.card("🔧 #2").text).toContain("陈姐");
  });

  it("knows who goes by a username now", async () => {
    town = await openTown({ database });
    const { uncle, zhao } = town.people;
    await town.says("uncle", "/topic 楼道灯坏了");
    uncle.username = "old_uncle";
    zhao.username = "li_shu";
    await town.says("zhao", "/help");
    await town.says("li", "/follow #1 @li_shu 2026-12-20 联系电工");
    expect(town.card("#2").text).toContain("小赵");
  });

  it("reads a private answer in the group that it is about", async () => {
    town = await openTown({ database });
    const other = await openOther();
    await town.start("wang");
    await town.says("wang", "/topic 甲处的事");
    await other.says("wang", "/topic 乙处的事");
    await other.says("li", "/follow #1 @wang_ayi 2026-12-02 乙的活");
    await town.advance({ days: 2 });
    const reminder = town
      .privateChat("wang")
      .findLast((message) => message.text?.includes("乙的活"));
    await town.says("wang", "已经联系了", {
      privately: true,
      replyTo: reminder?.message_id ?? 0,
    });
    expect(other.said()).toContain("已经联系了");
  });

  it("asks again who is administrator when a right is used", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("wang", "/topic 楼道灯坏了");
    await town.start("chen");
    await town.says("chen", "/screen", { privately: true });
    world.setAdministrator(
      town.groupId,
      town.people.chen.id,
      false,
      town.people.li,
    );
    await town.advance({ minutes: 6 });
    const press = await town.presses("chen", "✅", { privately: true });
    expect(press.text).toContain("只有召集人");
    expect(town.card("#1").text).toContain("召集人筛选");
  });
});
