import { afterEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#platform/ledger";
import {
  oneDatabase,
  openTown,
  transcript,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

describe.each(oneDatabase)("handing out a follow-up (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const openTopic = async (locale: TestLocale = "zh-CN") => {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("zhang", "/topic 垃圾桶太少");
    await town.presses("uncle", "👍");
    await town.presses("wang", "👍");
  };
  /** Only an administrator hears #words, and who leaves. */
  const hearEverything = async () => {
    const { world, bot } = town.playground;
    world.setAdministrator(town.groupId, bot.id, true, town.people.li);
    await town.settle();
  };
  const last = () => transcript(town.group().slice(-1));

  it("answers with the card and takes the topic on its way", async () => {
    await openTopic();
    const sent = await town.says(
      "li",
      "/follow #1 @zhang_shifu 2026-12-20 联系电工换灯",
    );
    const card = town.card("#3 ");
    expect(card.reply_to_message?.message_id).toBe(sent.message_id);
    expect(transcript([card])).toBe(
      `🔧 #3 联系电工换灯
议题 #1 三号楼楼道灯坏了
负责：张师傅 · 12月20日 周日前
在办 · 负责人有进展，回复这条消息就行
[🏁 办好了] [⏰ 要些时间] [🤝 0 我来帮忙]`,
    );
    expect(card.entities?.map((entity) => entity.user?.id)).toContain(
      town.people.zhang.id,
    );
    expect(town.card("📌 #1").text).toContain("下一步：负责人去办");
    const rows = await town.store.db
      .selectFrom("ledger")
      .select(["act", "details"])
      .where("act", "in", ["topic.accept", "followup.handed-out"])
      .orderBy("seq")
      .execute();
    expect(rows.map(({ act }) => act)).toEqual([
      "topic.accept",
      "followup.handed-out",
    ]);
    expect(rows[1]?.details).toContain('"due":"2026-12-20"');
  });

  it("speaks English in an English group", async () => {
    await openTopic("en");
    await town.says("li", "/follow #1 @zhang_shifu 12-20 call the electrician");
    expect(transcript([town.card("#3 ")])).toBe(
      `🔧 #3 call the electrician
Topic #1 三号楼楼道灯坏了
Zhang does it · by Sun 20 Dec
Being done · whoever does it reports by replying to this message
[🏁 Done] [⏰ More time] [🤝 0 I'll help]`,
    );
  });

  it("takes its arguments as people write them", async () => {
    await openTopic();
    await hearEverything();
    const written = [
      ["/follow #1 @ZHANG_shifu 12-20 换灯", "张师傅"],
      ["/follow 1 @张师傅 12-20 换灯", "张师傅"],
      ["#跟进 ＃１ ＠李叔，12月20日，换灯", "李叔"],
      ["/跟进 #1 @wang_ayi 12-20换灯", "王阿姨"],
    ] as const;
    for (const [i, [text, owner]] of written.entries()) {
      await town.says("li", text);
      expect(town.card(`🔧 #${i + 3}`).text, text).toContain(
        `换灯\n议题 #1 三号楼楼道灯坏了\n负责：${owner} · 12月20日 周日前`,
      );
    }
  });

  it("takes a person named without a username", async () => {
    await openTopic();
    const newcomer = town.playground.world.addUser({ name: "孙大姐" });
    town.playground.world.addMember(town.groupId, newcomer);
    await town.says("li", "/follow #1 孙大姐 明天 贴通知", {
      mentions: [{ user: newcomer, offset: 11, length: 3 }],
    });
    expect(town.card("#3 ").text).toContain("负责：孙大姐 · 12月2日 周三前");
  });

  it("takes somebody it has not met yet by username", async () => {
    await openTopic();
    await town.says("li", "/follow #1 @xiao_zhao 12-20 换灯");
    expect(town.card("🔧 #3").text).toContain("负责：@xiao_zhao · 12月20日");
    const card = town.card("🔧 #3").message_id;
    await town.says("zhao", "周三去买", { replyTo: card });
    expect(town.card("🔧 #3").text).toContain("负责：小赵 · 12月20日");
    expect(town.card("🔧 #3").text).toContain("周三去买");
  });

  it("is a known neighbour's once they take the name it was handed out to", async () => {
    await openTopic();
    await town.says("zhao", "大家好");
    await town.presses("zhao", "👍", { on: "📌 #1" });
    await town.says("li", "/follow #1 @zhao_new 12-20 换灯");
    await town.presses("zhao", "🤝", { on: "🔧 #3" });
    expect(town.card("🔧 #3").text).toContain("负责：@zhao_new");
    expect(town.card("🔧 #3").text).toContain("愿意帮忙：小赵");
    town.people.zhao.username = "zhao_new";
    const said = await town.says("zhao", "周三去买", {
      replyTo: town.card("🔧 #3").message_id,
    });
    const card = town.card("🔧 #3");
    expect(card.text).toContain("负责：小赵 · 12月20日");
    expect(card.text).toContain("进展（12月1日）：周三去买");
    expect(card.text).not.toContain("愿意帮忙");
    expect(
      JSON.stringify(
        town.playground.world.message(town.groupId, said.message_id)?.reactions,
      ),
    ).toContain("👌");
    expect(await verifyLedger(town.store.db)).toMatchObject({ ok: true });
  });

  it("takes the author of the message it replies to", async () => {
    await openTopic();
    const said = await town.says("uncle", "这个我来吧");
    await town.says("li", "/follow #1 12-20 换灯", {
      replyTo: said.message_id,
    });
    expect(town.card("#3 ").text).toContain("负责：李叔");
  });

  it("is due today at the earliest", async () => {
    await openTopic();
    await town.says("li", "/follow #1 @zhang_shifu 今天 贴通知");
    expect(town.card("#3 ").text).toContain("12月1日 周二前");
  });

  it("refuses what it cannot use, says what to do, and changes nothing", async () => {
    await openTopic();
    const topic = town.card("📌 #1").text;
    const refused = [
      ["/follow", "要写议题号、谁负责、哪天前、办什么"],
      ["/follow #1 12-20 换灯", "谁来负责？"],
      ["/follow #1 @shangliang_bot 12-20 换灯", "我还不认识「shangliang_bot」"],
      ["/follow #1 @张三 12-20 换灯", "我还不认识「张三」"],
      ["/follow #1 @stranger 12-99 换灯", "没看懂日期「12-99」"],
      ["/follow #1 @zhang_shifu", "要写议题号、谁负责、哪天前、办什么"],
      ["/follow #1 @zhang_shifu 13月5日 换灯", "没看懂日期「13月5日」"],
      ["/follow #1 @zhang_shifu 2026-11-29 换灯", "11月29日 周日已经过了"],
      ["/follow #1 @zhang_shifu 12-20", "要写议题号、谁负责、哪天前、办什么"],
      [`/follow #1 @zhang_shifu 12-20 ${"灯".repeat(281)}`, "最多写 280 个字"],
      ["/follow #9 @zhang_shifu 12-20 换灯", "#9 不是议题"],
    ] as const;
    for (const [text, words] of refused) {
      await town.says("li", text);
      expect(last(), text).toContain(words);
    }
    expect(town.card("📌 #1").text).toBe(topic);
    const handedOut = await town.store.db
      .selectFrom("followups")
      .selectAll()
      .execute();
    expect(handedOut).toEqual([]);
    const strangers = await town.store.db
      .selectFrom("members")
      .select("name")
      .where("user_id", "is", null)
      .execute();
    expect(strangers).toEqual([]);
  });

  it("is for conveners, and for people who are there", async () => {
    await openTopic();
    await town.says("wang", "/follow #1 @zhang_shifu 12-20 换灯");
    expect(last()).toContain("只有召集人能做这件事");
    await hearEverything();
    await town.presses("zhao", "👍");
    town.playground.world.removeMember(town.groupId, town.people.zhao.id);
    await town.settle();
    await town.says("li", "/follow #1 @xiao_zhao 12-20 换灯");
    expect(last()).toContain("小赵 已经不在群里了");
  });

  it("names the topic that a merged one is part of, and leaves the merge alone", async () => {
    await openTopic();
    await town.says("li", "/merge #2 #1");
    await town.says("li", "/follow #2 @zhang_shifu 12-20 换灯");
    expect(last()).toContain("#2 已经并到 #1 里了。要安排人办，请写 #1。");
    await town.says("li", "/settings lang en");
    await town.says("li", "/follow #2 @zhang_shifu 12-20 change the bulb");
    expect(last()).toContain(
      "#2 is part of #1 now. To hand something out, use #1.",
    );
    const merged = await town.store.db
      .selectFrom("topics")
      .select("number")
      .where("merged_into", "=", 1)
      .execute();
    expect(merged).toEqual([{ number: 2 }]);
    await town.says("li", "/follow #1 @zhang_shifu 12-20 change the bulb");
    expect(last()).toContain("🔧 #3 change the bulb");
  });

  it("works from private chat, where the card is out of sight", async () => {
    await openTopic();
    await town.start("li");
    await town.says("li", "/follow #1 @zhang_shifu 12-20 <b>换灯</b> & 试", {
      privately: true,
    });
    expect(transcript(town.privateChat("li").slice(-1))).toContain(
      "记下了，是 #3：张师傅 负责，12月20日 周日前办好。",
    );
    expect(town.card("#3 ").text).toContain("🔧 #3 <b>换灯</b> & 试");
  });
});
