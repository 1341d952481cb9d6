import { afterEach, describe, expect, it } from "vitest";
import type { SeenMessage } from "#playground";
import {
  oneDatabase,
  openTown,
  type Role,
  type Town,
} from "../../support/town.ts";

describe.each(oneDatabase)("roles (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const last = () => town.group().at(-1)?.text ?? "";
  const lastTo = (who: Role) => town.privateChat(who).at(-1)?.text ?? "";
  const acts = async () =>
    (
      await town.store.db
        .selectFrom("ledger")
        .select(["act", "details"])
        .where("act", "like", "member.%")
        .orderBy("seq")
        .execute()
    ).map(({ act, details }) => `${act} ${details ?? ""}`);

  async function speak(who: Role): Promise<SeenMessage> {
    return town.says(who, "/help");
  }

  it("appoints two conveners by @name, reply and name, and no third", async () => {
    town = await openTown({ database });
    await town.says("li", "/convener @chen_jie");
    expect(last()).toContain("陈姐现在是第一召集人");
    expect(last()).toContain("第二位召集人也请陈姐来定");
    const words = await speak("wang");
    await town.says("chen", "/convener", { replyTo: words.message_id });
    expect(last()).toContain("王阿姨现在是第二召集人");
    await town.says("uncle", "/help");
    await town.says("chen", "/convener 李叔");
    expect(last()).toContain("已经有两位召集人");
    expect(last()).toContain("陈姐（第一召集人）");
    expect(last()).toContain("王阿姨（第二召集人）");
    expect(last()).toContain("off");
    expect(await acts()).toHaveLength(2);
    await town.says("wang", "/convener");
    expect(last()).toMatch(/陈姐 · 第一召集人\n王阿姨 · 第二召集人/);
  });

  it("takes the right from the administrators once somebody is appointed", async () => {
    town = await openTown({ database });
    await town.says("li", "/convener @wang_ayi");
    await town.says("wang", "/help");
    await town.says("li", "/convener @li_shu");
    expect(last()).toContain("只有召集人能做这件事。本群召集人：王阿姨");
  });

  it("does not lock a group out by a name that nobody has", async () => {
    town = await openTown({ database });
    await town.says("li", "/convener @nobody_at_all");
    expect(last()).toContain("还没见过");
    await town.says("chen", "/expert @wang_ayi");
    expect(last()).toContain("现在是专家");
    await town.says("li", "/convener @nobody_at_all off");
    expect(last()).toContain("不再是召集人");
  });

  it("gives an expected convener the right when they appear", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("li", "/convener @new_friend");
    const friend = world.addUser({ name: "新邻居", username: "new_friend" });
    world.addMember(town.groupId, friend);
    await town.says(friend, "/expert @wang_ayi");
    expect(last()).toContain("专家");
    await town.says("li", "/screen");
    expect(last()).toContain("本群召集人：新邻居");
  });

  it("passes the role of somebody expected on to the member who takes the name", async () => {
    town = await openTown({ database });
    await town.says("zhao", "/help");
    await town.says("li", "/convener @zhao_new");
    town.people.zhao.username = "zhao_new";
    await town.says("zhao", "/screen");
    expect(last()).toContain("没有等筛选的事");
    await town.says("zhao", "/convener");
    expect(last()).toContain("小赵 · 第一召集人");
    expect(last()).not.toContain("@zhao_new ·");
  });

  it("moves the second convener up when the first is let go, or leaves", async () => {
    town = await openTown({ database });
    for (const who of ["wang", "uncle"] as const) await speak(who);
    await town.start("uncle");
    await town.says("li", "/convener @wang_ayi");
    await town.says("wang", "/convener @li_shu");
    expect(lastTo("uncle")).toContain("第二召集人");
    await town.says("wang", "/convener @wang_ayi off");
    expect(last()).toContain("王阿姨不再是召集人");
    expect(last()).toContain("李叔现在是第一召集人");
    expect(lastTo("uncle")).toContain("第一召集人");
    await town.says("uncle", "/convener @xiao_zhao");
    town.playground.world.removeMember(town.groupId, town.people.uncle.id);
    await town.settle();
    await town.says("zhao", "/convener");
    expect(last()).toContain("小赵 · 第一召集人");
    expect(last()).not.toContain("李叔");
  });

  it("makes the administrators conveners again when no appointed one is left", async () => {
    town = await openTown({ database });
    await speak("wang");
    await town.says("li", "/convener @wang_ayi");
    town.playground.world.removeMember(town.groupId, town.people.wang.id);
    await town.settle();
    await town.says("li", "/convener");
    expect(last()).toContain("先由群管理员召集：李主任、陈姐");
    town.playground.world.addMember(town.groupId, town.people.wang);
    await town.settle();
    await town.says("wang", "/screen");
    expect(last()).toContain("只有召集人");
  });

  it("says why somebody is not appointed", async () => {
    town = await openTown({ database });
    await town.says("li", "/convener @li_zhuren");
    expect(last()).toContain("李主任现在是第一召集人");
    await town.says("li", "/convener @li_zhuren");
    expect(last()).toContain("已经是了");
    await town.says("li", "/expert @li_zhuren");
    expect(last()).toContain("是召集人");
    await town.says("li", "/expert @some_helper_bot");
    expect(last()).toContain("机器人");
    await town.says("li", `/expert @${town.playground.bot.username}`);
    expect(last()).not.toContain("现在是专家");
    await town.says("li", "/supervisor @wang_ayi off");
    expect(last()).toContain("不是督导");
    await town.says("li", "/expert off");
    expect(last()).toContain("说的是谁");
    await town.says("li", "/expert 不认识的人");
    expect(last()).toContain("还没见过");
    expect(await acts()).toHaveLength(1);
  });

  it("tells in private who can be told, and mentions the others in the group", async () => {
    town = await openTown({ database });
    await speak("wang");
    await town.start("wang");
    await town.says("li", "/convener @wang_ayi");
    expect(lastTo("wang")).toContain("您现在是「幸福里小区」的第一召集人");
    expect(town.group().at(-1)?.entities ?? []).not.toContainEqual(
      expect.objectContaining({ type: "text_mention" }),
    );
    await speak("uncle");
    await town.says("wang", "/expert @li_shu");
    expect(town.group().at(-1)?.entities).toContainEqual(
      expect.objectContaining({ type: "text_mention" }),
    );
  });

  it("lets an anonymous administrator appoint", async () => {
    town = await openTown({ database });
    await speak("wang");
    await town.says("li", "/convener @wang_ayi", { asGroup: true });
    expect(last()).toContain("王阿姨现在是第一召集人");
  });

  it("keeps the votes of who is administrator no more", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("li", "/poll #1 single: 修不修？ | 修 | 不修");
    await town.presses("chen", "修", { on: "#2" });
    await town.presses("chen", "👍", { on: "📌 #1" });
    world.setAdministrator(
      town.groupId,
      town.people.chen.id,
      false,
      town.people.li,
    );
    await town.settle();
    expect(town.card("#2").text).toMatch(/\n修\s+1\n/);
    await town.presses("wang", "修", { on: "#2" });
    expect(town.card("#2").text).toMatch(/\n修\s+2\n/);
  });

  it.each(["expert", "supervisor"])(
    "lets an %s speak, but neither vote, endorse nor rate",
    async (role) => {
      town = await openTown({ database });
      await town.says("wang", "/topic 楼道灯坏了");
      await town.says("li", "/poll #1 single: 修不修？ | 修 | 不修");
      await speak("uncle");
      await town.says("li", `/${role} @li_shu`);
      const vote = await town.presses("uncle", "修", { on: "#2" });
      expect(vote.text).toContain("不投票");
      const endorsing = await town.presses("uncle", "👍", { on: "📌 #1" });
      expect(endorsing.text).toContain("不附议");
      await town.says("uncle", "/vote");
      expect(last()).not.toContain("#2");
      expect(town.card("#2").text).toMatch(/\n修\s+0\n/);
      await town.says("uncle", "先查线路", {
        replyTo: town.card("📌 #1").message_id,
      });
      expect(town.card("📌 #1").text).toContain("💬 1");
      await town.says("li", "/close #2");
      await town.says("li", "/close #1");
      const rating = await town.presses("uncle", "⭐5");
      expect(rating.text).toContain("不打分");
    },
  );

  it("tells people of the same name apart where it lists them", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    const twins = ["twin_one", "twin_two"].map((username) =>
      world.addUser({ name: "王芳", username }),
    );
    for (const twin of twins) {
      world.addMember(town.groupId, twin);
      await town.says(twin, "/help");
    }
    await town.says("li", "/convener @twin_one");
    await town.says(twins[0] ?? "li", "/convener @twin_two");
    await town.says("uncle", "/screen");
    expect(last()).toContain("王芳 @twin_one、王芳 @twin_two");
    await town.says(twins[0] ?? "li", "/expert 王芳");
    expect(last()).toContain("不止一位");
  });

  it("moves the second convener up when the first asks to be forgotten", async () => {
    town = await openTown({ database });
    await speak("wang");
    await town.start("wang");
    await town.says("li", "/convener @wang_ayi");
    await town.says("wang", "/convener @li_zhuren");
    await town.says("wang", "/forgetme", { privately: true });
    await town.presses("wang", "✅", { privately: true });
    await town.says("li", "/convener");
    expect(last()).toContain("李主任 · 第一召集人");
    expect(last()).not.toContain("王阿姨");
  });
});
