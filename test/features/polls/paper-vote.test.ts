import { afterEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#platform/ledger";
import {
  oneDatabase,
  openTown,
  transcript,
  type Role,
  type Town,
  type Who,
} from "../../support/town.ts";

const question = "楼道灯怎么修？ | 统一换 | 各楼修 | 先查线路";
const units = Array.from({ length: 6 }, (_, i) => `3-20${i + 1}`);
const table = [
  "房号,面积,业主",
  ...units.map((unit, i) => `${unit},60,业主${i}`),
].join("\n");

describe.each(oneDatabase)("votes on paper (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: Who) => town.privateChat(who).at(-1)?.text ?? "";
  const card = () => transcript([town.card("🗳 #2 ")]);
  const group = () => town.group().at(-1)?.text ?? "";
  const says = (who: Who, text: string) =>
    town.says(who, text, { privately: true });
  const presses = (who: Who, label: string) =>
    town.presses(who, label, { privately: true });

  /** Poll #2 of li's and chen's; six households, of which wang lives in the first. */
  async function open(head = "single by=household 2d") {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    for (const who of [
      "wang",
      "uncle",
      "zhao",
      "zhang",
      "chen",
      "li",
    ] as const) {
      await town.says(who, "/help");
      await town.start(who);
    }
    await town.says("li", "/roster", {
      privately: true,
      document: { bytes: Buffer.from(table), name: "roster.csv" },
    });
    await presses("li", "✅");
    await says("li", "/roster codes");
    const csv = town
      .privateChat("li")
      .findLast((one) => one.document?.file_name === "codes.csv");
    const [, code = ""] =
      /3-201,(\S+)/.exec(Buffer.from(town.fileOf(csv as never)).toString()) ??
      [];
    await says("wang", `/claim ${code}`);
    expect(lastTo("wang")).toContain("3-201 登记好了");
    await town.says("li", `/poll #1 ${head}: ${question}`);
  }
  const acts = async () =>
    (
      await town.store.db
        .selectFrom("ledger")
        .select(["act", "details"])
        .where("act", "like", "poll.paper%")
        .orderBy("seq")
        .execute()
    ).map(({ act, details }) => [
      act,
      (JSON.parse(details ?? "{}") as { papers: number }).papers,
    ]);
  const forge = (who: Role, data: string) =>
    town.playground.world
      .pressForged(
        town.people[who].id,
        town.privateChat(who).at(-1)?.message_id ?? 0,
        town.people[who],
        data,
      )
      .finally(() => town.settle());
  const ballots = () =>
    town.store.db
      .selectFrom("open_ballots")
      .select(["elector_id", "content", "source"])
      .where("replaced_at", "is", null)
      .orderBy("elector_id")
      .execute();

  it("counts once the other convener has confirmed it, marked as paper", async () => {
    await open();
    await says("li", "/paper #2 3-202 1\n3-203 先查线路");
    expect(lastTo("li")).toContain("#2 的 2 张纸质票记下了，请陈姐核对");
    expect(lastTo("chen")).toBe(
      "📝 #2 楼道灯怎么修？\n李主任录了 2 张纸质票，请对着纸票看一遍：\n· 3-202：统一换\n· 3-203：先查线路\n核对过才算数。",
    );
    expect(card()).toContain("已投 0 票");
    expect((await presses("chen", "✅")).text).toBe("核对过了。");
    expect(card()).toContain("统一换　1\n各楼修　0\n先查线路　1\n");
    expect(card()).toContain("已投 2 票，一共 6 票，其中纸质票 2 张");
    expect(lastTo("li")).toContain("陈姐核对过了，2 张纸质票算数");
    expect(transcript(town.privateChat("chen"))).not.toContain("· 3-202");
    expect(transcript(town.group())).not.toContain("3-202");
    expect(await acts()).toEqual([
      ["poll.paper-entered", 2],
      ["poll.paper-confirmed", 2],
    ]);
    expect(await verifyLedger(town.store.db)).toMatchObject({ ok: true });
    const kept = await town.store.db.selectFrom("papers").selectAll().execute();
    expect(kept).toEqual([]);
  });

  it("is confirmed by nobody else, and only once", async () => {
    await open();
    await says("li", "/paper #2 3-202 1");
    const own = await forge("li", "polls.paper-confirm:1:1");
    expect(own.text).toContain("要另一个人来核对");
    for (const who of ["wang", "zhao"] as const) {
      for (const button of ["confirm", "drop"]) {
        const other = await forge(who, `polls.paper-${button}:1:1`);
        expect(other.text).toContain("不是请您核对");
      }
    }
    expect((await forge("chen", "polls.paper-confirm:1:9")).text).toContain(
      "不是请您核对",
    );
    expect(card()).toContain("已投 0 票");
    await presses("chen", "✅");
    const again = await forge("chen", "polls.paper-confirm:1:1");
    expect(again.text).toContain("已经定了");
    expect((await forge("chen", "polls.paper-drop:1:1")).text).toContain(
      "已经定了",
    );
    expect(card()).toContain("已投 1 票");
    expect(await acts()).toEqual([
      ["poll.paper-entered", 1],
      ["poll.paper-confirmed", 1],
    ]);
  });

  it("is dropped by the second person, and taken back by the first", async () => {
    await open();
    await says("li", "/paper #2 3-202 1");
    expect((await presses("chen", "❌")).text).toContain("作废了");
    expect(lastTo("li")).toContain("陈姐把这 1 张纸质票作废了");
    await says("li", "/paper #2 3-202 2");
    expect((await presses("li", "❌")).text).toContain("作废了");
    expect((await presses("chen", "✅")).text).toContain("已经定了");
    expect(card()).toContain("已投 0 票");
    expect(await ballots()).toEqual([]);
  });

  it("goes after one's own vote, before and after it is confirmed", async () => {
    await open();
    await town.presses("wang", "各楼修", { on: "🗳 #2 " });
    await says("li", "/paper #2 3-201 1");
    expect(lastTo("li")).toContain("3-201 已经投过了");

    await says("li", "/paper #2 3-202 1");
    await says("li", "/paper #2 3-202 2");
    expect(lastTo("li")).toContain("还等着核对");
    await presses("chen", "✅");
    // A wrong paper is put right by another.
    await says("li", "/paper #2 3-202 2");
    await presses("chen", "✅");
    expect(card()).toContain("统一换　0\n各楼修　2\n");
  });

  it("keeps a vote that came in while the paper waited, and yields to a later one", async () => {
    await open("single by=everyone 2d");
    await says("li", "/paper #2 @王阿姨 1\n小赵 1");
    expect(lastTo("li")).toContain("2 张纸质票记下了");
    await town.presses("wang", "各楼修", { on: "🗳 #2 " });
    await presses("chen", "✅");
    expect(lastTo("li")).toContain("1 张纸质票算数");
    expect(lastTo("li")).toContain("没有算：王阿姨");
    expect(card()).toContain("统一换　1\n各楼修　1\n");
    expect(lastTo("zhao")).toContain("您的一张纸质票，两个人录入、核对过了");
    await town.presses("zhao", "各楼修", { on: "🗳 #2 " });
    expect(card()).toContain("统一换　0\n各楼修　2\n");
    expect(card()).not.toContain("纸质票");
    expect(card()).toContain("名册 2 人");
  });

  it("takes the place of a proxy's vote, who hears of it", async () => {
    await open("single by=everyone 2d");
    await says("wang", "/proxy @李叔");
    await presses("uncle", "✅");
    await says("uncle", "/proxy #2 @王阿姨 1");
    await says("li", "/paper #2 @王阿姨 2");
    await presses("chen", "✅");
    expect(lastTo("uncle")).toContain("王阿姨那边自己投了");
    expect(card()).toContain("统一换　0\n各楼修　1\n");
    await says("uncle", "/proxy #2 @王阿姨 1");
    expect(lastTo("uncle")).toContain("对方自己已经投了");
  });

  it("is entered in the group where votes are open, by whoever is there if nobody else convenes", async () => {
    await open("single open by=household 2d");
    await town.says("li", "/convener @li_zhuren");
    await town.says("li", "/paper #2 3-202 1");
    expect(group()).toContain("· 3-202：统一换");
    expect((await town.presses("li", "✅ 一致")).text).toContain("另一个人");
    expect((await town.presses("uncle", "✅ 一致")).text).toBe("核对过了。");
    expect(group()).not.toContain("3-202：统一换");
    expect(card()).toContain("统一换　1\n");
  });

  it("asks the other convener in the group, and takes nobody else there", async () => {
    await open("single open by=household 2d");
    await town.says("li", "/paper #2 3-202 1");
    expect(group()).toContain("陈姐\n📝 #2");
    expect((await town.presses("uncle", "✅ 一致")).text).toContain(
      "不是请您核对",
    );
    expect((await town.presses("chen", "✅ 一致")).text).toBe("核对过了。");
    expect(card()).toContain("统一换　1\n");
  });

  it("needs a witness where there is one convener, whom the message was put to", async () => {
    await open();
    await town.says("li", "/convener @li_zhuren");
    await says("li", "/paper #2 3-202 1");
    expect(lastTo("li")).toContain("请写上一位见证人");
    for (const who of ["@李主任", "@没有"]) {
      await says("li", `/paper #2 见证 ${who}\n3-202 1`);
      expect(lastTo("li")).toMatch(/不能核对|没找到/);
    }
    await says("li", "/paper #2 见证 @张师傅\n3-202 1");
    expect(lastTo("zhang")).toContain("· 3-202：统一换");
    expect((await forge("uncle", "polls.paper-confirm:1:1")).text).toContain(
      "不是请您核对",
    );
    expect((await presses("zhang", "✅")).text).toBe("核对过了。");
    expect(card()).toContain("已投 1 票");
  });

  it.each([
    ["/paper", "一张一行"],
    ["/paper #2", "一张一行"],
    ["/paper #9 3-202 1", "没有 #9 这个投票"],
    ["/paper #2 9-999 1", "没找到「9-999」"],
    ["/paper #2 3-202 9", "没有「9」这一项"],
    ["/paper #2 3-202", "3-202：什么都还没选"],
    ["/paper #2 3-202 1\n3-202 2", "3-202 写了两次"],
    ["/paper #2 @张师傅 1", "张师傅 在这个投票里没有票"],
  ])("refuses %s as a whole", async (text, why) => {
    await open();
    await says("li", text);
    expect(lastTo("li")).toContain(why);
    expect(await acts()).toEqual([]);
  });

  it("is no secret in the group, and needs somebody whom it can be shown to", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("chen", "/help");
    await town.says("li", `/poll #1 single 1h: ${question}`);
    await town.says("li", "/paper #2 @王阿姨 1");
    expect(group()).toContain("请删掉这条，私下发给我");
    await town.start("li");
    await says("li", "/paper #2 @王阿姨 1");
    expect(lastTo("li")).toContain("要 陈姐 来核对");
    await town.says("li", "/paper #2 @王阿姨 1", { asGroup: true });
    expect(group()).toContain("匿名");
    await town.says("wang", "/paper #2 @王阿姨 1");
    expect(group()).toContain("只有召集人");
    expect(await acts()).toEqual([]);
  });

  it("is void when the poll closes first, and the one who entered it hears so", async () => {
    await open("single by=household 1h");
    await says("li", "/paper #2 3-202 1");
    await town.advance({ hours: 2 });
    expect(transcript(town.privateChat("li"))).toContain(
      "有 1 张纸质票到结束也没人核对，没有算",
    );
    expect((await presses("chen", "✅")).text).toContain("已经定了");
    expect(card()).toContain("已投 0 票");
    await says("li", "/paper #2 3-203 1");
    expect(lastTo("li")).toContain("已经结束");
    expect((await acts()).at(-1)).toEqual(["poll.paper-void", 1]);
  });

  it("comes into a secret poll with voters and ballots apart", async () => {
    await open("single secret by=household 2d");
    await town.says("li", "/paper #2 3-202, 3-203, 3-204: 1 | 2 | 2");
    expect(group()).toContain("私下发给我");
    await says("li", "/paper #2 3-202 1");
    expect(lastTo("li")).toContain("人和票分开写");
    await says("li", "/paper #2 3-202, 3-203: 1 | 2");
    expect(lastTo("li")).toContain("至少录 3 张");
    await says("li", "/paper #2 3-202, 3-203 1, 3-204: 1 | 2 | 2");
    expect(lastTo("li")).toContain("没找到「3-203 1」");
    await says("li", "/paper #2 3-203, 3-204, 3-202: 2 | 1 | 2");
    expect(lastTo("chen")).toContain("交票的：3-202、3-203、3-204");
    expect(lastTo("chen")).toContain("· 统一换\n· 各楼修\n· 各楼修");
    const { db } = town.store;
    const voters = await db.selectFrom("papers").selectAll().execute();
    expect(voters.map(({ content }) => content)).toEqual([null, null, null]);
    await presses("chen", "✅");
    expect(card()).toContain("已投 3 票，一共 6 票，其中纸质票 3 张");
    const cast = await db
      .selectFrom("secret_ballots")
      .select(["content", "source"])
      .orderBy("content")
      .execute();
    expect(cast).toEqual(
      [0, 1, 1].map((option) => ({
        content: `{"choices":[${option}]}`,
        source: "paper",
      })),
    );
    expect(await db.selectFrom("secret_papers").selectAll().execute()).toEqual(
      [],
    );
    await says("li", "/paper #2 3-202, 3-205, 3-206: 2 | 1 | 2");
    expect(lastTo("li")).toContain("3-202 已经投过了");
  });

  it("is not taken apart when one of a secret batch has voted meanwhile", async () => {
    await open("single secret by=household 2d");
    await says("li", "/paper #2 3-201, 3-202, 3-203: 2 | 1 | 2");
    const own = await town.presses("wang", "统一换", { on: "🗳 #2 " });
    expect(own.text).toContain("凭据词");
    expect((await presses("chen", "✅")).text).toContain("没有算");
    expect(lastTo("li")).toContain("这批纸质票没有算：3-201");
    expect(card()).toContain("已投 1 票");
    expect((await acts()).at(-1)).toEqual(["poll.paper-void", 0]);
  });

  it("cannot be confirmed by the first person under another number", async () => {
    await open();
    await says("li", "/paper #2 3-202 1");
    await says("li", "/forgetme");
    await presses("li", "✅");
    expect(await acts()).toEqual([
      ["poll.paper-entered", 1],
      ["poll.paper-void", 1],
    ]);
    expect((await presses("chen", "✅")).text).toContain("已经");
    expect(await ballots()).toEqual([]);
  });

  it("forgets whose papers wait, and tells on request", async () => {
    await open("single by=everyone 2d");
    await says("li", "/paper #2 @李叔 1");
    await says("uncle", "/mydata");
    const file = town.privateChat("uncle").findLast((one) => one.document);
    expect(
      JSON.parse(Buffer.from(town.fileOf(file as never)).toString()),
    ).toMatchObject({ communities: [{ papersWaiting: [{ poll: 2 }] }] });
    await says("uncle", "/forgetme");
    await presses("uncle", "✅");
    expect(
      await town.store.db.selectFrom("papers").selectAll().execute(),
    ).toEqual([]);
    await town.presses("chen", "✅ 一致", { privately: true });
    expect(await ballots()).toEqual([]);
  });

  it("prints a ballot for each household, in private chat", async () => {
    await open();
    await town.says("li", "/ballots #2");
    expect(group()).toContain("6 张选票，马上私下发给您");
    const sheet = town.privateChat("li").at(-1);
    expect(sheet?.document?.file_name).toBe("ballots-2.pdf");
    const pdf = Buffer.from(town.fileOf(sheet as never));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await says("li", "/ballots");
    expect(lastTo("li")).toContain("打印哪个投票的选票");
    await says("li", "/ballots #9");
    expect(lastTo("li")).toContain("没有 #9");
    await town.advance({ days: 3 });
    await says("li", "/ballots #2");
    expect(lastTo("li")).toContain("已经结束");
  });
});
