import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { listOpinions } from "#features/opinions";
import { findLastSummary } from "#features/summaries";
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

async function discuss(database: Database, locale: TestLocale = "zh-CN") {
  town = await openTown({ database, locale });
  await town.says("wang", "/topic 三号楼楼道灯坏了");
  await town.presses("zhang", "👍");
  const replyTo = town.card("#1 ").message_id;
  await town.says("uncle", "装声控灯最省电", { replyTo });
  await town.says("zhao", "先查线路", { replyTo });
}

const inPrivate = { privately: true };
const draftOf = (who: Role) =>
  town
    .privateChat(who)
    .findLast((message) => message.text?.startsWith("📝 #1 的共识"));
const posted = () =>
  town.group().filter((message) => message.text?.startsWith("🤝"));
const lastOf = (who: Role) => town.privateChat(who).at(-1)?.text;
const lastSummary = () => findLastSummary(town.store.db, 1, 1);
const forge = (who: Role, data: string) => {
  const on = town.privateChat(who).at(-1);
  return town.playground.world
    .pressForged(on?.chat.id ?? 0, on?.message_id ?? 0, town.people[who], data)
    .finally(() => town.settle());
};

const computed = `🤝 #1 三号楼楼道灯坏了：商量到哪儿了
4 人参与，说了 2 条意见（#1）
其他意见：装声控灯最省电（1-1）；先查线路（1-2）
还没定：表态的人还不够（1-1、1-2）；怎么办还没有定（#1）`;

describe.each(oneDatabase)("a summary (%s)", (database) => {
  it("is a draft for its convener first, then what the group gets", async () => {
    await discuss(database);
    await town.start("li");
    const asked = await town.says("li", "/summary #1");
    expect(transcript(town.privateChat("li").slice(-1))).toBe(
      `📝 #1 的共识纪要，草稿
还没有发出去。看一遍，没问题就点 ✅；想添一句，点 ✏️，或者直接回复这条消息。

${computed}
[✅ 发到群里] [✏️ 添一句] [🗑 不发了]`,
    );
    const { world } = town.playground;
    expect(world.message(town.groupId, asked.message_id)?.reactions).toEqual([
      { emoji: "👌", count: 1 },
    ]);
    expect(posted()).toEqual([]);
    expect(await lastSummary()).toBeUndefined();

    const said = await town.presses("li", "✅", inPrivate);
    expect(said.text).toBe("已经发到群里了。");
    expect(posted().map(({ text }) => text)).toEqual([computed]);
    expect(posted()[0]?.reply_to_message?.message_id).toBe(
      town.card("📌 #1 ").message_id,
    );
    expect(draftOf("li")).toBeUndefined();
    expect(lastOf("li")).toContain("已经发到群里了");
    expect(await lastSummary()).toMatchObject({ version: 1, text: computed });
  });

  it("leaves its digest in the ledger", async () => {
    await discuss(database);
    await town.start("li");
    await town.says("li", "/summary #1");
    await town.presses("li", "✅", inPrivate);
    const entry = await town.store.db
      .selectFrom("ledger")
      .select(["number", "details"])
      .where("act", "=", "summary.posted")
      .executeTakeFirstOrThrow();
    expect(entry.number).toBe(1);
    expect(JSON.parse(entry.details ?? "")).toEqual({
      reason: null,
      version: 1,
      sha256: createHash("sha256").update(computed).digest("hex"),
    });
  });

  it("says what was shown, whatever happened since", async () => {
    await discuss(database);
    await town.start("li");
    await town.says("li", "/summary #1");
    const replyTo = town.card("#1 ").message_id;
    await town.says("wang", "还要装摄像头", { replyTo });
    await town.presses("li", "✅", inPrivate);
    expect(posted().map(({ text }) => text)).toEqual([computed]);
    await town.says("li", "/summary #1", inPrivate);
    await town.presses("li", "✅", inPrivate);
    expect(posted().at(-1)?.text).toContain("还要装摄像头（1-3）");
    expect(await lastSummary()).toMatchObject({ version: 2 });
  });

  it("is posted once; later presses change nothing", async () => {
    await discuss(database);
    await town.start("li");
    await town.says("li", "/summary #1");
    await town.presses("li", "✅", inPrivate);
    for (const data of ["post", "discard", "rewrite"]) {
      const late = await forge("li", `summaries.${data}:1:1:1`);
      expect(late.text).toContain("已经发过了");
    }
    expect(posted()).toHaveLength(1);
    await town.says("li", "/summary #1");
    expect((await town.presses("li", "🗑", inPrivate)).text).toContain("不发");
    for (const data of ["post", "discard", "rewrite"]) {
      const late = await forge("li", `summaries.${data}:1:1:2`);
      expect(late.text).toContain("已经作废");
    }
    expect((await forge("li", "summaries.post:1:1:99")).text).toContain("作废");
    expect(posted()).toHaveLength(1);
    expect(await lastSummary()).toMatchObject({ version: 1 });
  });

  it("takes a convener's line, marked as theirs, and changes nothing else", async () => {
    await discuss(database);
    await town.start("li");
    await town.says("li", "/summary #1");
    await town.presses("li", "✏️", inPrivate);
    expect(lastOf("li")).toContain("添什么话");
    await town.says("li", "写长了".repeat(400), inPrivate);
    expect(lastOf("li")).toMatch(/最多还能添 \d+ 个字，这句有 1,?200 个/);
    await town.says("li", "请物业周五前答复", inPrivate);
    expect(draftOf("li")?.text).toContain(
      `${computed}\n召集人补充：请物业周五前答复`,
    );
    // A reply to the draft does the same, in place of the line before.
    await town.says("li", "<b>周六</b> & 再说", {
      ...inPrivate,
      replyTo: draftOf("li")?.message_id ?? 0,
    });
    await town.presses("li", "✅", inPrivate);
    expect(posted().map(({ text }) => text)).toEqual([
      `${computed}\n召集人补充：<b>周六</b> & 再说`,
    ]);
    // What is written after that is no line of the summary's any more.
    await town.says("li", "谢谢", inPrivate);
    expect(lastOf("li")).toContain("没看懂");
    expect(posted()).toHaveLength(1);
  });

  it("goes to the group, naming its convener, who alone decides on it", async () => {
    await discuss(database);
    await town.says("li", "/summary #1");
    const draft = town.group().at(-1);
    expect(draft?.text).toContain("李主任\n📝 #1");
    expect(await town.presses("chen", "✅ 发到群里")).toMatchObject({
      text: expect.stringContaining("别的召集人") as string,
    });
    expect((await town.presses("wang", "✅ 发到群里")).text).toContain(
      "只有召集人",
    );
    await town.says("chen", "我来改", { replyTo: draft?.message_id ?? 0 });
    expect(town.group().at(-1)?.text).toContain("没有添上");
    await town.says("wang", "我来改", { replyTo: draft?.message_id ?? 0 });
    expect(town.group().at(-1)?.text).toContain("只有召集人");
    expect(posted()).toEqual([]);
    await town.presses("li", "✅ 发到群里");
    expect(posted().map(({ text }) => text)).toEqual([computed]);
  });

  it("of an unnamed administrator can be posted by any convener", async () => {
    await discuss(database);
    await town.says("li", "/summary #1", { asGroup: true });
    await town.presses("chen", "✅ 发到群里");
    expect(posted().map(({ text }) => text)).toEqual([computed]);
  });

  it("is for opinions to answer", async () => {
    await discuss(database);
    await town.says("li", "/summary #1");
    await town.presses("li", "✅ 发到群里");
    const replyTo = posted()[0]?.message_id ?? 0;
    await town.says("zhang", "我明天就能修", { replyTo });
    const opinions = await listOpinions(town.store.db, 1, 1);
    expect(opinions.at(-1)).toMatchObject({ seq: 3, text: "我明天就能修" });
  });

  it("compiles votes, sessions and follow-ups with their numbers", async () => {
    await discuss(database);
    for (const who of ["zhang", "wang", "li"] as const) {
      await town.start(who, "t1-1");
      await town.presses(who, who === "li" ? "❌" : "✅", inPrivate);
      await town.presses(who, who === "wang" ? "✅" : "❌", inPrivate);
    }
    await town.says("li", "/poll #1 single 2d: 怎么修？ | 换声控灯 | 修旧的");
    for (const who of ["wang", "uncle", "zhao"] as const) {
      await town.presses(who, who === "zhao" ? "修旧的" : "换声控灯");
    }
    await town.says("li", "/close #2");
    await town.says("li", "/session #1 2026-12-05 19:30 @ 活动室");
    await town.presses("uncle", "🙋");
    await town.presses("chen", "🙋");
    await town.says("li", "/follow #1 @zhang_shifu 2026-12-20 装声控灯");
    await town.says("li", "/summary #1", inPrivate);
    expect(draftOf("li")?.text).toContain(
      `🤝 #1 三号楼楼道灯坏了：商量到哪儿了
5 人参与，说了 2 条意见（#1），1 次投票（#2）
多数同意：装声控灯最省电（1-1）
看法不同：先查线路（1-2，2 比 2）
决定：换声控灯（#2，2/3）
接下来：12月5日 周六 19:30 开会（#3）；张师傅 12月20日前：装声控灯（#4）`,
    );
    await town.advanceTo("2026-12-05 21:00");
    await town.says("li", "/minutes #3 物业垫付 | 年前有亮", inPrivate);
    await town.presses("li", "✅", inPrivate);
    await town.says("li", "/done #4");
    await town.says("li", "/summary #1", inPrivate);
    expect(draftOf("li")?.text).toContain(
      `6 人参与，说了 2 条意见（#1），1 次投票（#2），1 次会（#3）`,
    );
    expect(draftOf("li")?.text).toContain(
      "开过会：12月5日，物业垫付（#3）\n办好了：装声控灯（#4）",
    );
  });

  it("is refused with a reason", async () => {
    await discuss(database);
    await town.says("li", "/summary");
    expect(town.group().at(-1)?.text).toContain("/summary #12");
    await town.says("li", "/summary #9");
    expect(town.group().at(-1)?.text).toContain("#9");
    await town.says("wang", "/summary #1");
    expect(town.group().at(-1)?.text).toContain("只有召集人");
    expect(posted()).toEqual([]);
  });

  it("of a topic without opinions says so", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 垃圾桶不够");
    await town.says("li", "/summary #1");
    await town.presses("li", "✅ 发到群里");
    expect(posted().map(({ text }) => text)).toEqual([
      `🤝 #1 垃圾桶不够：商量到哪儿了
1 人参与，还没有人说意见（#1）
还没定：怎么办还没有定（#1）`,
    ]);
  });

  it("has what was said on all that was merged into the topic, by chains too", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("zhang", "/topic 想要一个快递柜");
    await town.says("chen", "/topic 门口的路不平");
    const say = (who: Role, n: number, text: string) =>
      town.says(who, text, { replyTo: town.card(`📌 #${n} `).message_id });
    await say("uncle", 1, "装声控灯最省电");
    await say("uncle", 2, "放在门卫边上");
    await say("zhao", 3, "先补大坑");
    await town.says("li", "/merge #3 #2");
    await town.says("li", "/merge #2 #1");
    const summarise = async (n: number) => {
      await town.says("li", `/summary #${n}`);
      await town.presses("li", "✅ 发到群里");
      return posted().at(-1)?.text;
    };
    expect(await summarise(1)).toBe(`🤝 #1 三号楼楼道灯坏了：商量到哪儿了
5 人参与，说了 3 条意见（#1、#2、#3）
其他意见：装声控灯最省电（1-1）；放在门卫边上（2-1）；先补大坑（3-1）
还没定：表态的人还不够（1-1、2-1、3-1）；怎么办还没有定（#1）`);
    await town.says("li", "/unmerge #2");
    expect(await summarise(1)).toContain("2 人参与，说了 1 条意见（#1）");
    expect(await summarise(2)).toContain("4 人参与，说了 2 条意见（#2、#3）");
  });

  it("survives a restart between draft and post", async () => {
    await discuss(database);
    await town.says("li", "/summary #1");
    await town.restart();
    await town.presses("li", "✅ 发到群里");
    expect(posted().map(({ text }) => text)).toEqual([computed]);
  });
});

it("is written in English where English is spoken", async () => {
  await discuss("sqlite", "en");
  await town.start("li");
  await town.says("li", "/summary #1");
  expect(transcript(town.privateChat("li").slice(-1))).toBe(
    `📝 Consensus summary of #1, a draft
Nothing is posted yet. Read it through; if it is right, press ✅. To add a line, press ✏️ or just reply to this.

🤝 #1 三号楼楼道灯坏了: where we stand
4 people took part, 2 opinions (#1)
Also said: 装声控灯最省电 (1-1); 先查线路 (1-2)
Still open: too few have said yes or no (1-1, 1-2); what to do is not decided (#1)
[✅ Post it] [✏️ Add a line] [🗑 Discard]`,
  );
  await town.presses("li", "✏️", inPrivate);
  await town.says("li", "The manager answers by Friday", inPrivate);
  await town.presses("li", "✅", inPrivate);
  expect(posted().at(-1)?.text).toContain(
    "Added by the convener: The manager answers by Friday",
  );
});
