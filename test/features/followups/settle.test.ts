import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("dropping and reopening (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const handOut = async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.presses("zhang", "👍");
    await town.says("li", "/follow #1 @zhang_shifu 12-10 换灯");
    await town.says("li", "/follow #1 @zhang_shifu 12-11 贴通知");
    await town.start("zhang");
  };
  const card = (number: number) => transcript([town.card(`🔧 #${number}`)]);
  const topic = () => town.card("📌 #1").text;
  const toZhang = () => transcript(town.privateChat("zhang").slice(-1));

  it("drops one, tells its owner, and the topic goes on without it", async () => {
    await handOut();
    await town.says("li", "/done #2");
    expect(topic()).toContain("下一步：负责人去办");
    await town.says("li", "/close #3 物业贴过了");
    expect(card(3)).toContain("不办了\n缘故：物业贴过了\n");
    expect(card(3)).not.toContain("🏁");
    expect(toZhang()).toBe(
      "🔧 #3 贴通知\n这件事不用办了。\n缘故：物业贴过了\n",
    );
    expect(topic()).toContain("下一步：大家打分");
    await town.says("zhang", "/extend #3 12-20");
    expect(transcript(town.group().slice(-1))).toContain("#3 已经了结");
  });

  it("asks for no rating where nothing was done: it is talked over again", async () => {
    await handOut();
    await town.says("li", "/close #2");
    expect(topic()).toContain("下一步：负责人去办");
    await town.says("zhang", "/done #3");
    await town.says("li", "/close #3");
    expect(topic()).toContain("下一步：大家商量");
    expect(town.group().filter((one) => one.text?.startsWith("⭐"))).toEqual(
      [],
    );
    await town.says("li", "/reopen #3 还是贴一下");
    expect(topic()).toContain("下一步：负责人去办");
    await town.says("li", "/close #3");
    await town.says("li", "/close #1");
    expect(topic()).toContain("下一步：大家打分");
    expect(town.card("⭐ #1").text).toContain("0 人打了分");
  });

  it("reopens one, its closed topic with it, without blaming anyone", async () => {
    await handOut();
    await town.says("li", "/done #2");
    await town.says("li", "/done #3");
    await town.advance({ days: 20 });
    expect(topic()).toContain("已经办结");
    const told = town.privateChat("zhang").length;
    await town.says("li", "/reopen #2 灯又坏了");
    expect(card(2)).toContain("缘故：灯又坏了\n[🏁 办好了]");
    expect(topic()).toContain("下一步：负责人去办");
    expect(town.privateChat("zhang")).toHaveLength(told + 1);
    expect(toZhang()).toContain("这件事又要办了，12月10日 周四前。");
    // Overdue for ten days while it counted as done: the next rung is the fourteenth.
    await town.advanceTo("2026-12-23 10:30");
    expect(town.privateChat("zhang")).toHaveLength(told + 1);
    await town.advanceTo("2026-12-24 10:30");
    expect(toZhang()).toContain("#2 换灯，过了 14 天");
    await town.says("li", "/done #2");
    expect(topic()).toContain("下一步：大家打分");
    expect(town.card("⭐ #1").text).toContain("0 人打了分");
  });

  it("reopens what waits to be confirmed, and what is being rated", async () => {
    await handOut();
    await town.says("li", "/close #3");
    await town.says("zhang", "/done #2");
    await town.says("li", "/reopen #2 还有一盏");
    expect(card(2)).toContain("在办");
    expect(topic()).toContain("下一步：负责人去办");
    await town.says("li", "/done #2");
    await town.presses("wang", "⭐1");
    await town.says("li", "/reopen #3 还是贴一下");
    expect(town.card("⭐ #1").text).toContain("这次打分不算数");
    expect(topic()).toContain("下一步：负责人去办");
  });
});
