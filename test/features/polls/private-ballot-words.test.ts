import { afterEach, describe, expect, it } from "vitest";
import { openBallot, shown, tap, write } from "../../support/ballots.ts";
import {
  oneDatabase,
  openTown,
  transcript,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

const question = "楼道灯怎么修？ | 物业统一换 | 各楼自己修 | 先查线路";

describe.each(oneDatabase)("a ballot in one's own words (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async (head: string, locale: TestLocale = "zh-CN") => {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    const asked = /consent|countmein/.test(head) ? "换灯" : question;
    await town.says("li", `/poll #1 ${head} 2d: ${asked}`);
  };
  const contents = async () => {
    const rows = await town.store.db
      .selectFrom("open_ballots")
      .select(["content", "reason"])
      .where("replaced_at", "is", null)
      .orderBy("elector_id")
      .execute();
    return rows.map(({ content, reason }) =>
      reason === null
        ? (JSON.parse(content) as unknown)
        : { ...(JSON.parse(content) as object), reason },
    );
  };

  it.each([
    ["irv", "2 1 3", { ranking: [[1], [0], [2]] }, "① 各楼自己修"],
    ["stv seats=2", "２，３", { ranking: [[1], [2]] }, "② 先查线路"],
    [
      "score",
      "1:5 2：3",
      {
        scores: [
          [0, 5],
          [1, 3],
        ],
      },
      "物业统一换　5",
    ],
    [
      "dots points=4",
      "3 0 1",
      {
        scores: [
          [0, 3],
          [1, 0],
          [2, 1],
        ],
      },
      "先查线路　1",
    ],
    ["single", "各楼", { choices: [1] }, "✓ 各楼自己修"],
    ["approval", "1 3", { choices: [0, 2] }, "✓ 先查线路"],
    ["consent", "赞成", { choices: [0] }, "✓ ✅ 赞成"],
    ["consent", "🚧 晚上太吵", { choices: [3], reason: "晚上太吵" }, "🚧"],
    ["countmein need=2", "算我一个", { choices: [0] }, "✓ 🙋"],
  ] as const)(
    "takes a %s ballot from %j",
    async (head, text, content, told) => {
      await open(head);
      await openBallot(town, "wang");
      const answered = await write(town, "wang", text);
      expect(answered).toContain("投好了，截止前可以改");
      expect(answered).toContain(told);
      expect(await contents()).toEqual([content]);
      // What is said next is talk again.
      expect(await write(town, "wang", "1")).not.toContain("🗳");
      expect(await contents()).toEqual([content]);
    },
  );

  it.each([
    ["irv", "2 1 3", "① 各楼自己修"],
    ["consent", "against", "✓ ❌ Against"],
    ["consent", "block: too loud", "🚧 I cannot accept it"],
    ["countmein need=2", "count me in", "✓ 🙋 Count me in"],
  ] as const)(
    "takes a %s ballot in English from %j",
    async (head, text, told) => {
      await open(head, "en");
      await openBallot(town, "wang");
      const answered = await write(town, "wang", text);
      expect(answered).toContain("Your vote is in; you can change it");
      expect(answered).toContain(told);
    },
  );

  it("says what is wrong, and waits for the next try", async () => {
    await open("score");
    await openBallot(town, "wang");
    for (const [text, told] of [
      ["谢谢", "没看懂。请写选项前面的数字。"],
      ["1:9", "最高 5 分，您写了 9。"],
      ["7:1", "没有「7」这一项。"],
      ["1:2 1:3", "「物业统一换」写了两次。"],
      ["1 2", "请给每一项写一个分，一共 3 个数。"],
    ] as const) {
      expect(await write(town, "wang", text)).toContain(told);
    }
    expect(await contents()).toEqual([]);
    expect(await write(town, "wang", "5 0 3")).toContain("投好了");
  });

  it("asks who blocks in words for the reason", async () => {
    await open("consent");
    await openBallot(town, "wang");
    const refused = "不能接受的，请在后面写上理由。";
    expect(await write(town, "wang", "🚧")).toContain(refused);
    expect(await write(town, "wang", "🚧：太吵")).toContain("投好了");
  });

  it("takes a reply to the ballot, and /vote with the ballot after it", async () => {
    await open("irv");
    await openBallot(town, "wang");
    const ballot = town.privateChat("wang").at(-1);
    await write(town, "wang", "/vote");
    await town.says("li", `/poll #1 single 2d: ${question}`);
    await openBallot(town, "wang", 3);
    await town.says("wang", "3 1", {
      privately: true,
      ...(ballot && { replyTo: ballot.message_id }),
    });
    expect(await contents()).toEqual([{ ranking: [[2], [0]] }]);
    expect(await write(town, "wang", "/vote #2 1 2 3")).toContain("改好了");
    expect(await contents()).toEqual([{ ranking: [[0], [1], [2]] }]);
  });

  it("can be changed at ✏️ after it was written", async () => {
    await open("irv");
    await openBallot(town, "wang");
    await write(town, "wang", "2 1");
    await tap(town, "wang", "✏️", "③ ".slice(2) + "先查线路", "✅");
    expect(shown(town, "wang")).toContain("改好了，截止前还可以再改");
    expect(await contents()).toEqual([{ ranking: [[1], [0], [2]] }]);
  });

  it("refuses a ballot where everybody reads it, without saying it again", async () => {
    await open("irv");
    await town.says("wang", "/vote #2 2 1 3");
    const told = transcript(town.group().slice(-1));
    expect(told).toContain("写在这里大家就看见您投什么了，所以没有记");
    expect(told).not.toContain("2 1 3");
    expect(told).toContain("[🔗 到私聊里投]");
    expect(await contents()).toEqual([]);
    await town.says("wang", "/vote #2");
    expect(transcript(town.group().slice(-1))).toContain("#2 请到私聊里投");
    await town.says("li", "/vote #2 1", { asGroup: true });
    expect(await contents()).toEqual([]);
    expect(town.group().at(-1)?.text).not.toContain("私聊里投");
  });
});
