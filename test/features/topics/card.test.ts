import { afterEach, describe, expect, it } from "vitest";
import { cutLines } from "../../../src/features/topics/rules/lines.ts";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

it.each([
  ["a", 3, "a"],
  ["a\nb\nc", 3, "a\nb\nc"],
  ["a\nb\nc\nd", 3, "a\nb\nc…"],
  ["a\n\nb\nc", 3, "a\nb…"],
  ["a\nb", 0, "a…"],
])("%j in %i lines is %j", (text, most, cut) => {
  expect(cutLines(text, most)).toBe(cut);
});

describe.each(databases)("the card of a topic (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("has twelve lines at most; the rest is behind 🔗", async () => {
    town = await openTown({ database });
    const lines = Array.from({ length: 30 }, (_, i) => `第${i + 1}行`);
    await town.says("wang", `/topic 三号楼楼道灯坏了\n${lines.join("\n")}`);
    const { text = "" } = town.card("📌 #1 ");
    expect(text.split("\n")).toHaveLength(12);
    expect(text).toContain("第8行…\n💬 0");
    await town.start("wang", "t1-1");
    expect(transcript(town.privateChat("wang"))).toContain("第30行");
  });

  it("says who has the next step", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    expect(town.card("📌 #1 ").text).toContain(
      "下一步：召集人筛选（李主任、陈姐）",
    );
  });

  it("tells its author from others of the same name", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    const wang = world.addUser({ name: "王阿姨", username: "wang_2" });
    const third = world.addUser({ name: "王阿姨" });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    expect(town.card("📌 #1 ").text).toContain("\n王阿姨 提出");
    world.addMember(town.groupId, wang);
    world.addMember(town.groupId, third);
    await town.says(wang, "/topic 想要快递柜");
    await town.says(third, "/topic 电梯太慢");
    expect(town.card("📌 #2 ").text).toContain("\n王阿姨 @wang_2 提出");
    expect(town.card("📌 #3 ").text).toContain("\n王阿姨 · 3 提出");
    await town.presses("uncle", "👍", { on: "📌 #1 " });
    expect(town.card("📌 #1 ").text).toContain("\n王阿姨 @wang_ayi 提出");
    await town.says("li", "/screen #1");
    expect(transcript(town.group().slice(-1))).toContain(
      "\n王阿姨 @wang_ayi · ",
    );
  });

  it("of a merged one leads to the other, which lists it", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("uncle", "/topic 楼里太黑了要装灯");
    await town.says("li", "/screen #2 合并 #1");
    expect(town.card("📌 #1 ").text).toContain("并入：#2");
    expect(town.card("📌 #2 ").text).toContain("已并到 #1 三号楼楼道灯坏了");
    expect(transcript([town.card("📌 #2 ")])).toContain("[🔗 看 #1]");
    expect(transcript([town.card("📌 #2 ")])).not.toContain("👍");
  });
});
