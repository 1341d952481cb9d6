import { afterEach, describe, expect, it } from "vitest";
import { photo } from "../../support/photo.ts";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("raising a topic (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const last = () => transcript(town.group().slice(-1));

  it("answers with its card and counts endorsements once a person", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了\n晚上黑");
    expect(town.card("#1").text).toContain("王阿姨 提出");
    const first = await town.presses("uncle", "👍", { on: "#1" });
    expect(first.text).toContain("已附议");
    await town.presses("uncle", "👍", { on: "#1" });
    await town.presses("zhao", "👍", { on: "#1" });
    expect(transcript([town.card("#1")])).toContain("[👍 2 ");
  });

  it("takes up somebody else's words to their credit", async () => {
    town = await openTown({ database });
    makeAdmin();
    const said = await town.says("uncle", "楼下的井盖松了");
    await town.says("zhao", "/topic", { replyTo: said.message_id });
    expect(town.card("#1 ").text).toMatch(/#1 楼下的井盖松了\n李叔 提出 · /);
  });

  it("hears its tag anywhere in what somebody says", async () => {
    town = await openTown({ database });
    makeAdmin();
    const tagged = [
      ["#议题：三号楼楼道灯坏了", "三号楼楼道灯坏了"],
      ["＃议题 想要一个快递柜", "想要一个快递柜"],
      ["楼下的井盖松了 #议题", "楼下的井盖松了"],
      ["广场舞声音太大#议题", "广场舞声音太大"],
      ["Look, #topic: the gate is stuck", "Look, the gate is stuck"],
    ] as const;
    for (const [i, [said, heard]] of tagged.entries()) {
      await town.says("wang", said);
      expect(town.card(`#${i + 1} `).text).toContain(`#${i + 1} ${heard}\n`);
    }
    await town.says("uncle", "see https://example.org/#topic for more");
    expect(last()).not.toContain("example.org");
  });

  it("hears the tag in an answer to a card, and takes the answer's own words", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    const replyTo = town.card("#1 ").message_id;
    await town.says("uncle", "想要一个快递柜 #议题", { replyTo });
    expect(town.card("#2 ").text).toContain("#2 想要一个快递柜\n李叔 提出");
  });

  it.each([
    ["no words", "/topic", "写在命令后面就行"],
    ["signs alone", "/topic 👍👍！！", "写在命令后面就行"],
    ["too many words", `/topic ${"楼".repeat(1_001)}`, "最多写 1000 个字"],
  ])("refuses %s", async (_, text, why) => {
    town = await openTown({ database });
    await town.says("wang", text);
    expect(last()).toContain(why);
    await town.says("wang", "/topics");
    expect(last()).toContain("还没有人提过事");
  });

  it("asks for words where the message that it takes up has none", async () => {
    town = await openTown({ database });
    const shown = await town.says("uncle", "", { photo: photo(1) });
    await town.says("zhao", "/topic", { replyTo: shown.message_id });
    expect(last()).toContain("那条消息里没有字");
    await town.says("zhao", "/topic 这里的地砖松了", {
      replyTo: shown.message_id,
    });
    expect(town.card("#1 ").text).toContain("📷 1 张照片");
  });

  it("points to it when it comes twice", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    expect(last()).toContain("刚才提过了，就是 #1");
    const cards = town.group().filter(({ text }) => text?.startsWith("📌 #"));
    expect(cards).toHaveLength(1);
  });

  it("in private chat shows the card to the group and says so", async () => {
    town = await openTown({ database });
    await town.says("wang", "大家好");
    await town.says("wang", "/join");
    await town.start("wang");
    await town.says("wang", "/topic 三号楼楼道灯坏了", { privately: true });
    expect(town.card("#1 ").text).toContain("王阿姨 提出");
    expect(transcript(town.privateChat("wang").slice(-1))).toContain(
      "记下了，是 #1，群里看得到",
    );
  });

  it("says so when the group is not there any more", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.start("wang");
    const { world } = town.playground;
    world.removeBot(town.groupId, town.people.li);
    await town.settle();
    await town.says("wang", "/topic 想要一个快递柜", { privately: true });
    const answer = transcript(town.privateChat("wang").slice(-1));
    expect(answer).toContain("我现在不在");
    expect(answer).not.toContain("#2");
  });

  it("takes what the group itself says", async () => {
    town = await openTown({ database });
    await town.says("li", "/topic 匿名管理员提的", { asGroup: true });
    expect(town.card("#1 ").text).toContain("匿名管理员提的");
  });

  function makeAdmin() {
    const { world, bot } = town.playground;
    world.setAdministrator(town.groupId, bot.id, true, town.people.li);
  }
});
