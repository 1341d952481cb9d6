import { afterEach, describe, expect, it } from "vitest";
import { listOpinions } from "#features/opinions";
import {
  oneDatabase,
  openTown,
  transcript,
  type Database,
  type Role,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

let town: Town;
afterEach(() => town.close());

async function raise(database: Database, locale: TestLocale = "zh-CN") {
  town = await openTown({ database, locale });
  await town.says("wang", "/topic 三号楼楼道灯坏了");
}

const reply = (who: Role, text: string, rest = {}) =>
  town.says(who, text, { replyTo: town.card("#1 ").message_id, ...rest });
const said = async () =>
  (await listOpinions(town.store.db, 1, 1)).map(({ text }) => text);
const seen = (message: { message_id: number }) =>
  town.playground.world.message(town.groupId, message.message_id);
const last = () => town.group().at(-1)?.text;

describe.each(oneDatabase)("an opinion (%s)", (database) => {
  it("is a reply to the card: a reaction and the count, no message", async () => {
    await raise(database);
    const before = town.group().length;
    const first = await reply("uncle", "装声控灯最省电");
    const second = await reply("zhao", "先查线路");
    expect(seen(first)?.reactions).toEqual([{ emoji: "👌", count: 1 }]);
    expect(seen(second)?.reactions).toEqual([{ emoji: "👌", count: 1 }]);
    expect(town.group()).toHaveLength(before);
    expect(town.card("#1 ").text).toContain("💬 2 ");
    expect(await listOpinions(town.store.db, 1, 1)).toMatchObject([
      { seq: 1, text: "装声控灯最省电", agree: 1, disagree: 0, pass: 0 },
      { seq: 2, text: "先查线路", agree: 1, disagree: 0, pass: 0 },
    ]);
  });

  it("may be a command below the card, with the number or without", async () => {
    await raise(database);
    await reply("uncle", "/opinion 装声控灯最省电");
    await reply("uncle", "/opinion 2 盏灯就够");
    await reply("uncle", "/opinion #1：先查线路");
    await reply("uncle", "/opinion 1 物业出钱");
    expect(await said()).toEqual([
      "装声控灯最省电",
      "2 盏灯就够",
      "先查线路",
      "物业出钱",
    ]);
    await reply("uncle", "/opinion #9 不是这件");
    expect(last()).toContain("#9 不是大家提的事");
    await reply("uncle", "/opinion");
    expect(last()).toContain("没有字");
    await town.says("uncle", "/opinion 没有号码");
    expect(last()).toContain("先写是哪件事的号码");
  });

  it("is recorded without its words", async () => {
    await raise(database);
    await reply("uncle", "装声控灯最省电");
    const entries = await town.store.db
      .selectFrom("ledger")
      .select(["number", "member_id", "details"])
      .where("act", "=", "opinion.given")
      .execute();
    const [entry] = entries;
    expect(entries).toHaveLength(1);
    expect(JSON.parse(entry?.details ?? "")).toEqual({
      reason: null,
      seq: 1,
      author: entry?.member_id,
    });
    expect(entry?.number).toBe(1);
  });

  it("in the same words of the same person counts once", async () => {
    await raise(database);
    const before = town.group().length;
    await reply("uncle", "装声控灯最省电");
    const again = await reply("uncle", " 装声控灯最省电 ");
    expect(seen(again)?.reactions).toEqual([{ emoji: "👌", count: 1 }]);
    await reply("zhao", "装声控灯最省电");
    expect(await said()).toEqual(["装声控灯最省电", "装声控灯最省电"]);
    expect(town.card("#1 ").text).toContain("💬 2 ");
    expect(town.group()).toHaveLength(before);
  });

  it("can be given by its topic's number, here and in private", async () => {
    await raise(database);
    await town.says("uncle", "/opinion #1 先查线路");
    await town.start("zhao", "t1-1");
    await town.says("zhao", "/意见 ＃１：装声控灯", { privately: true });
    await town.start("zhang", "t1-1");
    await town.says("zhang", "/opinion 1 我来修", { privately: true });
    expect(await said()).toEqual(["先查线路", "装声控灯", "我来修"]);
    const told = town.privateChat("zhang").at(-1);
    expect(told?.text).toContain("1-3");
    await town.says("zhang", "工钱不要", {
      privately: true,
      replyTo: told?.message_id ?? 0,
    });
    expect(await said()).toContain("工钱不要");
    await town.says("zhang", "/opinion 1 我来修", { privately: true });
    expect(town.privateChat("zhang").at(-1)?.text).toContain("说过");
    expect(await said()).toHaveLength(4);
    expect(town.card("#1 ").text).toContain("💬 4 ");
  });

  it("is refused with a reason and not counted", async () => {
    await raise(database);
    await reply("uncle", "长".repeat(281));
    expect(last()).toContain("280");
    expect(last()).toContain("281");
    town.playground.world.send(town.groupId, town.people.uncle, {
      document: { name: "lamp.txt", bytes: Buffer.from("lamp") },
      replyTo: town.card("#1 ").message_id,
    });
    await town.settle();
    expect(last()).toContain("没有字");
    await town.says("uncle", "/opinion");
    expect(last()).toContain("/opinion #12 装声控灯最省电");
    await town.says("uncle", "/opinion #9 先查线路");
    expect(last()).toContain("#9");
    await town.says("uncle", "/opinion #1");
    expect(last()).toContain("没有字");
    expect(await said()).toEqual([]);
    expect(town.card("#1 ").text).toContain("💬 0 ");
  });

  it("comes too late for a closed topic", async () => {
    await raise(database);
    const card = town.card("#1 ").message_id;
    await town.says("li", "/screen");
    await town.presses("li", "❌");
    await town.presses("li", "➡️ 不写理由");
    await town.says("uncle", "先查线路", { replyTo: card });
    expect(last()).toContain("#1 三号楼楼道灯坏了 已经结束");
    expect(await said()).toEqual([]);
  });

  it("on a merged topic is led to the one that it is part of", async () => {
    await raise(database);
    const card = town.card("#1 ").message_id;
    await town.says("wang", "/topic 想要快递柜");
    await town.says("li", "/merge #1 #2");
    await town.says("uncle", "先查线路", { replyTo: card });
    expect(last()).toContain("#1 已经并到 #2 里了");
    expect(await said()).toEqual([]);
  });

  it("that is a command is none", async () => {
    await raise(database);
    await reply("uncle", "/topics");
    await reply("uncle", "/nonsense");
    expect(await said()).toEqual([]);
  });

  it("of a channel is refused, of an unnamed administrator agreed by nobody yet", async () => {
    await raise(database);
    await reply("li", "我们来安排", { asGroup: true });
    expect(await listOpinions(town.store.db, 1, 1)).toMatchObject([
      { text: "我们来安排", agree: 0 },
    ]);
    const card = town.card("#1 ");
    await town.app.takeUpdate({
      update_id: 900_000_001,
      message: {
        message_id: 900_001,
        date: 1_796_090_400,
        chat: card.chat,
        from: { id: 136_817_688, is_bot: true, first_name: "Channel" },
        sender_chat: { id: -1_009_999, type: "channel", title: "广告" },
        text: "买灯找我",
        reply_to_message: card,
      },
    });
    await town.settle();
    expect(last()).toContain("匿名身份");
    expect(await said()).toEqual(["我们来安排"]);
  });

  it("may hold anything that people write", async () => {
    await raise(database);
    const hostile = [
      "<b>粗</b> & <i>斜 </b> &amp;",
      "{{n}} $t(topics.raised) $& $1",
      "*_`[x](tg://user?id=1) \\",
      "#1 换灯\n12-9 假的",
      "שלום\u200fabc",
      "👨‍👩‍👧‍👦 '); drop table opinions;--",
    ];
    for (const text of hostile) await reply("uncle", text);
    expect(await said()).toEqual(hostile);
    await town.start("zhao", "t1-1");
    const [page, judging] = town.privateChat("zhao").slice(-2);
    for (const text of hostile) {
      expect(page?.text).toContain(text.replace(/\s+/g, " "));
    }
    expect(judging?.text).toContain(hostile[0]);
  });
});

it("is answered in English where English is spoken", async () => {
  await raise("sqlite", "en");
  await reply("uncle", "x".repeat(300));
  expect(last()).toMatch(/at most 280 characters; this one has 300/);
  await reply("uncle", "Check the wiring first");
  expect(town.card("#1 ").text).toContain("💬 1 opinion;");
  await town.start("zhao", "t1-1");
  expect(transcript(town.privateChat("zhao").slice(-2))).toBe(
    `📌 #1 三号楼楼道灯坏了
Raised by Auntie Wang · 1 Dec
👍 0 · 💬 1 · to be screened
1-1 Check the wiring first · ✅ 1 ❌ 0 ⚪ 0
To give yours, reply to this message.

--
#1 三号楼楼道灯坏了 · 1/1
💬 1-1 Check the wiring first
Uncle Li said this. What do you think?
[✅ Agree] [❌ Disagree] [⚪ Not sure] [➡️ Next]`,
  );
});
