import { afterEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#platform/ledger";
import type { User } from "#playground";
import {
  oneDatabase,
  openTown,
  transcript,
  type Town,
  type Who,
} from "../../support/town.ts";

const question = "楼道灯怎么修？ | 统一换 | 各楼修 | 先查线路";

describe.each(oneDatabase)("voting for somebody else (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: Who) => town.privateChat(who).at(-1)?.text ?? "";
  const allTo = (who: Who) => transcript(town.privateChat(who));
  const card = () => transcript([town.card("#2 ")]);
  const says = (who: Who, text: string) =>
    town.says(who, text, { privately: true });
  const presses = (who: Who, label: string) =>
    town.presses(who, label, { privately: true });

  /** A poll #2, and people who have all started the bot. */
  async function open(head = "single 2d", asked = question) {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    for (const who of ["wang", "uncle", "zhao", "zhang", "li"] as const) {
      await town.says(who, "/help");
      await town.start(who);
    }
    await town.says("li", `/poll #1 ${head}: ${asked}`);
  }
  const forge = (who: Who, data: string) => {
    const on = town.privateChat(who).at(-1);
    const by = typeof who === "string" ? town.people[who] : who;
    return town.playground.world
      .pressForged(by.id, on?.message_id ?? 0, by, data)
      .finally(() => town.settle());
  };
  const acts = async () =>
    (
      await town.store.db
        .selectFrom("ledger")
        .select(["act", "number", "details"])
        .where("act", "like", "proxy.%")
        .orderBy("seq")
        .execute()
    ).map(({ act, number, details }) => [
      act,
      number,
      (JSON.parse(details ?? "{}") as { proxy: number }).proxy,
    ]);
  const ballots = () =>
    town.store.db
      .selectFrom("open_ballots")
      .select(["elector_id", "member_id", "content", "source"])
      .where("replaced_at", "is", null)
      .orderBy("elector_id")
      .execute();

  it("is asked, accepted, used, overridden and revoked", async () => {
    await open();
    await says("wang", "/proxy #2 @李叔");
    expect(lastTo("wang")).toContain("已经去问李叔了");
    expect(lastTo("uncle")).toBe(
      "🤝 王阿姨想请您代投\n#2 楼道灯怎么修？\n答应了就可以替对方投；对方自己投了，以对方投的为准。",
    );
    // Nothing counts before the answer.
    await says("uncle", "/proxy #2 @王阿姨 1");
    expect(lastTo("uncle")).toContain("没有请您代投");
    expect((await presses("uncle", "✅")).text).toBe("答应了。");
    expect(allTo("uncle")).toContain("您答应了替王阿姨投票\n#2");
    expect(lastTo("wang")).toContain("李叔答应替您投票\n#2 楼道灯怎么修？");

    await says("uncle", "/proxy");
    expect(lastTo("uncle")).toContain("请您代投的：\n· 王阿姨：#2");
    await presses("uncle", "🗳 #2 替王阿姨投");
    expect(lastTo("uncle")).toContain("替王阿姨投 · 12月3日");
    expect((await presses("uncle", "各楼修")).text).toBe(
      "已记下：各楼修。截止前可以改。（替王阿姨）",
    );
    expect(card()).toContain("各楼修　1\n");
    expect(card()).toContain("其中代投 1 张");
    expect(lastTo("wang")).toContain("李叔替您投了 #2");
    expect(lastTo("wang")).toContain("投的是：各楼修");
    expect(transcript(town.group())).not.toContain("投的是");

    // One's own vote is another one.
    await town.presses("uncle", "先查线路");
    expect(card()).toContain("各楼修　1\n先查线路　1\n已投 2 人");

    const own = await town.presses("wang", "各楼修", { on: "#2 " });
    expect(own.text).toContain("改成了：各楼修");
    expect(card()).not.toContain("代投");
    expect(lastTo("uncle")).toContain("王阿姨那边自己投了");
    const late = await presses("uncle", "统一换");
    expect(late.text).toContain("对方自己已经投了");
    expect(card()).toContain("各楼修　1\n先查线路　1\n已投 2 人");

    await says("wang", "/proxy");
    expect((await presses("wang", "🗑 李叔")).text).toContain("收回了");
    expect(lastTo("uncle")).toContain("王阿姨不用您代投了");
    expect(await acts()).toEqual([
      ["proxy.given", 2, 1],
      ["proxy.accepted", 2, 1],
      ["proxy.revoked", 2, 1],
    ]);
    expect(await verifyLedger(town.store.db)).toMatchObject({ ok: true });
  });

  it("keeps a vote of a revoked proxy until its principal votes", async () => {
    await open();
    await says("wang", "/proxy @李叔");
    await presses("uncle", "✅");
    await says("uncle", "/proxy #2 @王阿姨 1");
    expect(lastTo("uncle")).toContain("已记下：统一换");
    await says("uncle", "/proxy");
    expect((await presses("uncle", "🗑")).text).toContain("退掉了");
    expect(lastTo("wang")).toContain("已经替您投了的还算");
    await says("uncle", "/proxy #2 @王阿姨 2");
    expect(lastTo("uncle")).toContain("没有请您代投");
    expect(card()).toContain("统一换　1\n");
    const [ballot] = await ballots();
    expect(ballot).toMatchObject({
      elector_id: ballot?.member_id,
      source: "proxy",
    });
    await town.presses("wang", "先查线路");
    expect(card()).toContain("统一换　0\n");
  });

  it("asks in the group who is not reached, by a reply, and takes no for an answer", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("li", `/poll #1 single 2d: ${question}`);
    const said = await town.says("uncle", "我明天不在");
    const question2 = town.group().length;
    await town.says("wang", "/proxy", { replyTo: said.message_id });
    const asked = transcript(town.group().slice(question2));
    expect(asked).toContain("李叔\n🤝 王阿姨想请您代投\n以后的每次投票");
    expect((await town.presses("zhao", "✅")).text).toContain("问的不是您");
    expect((await town.presses("wang", "✅")).text).toContain("问的不是您");
    expect((await town.presses("uncle", "❌")).text).toBe("没有答应。");
    expect(town.group().at(-1)?.text).toContain("李叔不方便替您投票");
    expect(transcript(town.group().slice(question2))).toContain(
      "您没有答应替王阿姨投票",
    );
  });

  it("does not let one person vote for more than two", async () => {
    await open();
    for (const who of ["wang", "zhao", "zhang"] as const) {
      await says(who, "/proxy @李叔");
    }
    const questions = town
      .privateChat("uncle")
      .filter((one) => one.text?.includes("想请您代投"));
    const answer = (i: number) =>
      town.presses("uncle", "✅", {
        on: questions[i] as never,
        privately: true,
      });
    expect((await answer(0)).text).toBe("答应了。");
    expect((await answer(1)).text).toBe("答应了。");
    expect((await answer(2)).text).toContain("名额满了");
    await says("li", "/proxy #2 @李叔");
    expect(lastTo("li")).toContain("李叔已经替 2 位投了");
    await says("uncle", "/proxy");
    await presses("uncle", "🗑 王阿姨");
    expect((await answer(2)).text).toBe("答应了。");
  });

  it("does not let a proxy given back make room for one vote more", async () => {
    await open();
    for (const giver of ["wang", "zhao", "zhang"] as const) {
      await says(giver, "/proxy #2 @李叔");
      await presses("uncle", "✅");
      const name = town.people[giver].first_name;
      await says("uncle", `/proxy #2 @${name} 1`);
      await says("uncle", "/proxy");
      await presses("uncle", `🗑 ${name}`);
    }
    expect(allTo("uncle")).toContain("已经替 2 个人投过了");
    expect(await ballots()).toHaveLength(2);
  });

  it.each([
    ["wang", "/proxy @王阿姨", "不能请自己代投"],
    ["wang", "/proxy #9 @李叔", "没有 #9 这个投票"],
    ["wang", "/proxy @没有这个人", "还没见过叫「没有这个人」的人"],
    ["wang", "/proxy #2", "请谁代投"],
    ["wang", "/proxy @李叔 1 2", "请谁代投"],
    ["wang", "/proxy @nobody_yet", "还没见过@nobody_yet"],
  ] as const)("refuses %s: %s", async (who, text, why) => {
    await open();
    await says(who, text);
    expect(lastTo(who)).toContain(why);
    expect(await acts()).toEqual([]);
  });

  it("has none for experts, by experts, in secret polls and with those who left", async () => {
    await open("single secret 2d");
    await says("wang", "/proxy #2 @李叔");
    expect(lastTo("wang")).toContain("秘密投票");
    await town.says("li", "/expert @xiao_zhao");
    await says("wang", "/proxy @小赵");
    expect(lastTo("wang")).toContain("是专家或者督导");
    await says("zhao", "/proxy @王阿姨");
    expect(lastTo("zhao")).toContain("只说话，不投票");
    await says("wang", "/proxy @李叔");
    await presses("uncle", "✅");
    await says("uncle", "/proxy #2 @王阿姨 1");
    expect(lastTo("uncle")).toContain("秘密投票");
    await says("uncle", "/proxy");
    expect(allTo("uncle")).not.toContain("🗳 #2 替");
    await town.says("li", `/poll #1 single 2d: ${question}`);
    town.playground.world.removeMember(town.groupId, town.people.wang.id);
    await town.settle();
    await says("uncle", "/proxy #3 @wang_ayi 1");
    expect(lastTo("uncle")).toContain("不在群里");
    const { elector } = await electorOf("wang");
    const forged = await forge("uncle", `polls.proxy-vote:1:3:${elector}:0`);
    expect(forged.text).toContain("没有请您代投");
    expect(await ballots()).toEqual([]);
  });

  it("cannot be accepted when the poll is over or the giver has left", async () => {
    await open("single 1h");
    await says("wang", "/proxy #2 @李叔");
    await says("zhang", "/proxy @李叔");
    const { world } = town.playground;
    world.removeMember(town.groupId, town.people.zhang.id);
    await town.advance({ hours: 2 });
    const [first, second] = town
      .privateChat("uncle")
      .filter((one) => one.text?.includes("想请您代投"));
    const press = (on: unknown) =>
      town.presses("uncle", "✅", { on: on as never, privately: true });
    expect((await press(first)).text).toContain("已经结束");
    expect((await press(second)).text).toContain("不在群里");
    expect((await acts()).map(([act]) => act)).toEqual([
      "proxy.given",
      "proxy.given",
    ]);
  });

  it("gives nothing to forged and foreign presses", async () => {
    await open();
    await says("wang", "/proxy @李叔");
    for (const who of ["zhao", "wang"] as const) {
      const refused = await forge(who, "polls.proxy-accept:1:1");
      expect(refused.text).toContain("问的不是您");
    }
    expect((await forge("zhao", "polls.proxy-end:1:1")).text).toContain(
      "不是您的",
    );
    const { elector } = await electorOf("wang");
    const data = `polls.proxy-vote:1:2:${elector}:0`;
    expect((await forge("uncle", data)).text).toContain("没有请您代投");
    await presses("uncle", "✅");
    expect((await forge("uncle", "polls.proxy-accept:1:1")).text).toContain(
      "已经定了",
    );
    expect((await forge("zhao", data)).text).toContain("没有请您代投");
    const beyond = await forge("uncle", `polls.proxy-vote:1:2:${elector}:7`);
    expect(beyond.text).toContain("没有");
    expect(await ballots()).toEqual([]);
    const on = town.card("#2 ");
    const inGroup = await town.playground.world.pressForged(
      on.chat.id,
      on.message_id,
      town.people.uncle,
      data,
    );
    await town.settle();
    expect(inGroup.text).toContain("私下");
    expect(await ballots()).toEqual([]);
    expect((await forge("uncle", data)).text).toContain("已记下：统一换");
  });

  it("goes round in no circle: each votes for the one who asked them alone", async () => {
    await open();
    await says("wang", "/proxy @李叔");
    await presses("uncle", "✅");
    await says("uncle", "/proxy @小赵");
    await presses("zhao", "✅");
    await says("zhao", "/proxy @王阿姨");
    await presses("wang", "✅");
    await says("zhao", "/proxy #2 @王阿姨 1");
    expect(lastTo("zhao")).toContain("没有请您代投");
    await says("zhao", "/proxy #2 @李叔 1");
    await says("wang", "/proxy #2 @小赵 2");
    await says("uncle", "/proxy #2 @王阿姨 3");
    expect(card()).toContain("统一换　1\n各楼修　1\n先查线路　1\n已投 3 人");
    expect(card()).toContain("其中代投 3 张");
  });

  it("takes a ranking by its numbers, privately alone", async () => {
    await open("irv 2d");
    await says("wang", "/proxy #2 @李叔");
    await presses("uncle", "✅");
    await says("uncle", "/proxy");
    await presses("uncle", "🗳 #2 替王阿姨投");
    expect(lastTo("uncle")).toContain("/proxy #2 @wang_ayi 2 1 3");
    await town.says("uncle", "/proxy #2 @王阿姨 2 1 3");
    expect(town.group().at(-1)?.text).toContain("请私下发给我");
    await says("uncle", "/proxy #2 @王阿姨 2 9");
    expect(lastTo("uncle")).toContain("没有「9」这一项");
    await says("uncle", "/proxy #2 @王阿姨 2 1 3");
    expect(lastTo("uncle")).toContain("各楼修 > 统一换 > 先查线路");
    expect(await ballots()).toMatchObject([
      { content: '{"ranking":[[1],[0],[2]]}', source: "proxy" },
    ]);
  });

  it("blocks with a reason alone", async () => {
    await open("consent 2d", "装电梯");
    await says("wang", "/proxy #2 @李叔");
    await presses("uncle", "✅");
    await says("uncle", "/proxy");
    await presses("uncle", "🗳 #2 替王阿姨投");
    const asked = await presses("uncle", "🚧");
    expect(asked.text).toContain("/proxy #2 @wang_ayi 🚧");
    expect(await ballots()).toEqual([]);
    await says("uncle", "/proxy #2 @wang_ayi 🚧 太吵了");
    expect(lastTo("uncle")).toContain("已记下：🚧 不能接受");
    expect(await ballots()).toMatchObject([{ content: '{"choices":[3]}' }]);
  });

  it("goes to whoever accepted last", async () => {
    await open();
    await says("wang", "/proxy @李叔");
    await presses("uncle", "✅");
    await says("wang", "/proxy @小赵");
    await says("uncle", "/proxy #2 @王阿姨 1");
    expect(lastTo("uncle")).toContain("已记下");
    await presses("zhao", "✅");
    expect(lastTo("uncle")).toContain("王阿姨不用您代投了");
    await says("uncle", "/proxy #2 @王阿姨 2");
    expect(lastTo("uncle")).toContain("没有请您代投");
    await says("zhao", "/proxy #2 @王阿姨 2");
    expect(card()).toContain("统一换　0\n各楼修　1\n");
  });

  it("is forgotten with either of the two, and told on request", async () => {
    await open();
    await says("wang", "/proxy @李叔");
    await presses("uncle", "✅");
    await says("wang", "/mydata");
    const file = town.privateChat("wang").findLast((one) => one.document);
    const own = JSON.parse(
      Buffer.from(town.fileOf(file as never)).toString(),
    ) as { communities: { proxiesGiven: unknown[] }[] };
    expect(own.communities[0]?.proxiesGiven).toMatchObject([
      { poll: null, state: "accepted" },
    ]);
    await says("uncle", "/forgetme");
    await presses("uncle", "✅");
    const rows = await town.store.db
      .selectFrom("proxies")
      .select("state")
      .execute();
    expect(rows).toEqual([{ state: "revoked" }]);
  });

  async function electorOf(who: "wang"): Promise<{ elector: number }> {
    const user: User = town.people[who];
    const { member_id } = await town.store.db
      .selectFrom("members")
      .select("member_id")
      .where("user_id", "=", user.id)
      .where("community_id", "=", 1)
      .executeTakeFirstOrThrow();
    return { elector: member_id };
  }
});
