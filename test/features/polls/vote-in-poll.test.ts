import { afterEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#platform/ledger";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

const question =
  "楼道灯怎么修？ | 物业统一换声控灯 | 各楼自己修 | 先请人查线路";

describe.each(databases)("voting in a poll (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const openPoll = async (until = "2d") => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", `/poll #1 single ${until}: ${question}`);
  };
  const card = () => transcript([town.card("#2 ")]);
  const forge = (who: Role, data: string, on = town.card("#2 ")) =>
    town.playground.world
      .pressForged(on.chat.id, on.message_id, town.people[who], data)
      .finally(() => town.settle());

  it("opens with a card that answers the command and accepts the topic", async () => {
    await openPoll();
    expect(card()).toBe(
      `🗳 #2 楼道灯怎么修？（议题 #1）
选一个，截止前可以改 · 12月3日 周四 10:00 截止
物业统一换声控灯　0
各楼自己修　0
先请人查线路　0
已投 0 人
[物业统一换声控灯] [各楼自己修] [先请人查线路]`,
    );
    expect(town.card("#2 ").reply_to_message?.text).toContain("/poll #1");
    expect(town.card("#1 ").text).toContain("下一步：大家商量");
    expect(town.group().filter((m) => m.text?.includes("🗳 #2"))).toHaveLength(
      1,
    );
    const acts = await town.store.db
      .selectFrom("ledger")
      .select("act")
      .orderBy("seq")
      .execute();
    const seen = acts.map(({ act }) => act);
    expect(seen.slice(seen.indexOf("topic.raised"))).toEqual([
      "topic.raised",
      "topic.accept",
      "poll.opened",
    ]);
  });

  it("counts one vote a person, who may change it", async () => {
    await openPoll();
    const first = await town.presses("wang", "各楼自己修");
    expect(first).toEqual({
      text: "已记下：各楼自己修。截止前可以改。",
      show_alert: false,
    });
    expect(card()).toContain("各楼自己修　1\n");
    expect(card()).toContain("已投 1 人，名册 1 人");
    const again = await town.presses("wang", "各楼自己修");
    expect(again.text).toBe("已经记过了：各楼自己修。截止前可以改。");
    const changed = await town.presses("wang", "先请人查线路");
    expect(changed.text).toBe("改成了：先请人查线路。截止前还可以再改。");
    await town.presses("uncle", "先请人查线路");
    expect(card()).toContain(
      "物业统一换声控灯　0\n各楼自己修　0\n先请人查线路　2\n已投 2 人，名册 2 人",
    );
    await town.presses("wang", "各楼自己修");
    expect(card()).toContain("各楼自己修　1\n先请人查线路　1\n已投 2 人");
  });

  it("keeps what was voted before as history", async () => {
    await openPoll();
    for (const label of ["各楼自己修", "先请人查线路", "各楼自己修"]) {
      await town.advance({ minutes: 1 });
      await town.presses("wang", label);
    }
    const ballots = await town.store.db
      .selectFrom("open_ballots")
      .select(["attempt", "content", "replaced_at"])
      .orderBy("attempt")
      .execute();
    expect(
      ballots.map((b) => [b.attempt, b.content, b.replaced_at === null]),
    ).toEqual([
      [1, '{"choices":[1]}', false],
      [2, '{"choices":[2]}', false],
      [3, '{"choices":[1]}', true],
    ]);
  });

  it("takes who votes onto the roster, once, and records no vote", async () => {
    await openPoll();
    await town.says("zhao", "/join");
    await town.presses("wang", "各楼自己修");
    await town.presses("wang", "先请人查线路");
    await town.presses("zhao", "先请人查线路");
    expect(card()).toContain("已投 2 人，名册 2 人");
    const entries = await town.store.db
      .selectFrom("ledger")
      .select(["act", "details"])
      .where("act", "not like", "community.%")
      .where("act", "not like", "topic.%")
      .orderBy("seq")
      .execute();
    expect(entries.map(({ act }) => act)).toEqual([
      "poll.opened",
      "member.joined",
      "member.joined",
    ]);
    expect(await verifyLedger(town.store.db)).toMatchObject({ ok: true });
  });

  it("takes every vote of people who press at once", async () => {
    await openPoll();
    const { world } = town.playground;
    const voters = Array.from({ length: 40 }, (_, i) => {
      const user = world.addUser({ name: `邻居${i}` });
      world.addMember(town.groupId, user);
      return user;
    });
    await town.settle();
    const on = town.card("#2 ");
    const [, , data] = dataOf(town);
    await Promise.all(
      voters.map((voter) =>
        world.pressForged(on.chat.id, on.message_id, voter, data ?? ""),
      ),
    );
    await town.settle();
    expect(card()).toContain("先请人查线路　40\n已投 40 人，名册 40 人");
  });

  it("does not count a vote after the deadline, closed yet or not", async () => {
    await openPoll("30m");
    const on = town.card("#2 ");
    await town.presses("wang", "各楼自己修");
    const [data = ""] = dataOf(town);
    await town.store.db.updateTable("jobs").set({ run_at: 9e15 }).execute();
    await town.advance({ minutes: 30 });
    const open = { text: expect.stringContaining("截止") as string };
    expect(town.card("#2 ")).toMatchObject(open);
    const late = {
      text: "投票已在 12月1日 周二 10:30 结束，这一票没有记。结果见 #2。",
      show_alert: true,
    };
    expect(await forge("uncle", data, on)).toEqual(late);
    expect(await forge("wang", data, on)).toEqual(late);
    await town.store.db.updateTable("jobs").set({ run_at: 0 }).execute();
    await town.advance({ hours: 5 });
    expect(await forge("zhao", data, on)).toEqual(late);
    const counted = await town.store.db
      .selectFrom("open_ballots")
      .selectAll()
      .execute();
    expect(counted).toHaveLength(1);
  });

  it("answers what no button of its own could have sent and changes nothing", async () => {
    await openPoll();
    const [data = ""] = dataOf(town);
    const [name, community] = data.split(":");
    const otherGroup = town.playground.world.addGroup({
      title: "隔壁小区",
      type: "supergroup",
      creator: town.people.uncle,
    });
    town.playground.world.addBot(otherGroup.id, town.people.uncle);
    await town.settle();
    for (const [forged, answer] of [
      [`${name}:${community}:2:3`, "没有这个选项"],
      [`${name}:${community}:2:-1`, "没有这个选项"],
      [`${name}:${community}:1:0`, "这个投票找不到了"],
      [`${name}:${community}:99:0`, "这个投票找不到了"],
      [`${name}:${community}:2:0x1`, "这个按钮已经过时了"],
      [`${name}:${community}:2`, "这个按钮已经过时了"],
      [`${name}:${community}:2:0:0`, "这个按钮已经过时了"],
      [`${name}:999:2:0`, "这个按钮不是给您的"],
      [`polls.steal:${community}:2:0`, "这个按钮已经过时了"],
    ] as const) {
      const told = await forge("zhao", forged);
      expect(told.text, forged).toContain(answer);
    }
    const elsewhere = town.playground.world
      .messages(otherGroup.id)
      .findLast((message) => message.from?.id === town.playground.bot.id);
    const foreign = await forge("uncle", data, elsewhere);
    expect(foreign.text).toContain("这个按钮不是给您的");
    expect(card()).toContain("已投 0 人");
  });

  it("gives no vote to who has no name or has left", async () => {
    await openPoll();
    const [data = ""] = dataOf(town);
    const on = town.card("#2 ");
    const nobody = {
      id: 1087968824,
      is_bot: true,
      first_name: "Group",
      username: "GroupAnonymousBot",
    };
    const { world } = town.playground;
    const told = await world.pressForged(
      on.chat.id,
      on.message_id,
      nobody,
      data,
    );
    expect(told.text).toContain("匿名");
    const channel = { ...nobody, id: 136817688, username: "Channel_Bot" };
    const refused = await world.pressForged(
      on.chat.id,
      on.message_id,
      channel,
      data,
    );
    expect(refused.text).toContain("匿名身份不能投票");
    await town.says("zhang", "/vote");
    await town.start("zhang");
    await town.says("zhang", "/vote", { privately: true });
    world.removeMember(town.groupId, town.people.zhang.id, town.people.li);
    await town.settle();
    const left = await town.presses("zhang", "各楼自己修", { privately: true });
    expect(left.text).toContain("不是给您的");
    await town.settle();
    expect(card()).toContain("已投 0 人");
  });
});

/** The data of the card's buttons, in their order. */
function dataOf(town: Town): string[] {
  const markup = town.card("#2 ").reply_markup as unknown as {
    inline_keyboard: { callback_data: string }[][];
  };
  return markup.inline_keyboard.flat().map((button) => button.callback_data);
}
