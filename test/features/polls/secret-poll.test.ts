import { afterEach, describe, expect, it } from "vitest";
import {
  openBallot,
  receiptIn,
  shown,
  tap,
  write,
} from "../../support/ballots.ts";
import {
  databases,
  openTown,
  transcript,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

const question = "楼道灯怎么修？ | 物业统一换 | 各楼自己修 | 先查线路";

describe.each(databases)("a secret poll (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async (head: string, locale: TestLocale = "zh-CN") => {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    const asked = head.includes("consent") ? "换灯" : question;
    await town.says("li", `/poll #1 ${head} secret 2d: ${asked}`);
  };
  const ballots = async () => {
    const rows = await town.store.db
      .selectFrom("secret_ballots")
      .select(["content", "reason"])
      .orderBy("content")
      .execute();
    return rows.map(({ content }) => JSON.parse(content) as unknown);
  };
  const voters = async () => {
    const rows = await town.store.db
      .selectFrom("poll_voters")
      .selectAll()
      .execute();
    return rows.length;
  };

  it("explains itself, and gives a receipt that stays on the ballot", async () => {
    await open("approval");
    const seen = await openBallot(town, "wang");
    expect(seen).toContain("名字和选了什么分开放，谁也对不上");
    await tap(town, "wang", "物业统一换", "先查线路", "先查线路", "各楼自己修");
    expect(shown(town, "wang")).toContain(
      "您选的：\n✓ 物业统一换\n✓ 各楼自己修",
    );
    const told = await tap(town, "wang", "✅");
    const kept = shown(town, "wang");
    expect(told).toContain(receiptIn(kept));
    expect(kept).toContain("✓ 物业统一换\n✓ 各楼自己修\n凭据词：");
    expect(kept).toContain("请记下来，别给人看，我这里不留底");
    expect(kept).not.toContain("[");
    expect(await ballots()).toEqual([{ choices: [0, 1] }]);
    const again = await openBallot(town, "wang");
    expect(again).toContain("您已经投过了。要改，把凭据词发给我");
    expect(again).not.toContain("[");
    expect(transcript([town.card("#2 ")])).toContain("已投 1 人");
  });

  it.each([
    ["single", "各楼自己修", "✓ 各楼自己修"],
    ["consent", "✅ 赞成", "✓ ✅ 赞成"],
  ])(
    "keeps the receipt of one tap in sight (%s)",
    async (kind, label, line) => {
      await open(kind);
      await openBallot(town, "wang");
      const told = await tap(town, "wang", label);
      const kept = shown(town, "wang");
      expect(kept).toContain(line);
      expect(told).toContain(receiptIn(kept));
      const { text } = await town.playground.world.pressForged(
        town.people.wang.id,
        town.privateChat("wang").at(-1)?.message_id ?? 0,
        town.people.wang,
        "polls.vote:1:2:1",
      );
      await town.settle();
      expect(text).toContain("已经投过了");
      expect(shown(town, "wang")).toBe(kept);
    },
  );

  it("takes the receipt of a tap in the group, sent and nothing more", async () => {
    await open("single");
    await town.start("wang");
    const told = await town.presses("wang", "各楼自己修", { on: "#2 " });
    const receipt = /凭据词：(\S+ \S+ \d+)/.exec(told.text ?? "")?.[1] ?? "";
    expect(await write(town, "wang", receipt)).toContain("各楼自己修");
    expect(await ballots()).toEqual([]);
    expect(await voters()).toBe(0);
  });

  it("asks who blocks for the reason without keeping that they do", async () => {
    await open("consent");
    await openBallot(town, "wang");
    expect(await tap(town, "wang", "🚧")).toContain("🚧 再写上理由");
    const dialogues = await town.store.db
      .selectFrom("dialogues")
      .select("state")
      .execute();
    expect(dialogues).toEqual([{ state: '{"poll":2}' }]);
    const kept = await write(town, "wang", "🚧 晚上太吵");
    expect(receiptIn(kept)).not.toBe("");
    expect(await ballots()).toEqual([{ choices: [3] }]);
  });

  it.each(["zh-CN", "en"] as const)(
    "takes a ballot out by its receipt, however it is written (%s)",
    async (locale) => {
      await open("irv", locale);
      await openBallot(town, "wang");
      const receipt = receiptIn(await write(town, "wang", "2 1"));
      const [first = "", second = "", digits = ""] = receipt.split(" ");
      const full = digits.replace(/\d/g, (digit) =>
        String.fromCharCode(0xff10 + Number(digit)),
      );
      await openBallot(town, "wang");
      const taken = await write(
        town,
        "wang",
        ` ${first.toUpperCase()}，${second}-${full} `,
      );
      expect(taken).toContain(
        locale === "en" ? "that ballot does not count" : "原来那张不算了",
      );
      expect(await ballots()).toEqual([]);
      expect(await voters()).toBe(0);
      await tap(town, "wang", "先查线路", "✅");
      expect(await ballots()).toEqual([{ ranking: [[2]] }]);
      expect(receiptIn(shown(town, "wang"))).not.toBe(receipt);
    },
  );

  it("takes the receipt by /vote #n, and as a reply to the ballot", async () => {
    await open("single");
    await openBallot(town, "wang");
    const first = receiptIn(await write(town, "wang", "2"));
    expect(await write(town, "wang", `/vote #2 ${first}`)).toContain(
      "拿出来了",
    );
    const second = receiptIn(await write(town, "wang", "3"));
    const kept = town.privateChat("wang").at(-1);
    await town.says("wang", second, {
      privately: true,
      ...(kept && { replyTo: kept.message_id }),
    });
    expect(shown(town, "wang")).toContain("拿出来了");
    expect(await ballots()).toEqual([]);
  });

  it("says how many tries are left, and when the next day begins", async () => {
    await open("single");
    await openBallot(town, "uncle");
    await write(town, "uncle", "1");
    await openBallot(town, "wang");
    const receipt = receiptIn(await write(town, "wang", "2"));
    const wrong = Array.from(
      { length: 9 },
      (_, i) => `白鹭 白鹭 00${i}`,
    ).filter((one) => one !== receipt);
    await openBallot(town, "wang");
    for (const left of [4, 3, 2, 1]) {
      expect(await write(town, "wang", wrong.pop() ?? "")).toContain(
        `今天还能试 ${left} 次`,
      );
    }
    const full = "今天试错的次数满了，12月2日 周三 00:00 以后再试。";
    expect(await write(town, "wang", wrong.pop() ?? "")).toContain(full);
    expect(await write(town, "wang", receipt)).toContain(full);
    expect(await ballots()).toHaveLength(2);
    await town.advanceTo("2026-12-02 00:00");
    expect(await write(town, "wang", receipt)).toContain("拿出来了");
    expect(await ballots()).toEqual([{ choices: [0] }]);
  });

  it("lets nobody try many receipts at once", async () => {
    await open("single");
    await openBallot(town, "wang");
    const receipt = receiptIn(await write(town, "wang", "2"));
    const many = Array.from({ length: 20 }, (_, i) => `白鹭 白鹭 ${100 + i}`);
    await openBallot(town, "wang");
    expect(await write(town, "wang", [...many, receipt].join(" "))).toContain(
      "次数满了",
    );
    expect(await ballots()).toHaveLength(1);
  });

  it("takes nothing out for who has not voted, and tells a typing mistake", async () => {
    await open("single");
    await openBallot(town, "wang");
    const receipt = receiptIn(await write(town, "wang", "2"));
    await openBallot(town, "uncle");
    expect(await write(town, "uncle", receipt)).toContain("您还没有投过");
    expect(await write(town, "uncle", "鹭鹭 荷塘 123")).toContain(
      "应该是两个词加三个数字",
    );
    expect(await ballots()).toEqual([{ choices: [1] }]);
    expect(await voters()).toBe(1);
    await town.advance({ days: 2 });
    await town.store.db.updateTable("polls").set({ is_cancelled: 1 }).execute();
    await openBallot(town, "wang");
    expect(await write(town, "wang", `/vote #2 ${receipt}`)).toContain(
      "取消了",
    );
  });

  it("takes words and digits that are an option for that", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 选地方");
    await town.says(
      "li",
      "/poll #1 single secret 2d: 在哪开会？ | 三号楼 301 | 白鹭厅 201 | 活动室",
    );
    await openBallot(town, "wang");
    expect(await write(town, "wang", "三号楼 301")).toContain("✓ 三号楼 301");
    await openBallot(town, "uncle");
    expect(await write(town, "uncle", "白鹭厅201")).toContain("✓ 白鹭厅 201");
    expect(await ballots()).toHaveLength(2);
  });

  it("gives a receipt that can be used in the other language", async () => {
    await open("single");
    await openBallot(town, "wang");
    const receipt = receiptIn(await write(town, "wang", "2"));
    town.playground.world.setLanguage(town.people.wang, "en");
    const taken = await write(town, "wang", `/vote #2 ${receipt}`);
    expect(taken).toContain("Taken out");
  });

  it("counts nobody twice who is forgotten and comes again", async () => {
    await open("single");
    await openBallot(town, "wang");
    await write(town, "wang", "2");
    await town.says("wang", "/forgetme", { privately: true });
    await town.presses("wang", "✅", { privately: true });
    await town.says("wang", "大家好");
    const again = await town.presses("wang", "先查线路", { on: "#2 " });
    expect(again.text).toContain("已经投过了");
    expect(await ballots()).toEqual([{ choices: [1] }]);
    const marks = () =>
      town.store.db.selectFrom("secret_leavers").selectAll().execute();
    expect(JSON.stringify(await marks())).not.toContain(
      String(town.people.wang.id),
    );
    await town.advance({ days: 2 });
    expect(await marks()).toEqual([]);
  });

  it("does not tell by its receipt which language a voter has", async () => {
    await open("single");
    town.playground.world.setLanguage(town.people.wang, "en");
    await openBallot(town, "wang");
    const receipt = receiptIn(await write(town, "wang", "2"));
    expect(receipt).toMatch(/^\p{sc=Han}+ \p{sc=Han}+ \d{3}$/u);
  });

  it("tells a receipt in the group nothing, and keeps the vote", async () => {
    await open("single");
    await openBallot(town, "wang");
    const receipt = receiptIn(await write(town, "wang", "2"));
    await town.says("wang", `/vote #2 ${receipt}`);
    expect(transcript(town.group().slice(-1))).toContain("到私聊里投");
    expect(transcript(town.group())).not.toContain(receipt);
    expect(await ballots()).toHaveLength(1);
  });
});
