import { afterEach, describe, expect, it } from "vitest";
import { photo } from "../../support/photo.ts";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("raising what was raised before (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const last = () => transcript(town.group().slice(-1));
  const hasCard = (n: number) =>
    town.group().some(({ text }) => text?.startsWith(`📌 #${n} `));

  async function open(locale: "zh-CN" | "en" = "zh-CN") {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("uncle", "/topic 三号楼的楼道灯又坏了，晚上看不见", {
      photos: [photo(1)],
    });
  }

  it("asks whoever raises it first, and nobody else may answer", async () => {
    await open();
    expect(last()).toContain("好像有人提过");
    expect(last()).toContain("[👍 #1 三号楼楼道灯坏了]");
    expect(last()).toContain("➡️ 我的不一样");
    const other = await town.presses("zhao", "👍 #1");
    expect(other.text).toContain("这是问 李叔 的");
    expect(hasCard(2)).toBe(false);
  });

  it("counts for the other with 👍, and keeps the words and the photo", async () => {
    await open();
    const joined = await town.presses("uncle", "👍 #1");
    expect(joined.text).toContain("一共 1 人");
    expect(last()).toBe("→ #1 三号楼楼道灯坏了\n");
    expect(transcript([town.card("📌 #1 ")])).toContain("👍 1 ");
    expect(town.card("📌 #1 ").text).toContain("💬 1 条意见");
    expect(town.card("📌 #1 ").text).toContain("📷 1 张照片");
    await town.advance({ hours: 1 });
    expect(hasCard(2)).toBe(false);
  });

  it("takes a reply to what is left of the question for an opinion", async () => {
    await open();
    await town.presses("uncle", "👍 #1");
    const left = town.group().at(-1)?.message_id ?? 0;
    await town.says("zhao", "换成声控的吧", { replyTo: left });
    expect(town.card("📌 #1 ").text).toContain("💬 2 条意见");
  });

  it("is raised at once with ➡️, and the question goes", async () => {
    await open();
    await town.presses("uncle", "➡️");
    expect(town.card("📌 #2 ").text).toContain("李叔 提出");
    expect(town.group().some((m) => m.text?.includes("好像有人提过"))).toBe(
      false,
    );
    await town.advance({ hours: 1 });
    expect(hasCard(3)).toBe(false);
  });

  it("is raised once after ten minutes without an answer, the bot being down then", async () => {
    await open();
    await town.advance({ minutes: 9 });
    expect(hasCard(2)).toBe(false);
    await town.goDown();
    await town.advance({ hours: 3 });
    await town.wakeUp();
    expect(town.card("📌 #2 ").text).toContain("李叔 提出");
    expect(town.group().some((m) => m.text?.includes("好像有人提过"))).toBe(
      false,
    );
    await town.restart();
    await town.advance({ hours: 1 });
    expect(hasCard(3)).toBe(false);
  });

  it("asks in private chat what is raised there", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("uncle", "/topics");
    await town.start("uncle", "n1-0");
    const privately = { privately: true };
    await town.says("uncle", "三号楼楼道灯坏了，很黑", privately);
    await town.presses("uncle", "🙈", privately);
    await town.presses("uncle", "✅", privately);
    const seen = () => transcript(town.privateChat("uncle").slice(-1));
    expect(seen()).toContain("好像有人提过");
    await town.presses("uncle", "👍 #1", privately);
    expect(seen()).toContain("→ #1 三号楼楼道灯坏了");
    // With a name on it the words would give away who did not want one.
    expect(town.card("📌 #1 ").text).toContain("💬 0 条意见");
    expect(transcript([town.card("📌 #1 ")])).toContain("👍 1 ");
  });

  it("is not raised where the bot is no more, but after the ten minutes once it is back", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    const privately = { privately: true };
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("uncle", "/topics");
    await town.start("uncle", "n1-0");
    await town.says("uncle", "三号楼楼道灯坏了，很黑", privately);
    await town.presses("uncle", "✅", privately);
    world.removeBot(town.groupId, town.people.li);
    await town.settle();
    for (const button of ["👍 #1", "➡️"]) {
      const refused = await town.presses("uncle", button, privately);
      expect(refused.text).toContain("我现在不在");
    }
    await town.advance({ hours: 1 });
    expect(hasCard(2)).toBe(false);
    world.addBot(town.groupId, town.people.li);
    await town.advance({ minutes: 1 });
    expect(hasCard(2)).toBe(true);
  });

  it("does not ask an anonymous administrator, whom nobody could answer for", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", "/topic 三号楼楼道灯坏了", { asGroup: true });
    expect(hasCard(2)).toBe(true);
  });

  it("links what came back to what was solved", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", "/close #1");
    await town.says("li", "/close #1");
    await town.advance({ days: 30 });
    await town.says("uncle", "/topic 三号楼楼道灯又坏了");
    expect(last()).toContain("[👍 #1 三号楼楼道灯坏了（办结）]");
    const pressed = await town.presses("uncle", "👍 #1");
    expect(pressed.text).toContain("已经结束，不能再附议");
    await town.presses("uncle", "🔁");
    expect(town.card("📌 #2 ").text).toContain("以前提过：#1");
  });
});
