import { afterEach, describe, expect, it } from "vitest";
import type { User } from "#playground";
import { openRoster, type Unit } from "../../support/households.ts";
import {
  databases,
  openTown,
  transcript,
  type Town,
  type Who,
} from "../../support/town.ts";

const units: readonly Unit[] = [
  ["3-1-501", 89.5, "王秀英"],
  ["3-1-502", 102.35, "赵强"],
  ["3-1-503", 60, "钱多多"],
  ["3-1-504", 60, "钱多多"],
];

describe.each(databases)("who may vote (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 装电梯");
  };
  const card = (n: number) => transcript([town.card(`#${n} `)]);
  const vote = async (who: Who, label: string, n: number) =>
    (await town.presses(who, label, { on: `#${n} ` })).text ?? "";

  /** The roster above; wang and her son live in 501, zhao in 502, zhang owns 503 and 504. */
  async function openWithRoster(): Promise<User> {
    await open();
    const son = town.playground.world.addUser({
      name: "小王",
      languageCode: "zh-hans",
    });
    town.playground.world.addMember(town.groupId, son);
    await town.settle();
    await openRoster(town, units, [
      ["wang", "3-1-501"],
      [son, "3-1-501"],
      ["zhao", "3-1-502"],
      ["zhang", "3-1-503"],
      ["zhang", "3-1-504"],
    ]);
    return son;
  }

  it("is frozen at the opening: who joins later is told why not", async () => {
    await open();
    await town.says("uncle", "/join");
    await town.says("wang", "/join");
    await town.says("li", "/poll #1 by=joined 2d: 装吗？ | 装 | 不装");
    expect(card(2)).toContain("名册上 2 人");
    await town.says("zhao", "/join");
    expect(await vote("zhao", "装", 2)).toContain(
      "名册 12月1日 周二 10:00 就定下了，那时您还没有加入",
    );
    await vote("uncle", "装", 2);
    expect(card(2)).toContain("装　1\n不装　0\n已投 1 票，一共 2 票");
  });

  it("is conveners, residents or a list where the poll says so", async () => {
    await open();
    for (const who of ["uncle", "wang", "li"] as const) {
      await town.says(who, "/join");
    }
    await town.says("li", "/poll #1 by=convener 2d: 甲乙？ | 甲 | 乙");
    await town.says("li", "/poll #1 by=resident 2d: 甲乙？ | 甲 | 乙");
    await town.says("li", "/poll #1 by=@wang_ayi 2d: 甲乙？ | 甲 | 乙");
    expect(card(2)).toContain("召集人 2 位");
    expect(card(3)).toContain("居民 2 位");
    expect(card(4)).toContain("名单上 1 人");
    expect(await vote("wang", "甲", 2)).toContain("只请召集人投");
    expect(await vote("li", "甲", 2)).toContain("已记下");
    expect(await vote("li", "甲", 3)).toContain("请居民投");
    expect(await vote("uncle", "甲", 4)).toContain("只请名单上的人投");
    expect(await vote("wang", "甲", 4)).toContain("已记下");
  });

  it("gives a household one vote, the last, and tells the others", async () => {
    const son = await openWithRoster();
    await town.says("li", "/poll #1 2d: 装吗？ | 装 | 不装");
    expect(card(2)).toContain("一户一票，4 户");
    expect(await vote("wang", "装", 2)).toBe(
      "已记下：装。截止前可以改。（3-1-501）",
    );
    const before = town.privateChat("wang").length;
    expect(await vote(son, "不装", 2)).toContain("不装");
    expect(card(2)).toContain("装　0\n不装　1\n已投 1 票，一共 4 票");
    const told = town.privateChat("wang").slice(before);
    expect(transcript(told)).toContain("3-1-501 的票刚才由家里另一位改过了");
    expect(transcript(told)).not.toContain("小王");
    expect(await vote("uncle", "装", 2)).toContain("您还没有认领住户");
  });

  it("takes back one's own vote, not that of another in a second unit", async () => {
    await open();
    await openRoster(town, units, [
      ["zhang", "3-1-503"],
      ["wang", "3-1-504"],
      ["zhang", "3-1-504"],
    ]);
    await town.says("li", "/poll #1 approval 2d: 装哪里？ | 东边 | 西边");
    await vote("zhang", "东边", 2);
    await vote("wang", "西边", 2);
    expect(await vote("zhang", "东边", 2)).toContain("取消了：东边");
    expect(card(2)).toContain("东边　0\n西边　1\n");
  });

  it("lists nobody who has left, by @name neither", async () => {
    await open();
    await town.says("wang", "/join");
    town.playground.world.removeMember(town.groupId, town.people.wang.id);
    await town.settle();
    await town.says("li", "/poll #1 by=@wang_ayi 2d: 甲乙？ | 甲 | 乙");
    expect(town.group().at(-1)?.text).toContain("@wang_ayi");
    expect(transcript(town.group())).not.toContain("名单上 1 人");
  });

  it("gives who holds two units both votes, and one to one owner", async () => {
    await openWithRoster();
    await town.says("li", "/poll #1 2d: 装吗？ | 装 | 不装");
    expect(await vote("zhang", "装", 2)).toContain("（3-1-503、3-1-504）");
    expect(card(2)).toContain("装　2\n不装　0\n已投 2 票，一共 4 票");
    await town.says("li", "/poll #1 dual-majority special 2d: 装电梯？");
    expect(card(3)).toContain("3 位业主，311.85 ㎡");
    await vote("zhang", "❌", 3);
    expect(card(3)).toContain("❌ 反对　1（120 ㎡）");
    await vote("wang", "✅", 3);
    await vote("zhao", "✅", 3);
    expect(card(3)).toContain("通过要 3 票，得了 2 票，差 1 票");
    await vote("zhang", "✅", 3);
    await town.advance({ days: 2 });
    expect(transcript(town.group())).toContain("🗳 #3 通过：装电梯？");
  });

  it("counts the first secret vote of a household, which its receipt alone takes back", async () => {
    const son = await openWithRoster();
    await town.says("li", "/poll #1 secret 2d: 选谁？ | 老李 | 老陈");
    expect(await vote("wang", "老李", 2)).toContain("凭据词：");
    expect(await vote(son, "老陈", 2)).toContain("您家里已经投过了");
    expect(card(2)).toContain("已投 1 票，一共 4 票");
    expect(card(2)).not.toMatch(/老李　/);
  });

  it("needs a roster, people who exist, and somebody to ask", async () => {
    await open();
    const last = () => town.group().at(-1)?.text ?? "";
    await town.says("li", "/poll #1 by=household 2d: 装吗？ | 装 | 不装");
    expect(last()).toContain("名册");
    await town.says("li", "/poll #1 dual-majority 2d: 装吗？");
    expect(last()).toContain("名册");
    await town.says("li", "/poll #1 by=@nobody_here 2d: 装吗？ | 装 | 不装");
    expect(last()).toContain("nobody_here");
    await town.says("li", "/poll #1 quorum=2/3 2d: 装吗？ | 装 | 不装");
    expect(last()).toContain("谁=每户");
    const polls = await town.store.db
      .selectFrom("polls")
      .select("number")
      .execute();
    expect(polls).toEqual([]);
  });
});
