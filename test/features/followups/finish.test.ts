import { afterEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#platform/ledger";
import {
  oneDatabase,
  openTown,
  transcript,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

describe.each(oneDatabase)("finishing a follow-up (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const handOut = async (
    owner = "zhang_shifu",
    locale: TestLocale = "zh-CN",
  ) => {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.presses("zhang", "👍");
    await town.presses("uncle", "👍");
    await town.says("li", `/follow #1 @${owner} 12-20 换灯`);
  };
  const card = () => transcript([town.card("🔧 #2")]);
  const last = () => transcript(town.group().slice(-1));
  const lastPrivate = (who: "li" | "chen" | "zhang" | "wang") =>
    transcript(town.privateChat(who).slice(-1));
  const request = (where = town.group()) => {
    const found = where.findLast((one) => one.text?.includes("说办好了"));
    if (!found) throw new Error("nobody was asked to confirm");
    return found;
  };

  it("asks a convener in private, who confirms, and the topic is rated", async () => {
    await handOut();
    await town.start("li");
    await town.says("zhang", "/done #2");
    expect(last()).toBe("#2 换灯：记下了，等 李主任 核实。\n");
    expect(lastPrivate("li")).toBe(
      `🏁 #2 换灯
张师傅 说办好了。请您看看：办好了点 ✅，还没好点 ❌。
[✅ 确实办好了] [❌ 还没好]`,
    );
    expect(card()).toContain("说是办好了 · 下一步：核实\n[🏁 核实过了] [🤝 0");
    expect(town.card("📌 #1").text).toContain("下一步：召集人核实");

    const toast = await town.presses("li", "✅", { privately: true });
    expect(toast.text).toBe("#2 换灯：核实过了，办好了。");
    expect(lastPrivate("li")).toBe("#2 换灯：核实过了，办好了。\n");
    expect(card()).toContain("办好了，核实过了\n");
    expect(card()).not.toContain("🏁");
    expect(town.card("📌 #1").text).toContain("下一步：大家打分");
    expect(town.card("⭐ #1").text).toContain("⭐ #1 楼道灯坏了");
    expect(await verifyLedger(town.store.db)).toMatchObject({ ok: true });
  });

  it("does so in English", async () => {
    await handOut("zhang_shifu", "en");
    await town.start("li");
    await town.presses("zhang", "🏁 Done");
    expect(lastPrivate("li")).toContain("Zhang says it is done.");
    await town.presses("li", "✅ It is done", { privately: true });
    expect(card()).toContain("Done and checked");
    expect(town.card("⭐ #1").text).toContain("How was this handled?");
  });

  it("asks in the group whom it cannot reach; the request is the answer", async () => {
    await handOut();
    await town.says("zhang", "/done 2");
    const asked = town.group().slice(-1);
    expect(transcript(asked)).toContain(
      "李主任\n🏁 #2 换灯\n张师傅 说办好了。",
    );
    expect(asked[0]?.entities?.map((one) => one.user?.id)).toContain(
      town.people.li.id,
    );
    expect(
      town.group().filter((one) => one.text?.includes("记下了，等")),
    ).toEqual([]);
  });

  it("lets only conveners who do not own it press ✅ and ❌", async () => {
    await handOut("chen_jie");
    await town.says("chen", "/done #2");
    for (const who of ["chen", "wang", "zhang"] as const) {
      for (const label of ["✅", "❌"]) {
        const toast = await town.presses(who, label, { on: request() });
        expect(toast.text).toContain("#2 由 陈姐 负责，要别人来核实");
        expect(toast.show_alert).toBe(true);
      }
    }
    expect(card()).toContain("说是办好了");
    await town.presses("li", "✅", { on: request() });
    expect(card()).toContain("办好了，核实过了");
  });

  it("goes back with a reason, and the owner is told", async () => {
    await handOut();
    await town.start("li");
    await town.start("zhang");
    await town.presses("zhang", "🏁", { on: "🔧 #2" });
    const toast = await town.presses("li", "❌", { privately: true });
    expect(toast.text).toContain("写哪里还没好");
    expect(lastPrivate("li")).toContain("#2 换灯：哪里还没好？");
    await town.says("li", "二楼的还是黑的", { privately: true });
    expect(lastPrivate("li")).toContain("还要再办，已告诉负责人");
    expect(lastPrivate("zhang")).toBe(
      `🔧 #2 换灯
看过了，还没好，要请您再办一办。
缘故：二楼的还是黑的
`,
    );
    expect(card()).toContain("缘故：二楼的还是黑的\n[🏁 办好了] [⏰ 要些时间]");
    expect(town.card("📌 #1").text).toContain("下一步：负责人去办");

    const stale = request(town.privateChat("li"));
    const late = await town.presses("li", "✅", { on: stale });
    expect(late.text).toContain("#2 现在没有等着核实，什么都没有改");

    await town.presses("zhang", "🏁", { on: "🔧 #2" });
    expect(card()).not.toContain("缘故");
    const again = await town.presses("li", "✅", { privately: true });
    expect(again.text).toContain("核实过了");
    expect(town.card("📌 #1").text).toContain("下一步：大家打分");
  });

  it("is confirmed at once by a convener's /done or 🏁", async () => {
    await handOut();
    await town.says("li", "/follow #1 @li_shu 12-21 贴通知");
    await town.presses("li", "🏁", { on: "🔧 #2" });
    expect(card()).toContain("办好了，核实过了");
    expect(town.card("📌 #1").text).toContain("下一步：负责人去办");
    await town.says("chen", "/done #3");
    expect(town.group().map((one) => one.text)).toContain(
      "#3 贴通知：核实过了，办好了。",
    );
    expect(town.card("🔧 #3").text).toContain("办好了，核实过了");
    expect(town.card("⭐ #1").text).toContain("0 人打了分");
  });

  it("is not confirmed by its owner, whatever rights they have", async () => {
    await handOut("chen_jie");
    await town.presses("chen", "🏁", { on: "🔧 #2" });
    expect(card()).toContain("说是办好了");
    const again = await town.presses("chen", "🏁", { on: "🔧 #2" });
    expect(again.text).toBe("#2 已经报过办好了，正等人核实。");
    await town.says("chen", "/done #2", { asGroup: true });
    expect(last()).toContain("请换回您自己的名字");
    expect(card()).toContain("说是办好了");
  });

  it("is checked by the topic's author where its owner is the only convener", async () => {
    await handOut("li_zhuren");
    town.playground.world.setAdministrator(
      town.groupId,
      town.people.chen.id,
      false,
      town.people.li,
    );
    await town.advance({ minutes: 6 });
    await town.start("wang");
    const early = await town.presses("wang", "🏁", { on: "🔧 #2" });
    expect(early.text).toContain("#2 由 李主任 负责，只有负责人和召集人");
    await town.says("wang", "/done #2");
    expect(card()).toContain("在办");
    await town.says("li", "/done #2");
    expect(last()).toContain("等 王阿姨 核实");
    await town.presses("wang", "✅", { privately: true });
    expect(card()).toContain("办好了，核实过了");
  });

  it("is closed by no resident before its owner, author and convener in one, reports it", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    const { chen, li } = town.people;
    world.setAdministrator(town.groupId, chen.id, false, li);
    await town.advance({ minutes: 6 });
    await town.says("li", "/topic 楼道灯坏了");
    await town.says("li", "/follow #1 @li_zhuren 12-20 换灯");
    await town.presses("zhang", "🤝", { on: "🔧 #2" });
    const early = await town.presses("zhang", "🏁", { on: "🔧 #2" });
    expect(early.text).toContain("#2 由 李主任 负责");
    expect(card()).toContain("在办");
    await town.says("li", "/done #2");
    await town.presses("zhang", "🏁", { on: "🔧 #2" });
    expect(card()).toContain("办好了，核实过了");
  });

  it("writes over no other message on a forged press", async () => {
    await handOut();
    await town.says("zhang", "/done #2");
    await town.says("wang", "/topics");
    const other = town.group().at(-1);
    const at = other?.message_id ?? 0;
    const { world } = town.playground;
    await world.pressForged(
      town.groupId,
      at,
      town.people.li,
      "followups.confirm:1:2:0",
    );
    await town.settle();
    expect(card()).toContain("办好了，核实过了");
    expect(other?.text).toContain("#1 楼道灯坏了");
    expect(world.message(town.groupId, at)?.text).toBe(other?.text);
  });

  it("refuses those it does not concern, and what is settled", async () => {
    await handOut();
    await town.says("wang", "/done #2");
    expect(last()).toContain(
      "#2 由 张师傅 负责，只有负责人和召集人（李主任、陈姐）能报",
    );
    const toast = await town.presses("wang", "🏁", { on: "🔧 #2" });
    expect(toast.text).toContain("#2 由 张师傅 负责");
    await town.says("zhang", "/done");
    expect(last()).toContain("/done #18");
    await town.says("zhang", "/done #1");
    expect(last()).toContain("#1 不是跟进的事");
    const before = town.card("🔧 #2");
    await town.says("li", "/done #2");
    await town.says("zhang", "/done #2");
    expect(last()).toBe("#2 已经了结，什么都没有改。\n");
    const pressed = await town.playground.world.pressForged(
      town.groupId,
      before.message_id,
      town.people.zhang,
      "followups.finish:1:2",
    );
    expect(pressed.text).toBe("#2 已经了结，什么都没有改。");
    const none = await town.playground.world.pressForged(
      town.groupId,
      before.message_id,
      town.people.zhang,
      "followups.finish:1:77",
    );
    expect(none.text).toContain("#77 不是跟进的事");
  });
});
