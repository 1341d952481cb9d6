import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("more time for a follow-up (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const handOut = async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.presses("zhang", "👍");
    await town.presses("uncle", "👍");
    await town.says("li", "/follow #1 @zhang_shifu 12-20 换灯");
    await town.start("li");
    await town.start("zhang");
  };
  const card = () => transcript([town.card("🔧 #2")]);
  const last = () => transcript(town.group().slice(-1));
  const askedOf = (who: Role) => {
    const request = town.privateChat(who).at(-1);
    if (!request) throw new Error(`${who} was asked nothing`);
    return request;
  };
  const lastPrivate = (who: Role) =>
    transcript(town.privateChat(who).slice(-1));

  it("is asked for by ⏰ and given by a convener's ✅", async () => {
    await handOut();
    await town.presses("zhang", "⏰", { on: "🔧 #2" });
    expect(lastPrivate("zhang")).toContain("⏰ #2 换灯：要延到哪天");
    await town.says("zhang", "过几天吧", { privately: true });
    expect(lastPrivate("zhang")).toContain("没看懂日期「过几天吧」");
    await town.says("zhang", "12-27 等配件", { privately: true });
    expect(lastPrivate("zhang")).toContain(
      "#2：想延到 12月27日 周日，已经问了 李主任，点头才算数",
    );
    expect(lastPrivate("li")).toBe(
      `⏰ #2 换灯
张师傅 想多要些时间：从 12月20日 周日 延到 12月27日 周日。
缘故：等配件
[✅ 可以] [❌ 按原来的日子]`,
    );
    expect(card()).toContain("12月20日 周日前");
    expect(card()).toContain("想延到 12月27日 周日，等召集人点头");

    const own = await town
      .presses("zhang", "✅", {
        on: askedOf("li"),
      })
      .catch((error: unknown) => String(error));
    expect(JSON.stringify(own)).toContain("要别人来核实");
    const toast = await town.presses("li", "✅", { privately: true });
    expect(toast.text).toBe("#2：延到 12月27日 周日。");
    expect(lastPrivate("zhang")).toContain("延到 12月27日 周日，那天之内办好");
    expect(card()).toContain("12月27日 周日前\n延期过 1 次");
    expect(card()).not.toContain("想延到");
  });

  it("stays as it was when it is not given", async () => {
    await handOut();
    await town.says("zhang", "/extend #2 12-27 等配件");
    expect(last()).toContain("#2：想延到 12月27日 周日");
    const request = askedOf("li");
    await town.presses("li", "❌", { privately: true });
    expect(lastPrivate("zhang")).toContain(
      "没有延期，还是 12月20日 周日前办好",
    );
    expect(card()).toContain("12月20日 周日前");
    expect(card()).not.toContain("延期过");
    const stale = await town.playground.world.pressForged(
      request.chat.id,
      request.message_id,
      town.people.li,
      "followups.grant:1:2:1:0",
    );
    expect(stale.text).toContain("已经有答复了");
  });

  it("takes the last request only, and none whose day has passed", async () => {
    await handOut();
    await town.says("zhang", "/extend #2 12-27");
    const first = askedOf("li");
    await town.says("zhang", "/extend #2 12-29 人手不够");
    const press = (ask: number) =>
      town.playground.world.pressForged(
        first.chat.id,
        first.message_id,
        town.people.li,
        `followups.grant:1:2:${ask}:0`,
      );
    expect((await press(1)).text).toContain("已经有答复了");
    expect(card()).toContain("12月20日 周日前");
    await town.advanceTo("2026-12-30 09:30");
    expect((await press(2)).text).toContain("想延到的日子已经过了");
    expect(card()).toContain("12月20日 周日前");
  });

  it("is given by a convener alone, who tells the owner", async () => {
    await handOut();
    await town.says("chen", "/extend #2 12月27日 配件缺货");
    expect(last()).toBe("#2：延到 12月27日 周日。\n");
    expect(lastPrivate("zhang")).toContain("延到 12月27日 周日");
    expect(card()).toContain("延期过 1 次");
  });

  it("refuses what it cannot use, and says what to do", async () => {
    await handOut();
    const refused = [
      ["zhang", "/extend", "/extend #18 12-20 等配件"],
      ["zhang", "/extend #2", "/extend #18 12-20 等配件"],
      ["zhang", "/extend #2 12-20 等", "现在定的是 12月20日 周日"],
      ["zhang", "/extend #2 12-15 早点", "现在定的是 12月20日 周日"],
      ["zhang", "/extend #2 2026-11-20 等", "11月20日 周五已经过了"],
      ["zhang", "/extend #2 改天 等", "没看懂日期「改天」"],
      ["wang", "/extend #2 12-27 等", "#2 由 张师傅 负责"],
    ] as const;
    for (const [who, text, words] of refused) {
      await town.says(who, text);
      expect(last(), text).toContain(words);
    }
    expect(card()).not.toContain("想延到");
  });

  it("is no matter once it is reported done", async () => {
    await handOut();
    await town.says("zhang", "/extend #2 12-27 等配件");
    const request = askedOf("li");
    await town.says("zhang", "/done #2");
    await town.says("zhang", "/extend #2 12-28 等配件");
    expect(last()).toContain("#2 已经报过办好了");
    const stale = await town.presses("li", "✅", { on: request });
    expect(stale.text).toContain("已经有答复了");
    const toast = await town.presses("wang", "🤝");
    expect(toast.text).toContain("记下了");
  });
});
