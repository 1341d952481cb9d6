import { afterEach, describe, expect, it } from "vitest";
import {
  openBallot,
  payloadOf,
  receiptIn,
  write,
} from "../../support/ballots.ts";
import {
  oneDatabase,
  openTown,
  type Role,
  type Town,
} from "../../support/town.ts";

const question = "楼道灯怎么修？ | 物业统一换 | 各楼自己修 | 先查线路";

describe.each(oneDatabase)("the result behind 🔗 (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const vote = async (
    head: string,
    ballots: Partial<Record<Role, string>>,
    locale: "zh-CN" | "en" = "zh-CN",
  ) => {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", `/poll #1 ${head} 2d: ${question}`);
    for (const [who, ballot] of Object.entries(ballots)) {
      await openBallot(town, who as Role);
      await write(town, who as Role, ballot);
    }
    await town.advance({ days: 2 });
  };

  it("tells each round, the rules and how to recount", async () => {
    await vote("irv tie=order", {
      wang: "1 2",
      uncle: "1",
      zhao: "2 1",
      zhang: "2",
      chen: "3 2",
      li: "3",
    });
    const told = await openBallot(town, "wang");
    expect(told).toContain("🗳 #2 有结果：");
    expect(told).toContain(
      "第 1 轮：物业统一换 2、各楼自己修 2、先查线路 2；去掉 先查线路",
    );
    expect(told).toContain(
      "第 2 轮：物业统一换 2、各楼自己修 3；1 票没排剩下的",
    );
    expect(told).toContain("按先后顺序定");
    expect(told).toContain("/export #2");
    expect(told).not.toContain("李叔");
    expect(told).not.toContain("[");
  });

  it("tells who is elected in which round, in English", async () => {
    await vote(
      "stv seats=2",
      { wang: "1 2", uncle: "1 2", zhao: "2", li: "3" },
      "en",
    );
    const told = await openBallot(town, "wang");
    expect(told).toContain(
      "Round 1: 物业统一换 2, 各楼自己修 1, 先查线路 1; elected: 物业统一换",
    );
    expect(told).toContain("npm run tally");
  });

  it("names who voted what in an open poll alone", async () => {
    await vote("score open", { wang: "1:5", uncle: "2:3 3:1" });
    expect(await openBallot(town, "zhao")).toContain(
      "谁投了什么：\n王阿姨：物业统一换 5\n李叔：各楼自己修 3、先查线路 1",
    );
  });

  it("cuts the names of many, and stays one message", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", `/poll #1 score open 2d: ${question}`);
    const { world } = town.playground;
    for (let i = 0; i < 40; i += 1) {
      const user = world.addUser({ name: `一个名字很长的邻居${i}` });
      world.addMember(town.groupId, user);
      await town.start(user, payloadOf(2));
      await town.says(user, "1:5 2:4 3:3", { privately: true });
    }
    await town.advance({ days: 2 });
    const told = await openBallot(town, "zhao");
    expect(told).toContain("还有 25 票");
    expect(told).toContain("/export #2");
    expect(told.length).toBeLessThan(4096);
  });

  it("finds a ballot by its receipt, for anybody who has it", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", `/poll #1 irv secret 2d: ${question}`);
    await openBallot(town, "wang");
    const receipt = receiptIn(await write(town, "wang", "2 1"));
    await town.advance({ days: 2 });
    expect(await openBallot(town, "wang")).toContain("/vote #2 凭据词");
    const found = await write(town, "wang", receipt);
    expect(found).toContain(
      "那张票算进去了，投的是：\n① 各楼自己修\n② 物业统一换",
    );
    await openBallot(town, "uncle");
    const other = await write(town, "uncle", `/vote #2 ${receipt}`);
    expect(other).toContain("① 各楼自己修");
    const none = receipt.replace(/\d$/, (digit) =>
      String((Number(digit) + 1) % 10),
    );
    expect(await write(town, "uncle", `/vote #2 ${none}`)).toContain(
      "#2 的票里没有这个凭据词",
    );
  });

  it("says that a poll was called off, and shows no result of it", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", `/poll #1 irv 2d: ${question}`);
    await openBallot(town, "wang");
    await write(town, "wang", "2 1");
    await town.store.db
      .updateTable("polls")
      .set({ closed_at: 1, is_cancelled: 1 })
      .execute();
    const told = await openBallot(town, "wang");
    expect(told).toContain("投票取消了");
    expect(told).not.toContain("第 1 轮");
    expect(await write(town, "wang", "/vote #2 1")).toContain(
      "这个投票取消了，这一票没有记。",
    );
  });
});
