import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("while a follow-up is being done (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const handOut = async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.presses("zhang", "👍");
    await town.presses("uncle", "👍");
    await town.says("li", "/follow #1 @zhang_shifu 12-20 换灯");
  };
  const card = () => transcript([town.card("🔧 #2")]);
  const replies = (who: Role, text: string) =>
    town.says(who, text, { replyTo: town.card("🔧 #2").message_id });
  const reactionsOn = (messageId: number) =>
    town.playground.world.message(town.groupId, messageId)?.reactions;

  it("takes its owner's reply as a report, acknowledged by a reaction", async () => {
    await handOut();
    const said = town.group().length;
    const sent = await replies("zhang", "电工周三来看");
    expect(JSON.stringify(reactionsOn(sent.message_id))).toContain("👌");
    expect(card()).toContain("进展（12月1日）：电工周三来看");
    await town.advance({ days: 1 });
    const next = await town.says("zhang", "/progress #2 灯买好了");
    expect(JSON.stringify(reactionsOn(next.message_id))).toContain("👌");
    expect(card()).toContain("进展（12月2日）：灯买好了");
    expect(card()).not.toContain("电工周三来看");
    expect(town.group()).toHaveLength(said);
  });

  it("takes a convener's as one for the owner, and says so", async () => {
    await handOut();
    await replies("li", "张师傅打电话说周三来");
    expect(card()).toContain(
      "进展（12月1日，李主任 代报）：张师傅打电话说周三来",
    );
  });

  it("answers in private chat with a line", async () => {
    await handOut();
    await town.start("zhang");
    await town.says("zhang", "/progress #2 灯买好了", { privately: true });
    expect(transcript(town.privateChat("zhang").slice(-1))).toBe(
      "#2 的进展记下了，群里看得到。\n",
    );
    expect(card()).toContain("灯买好了");
  });

  it("has only seen what others say below the card", async () => {
    await handOut();
    const said = town.group().length;
    const sent = await replies("wang", "辛苦张师傅");
    expect(JSON.stringify(reactionsOn(sent.message_id))).toContain("👀");
    expect(town.group()).toHaveLength(said);
    expect(card()).not.toContain("辛苦");
  });

  it("tells others who reports, and refuses what does not fit", async () => {
    await handOut();
    const last = () => transcript(town.group().slice(-1));
    await town.says("wang", "/progress #2 灯买好了");
    expect(last()).toContain("#2 由 张师傅 负责，只有负责人和召集人");
    await replies("zhang", "长".repeat(501));
    expect(last()).toContain("最多写 500 个字");
    await town.says("zhang", "/progress #2");
    expect(last()).toContain("/progress #18 电工周三来看");
    await town.says("zhang", "/progress #2 看过了");
    await town.says("li", "/done #2");
    await replies("zhang", "换好了");
    expect(town.group().map((one) => one.text)).toContain(
      "#2 已经了结，什么都没有改。",
    );
    expect(card()).toContain("看过了");
  });

  it("names eight who offer help, and counts the rest", async () => {
    await handOut();
    const { world } = town.playground;
    const card = town.card("🔧 #2").message_id;
    for (let i = 1; i <= 10; i += 1) {
      const neighbour = world.addUser({ name: `邻居${i}` });
      world.addMember(town.groupId, neighbour);
      await world.press(town.groupId, card, neighbour, {
        label: `🤝 ${i - 1} 我来帮忙`,
      });
      await town.settle();
    }
    expect(transcript([town.card("🔧 #2")])).toContain(
      "愿意帮忙：邻居1、邻居2、邻居3、邻居4、邻居5、邻居6、邻居7、邻居8，还有 2 人\n",
    );
    expect(transcript([town.card("🔧 #2")])).toContain("[🤝 10 我来帮忙]");
  });

  it("counts offers of help, once a person", async () => {
    await handOut();
    const offered = await town.presses("uncle", "🤝");
    expect(offered.text).toBe("记下了，您愿意帮忙办「换灯」，一共 1 人。");
    expect(card()).toContain("愿意帮忙：李叔");
    expect(card()).toContain("[🤝 1 我来帮忙]");
    const again = await town.presses("uncle", "🤝");
    expect(again.text).toContain("已经记着您愿意帮忙");
    await town.presses("zhao", "🤝");
    expect(card()).toContain("[🤝 2 我来帮忙]");
    const own = await town.presses("zhang", "🤝");
    expect(own.text).toBe("这件事就是您负责的。");
    expect(card()).toContain("[🤝 2 我来帮忙]");
  });
});
