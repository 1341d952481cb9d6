import { afterEach, describe, expect, it } from "vitest";
import { openBallot, shown, tap, write } from "../../support/ballots.ts";
import { photo } from "../../support/photo.ts";
import {
  oneDatabase,
  openTown,
  transcript,
  type Role,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

const texts = {
  "zh-CN": {
    topic: "/topic 三号楼楼道灯坏了",
    options: "楼道灯怎么修？ | 物业统一换 | 各楼自己修 | 先查线路",
    question: "周六大扫除",
    all: "物业统一换",
    each: "各楼自己修",
    wires: "先查线路",
    cast: "✅",
    castConsent: "赞成",
    shareOut: "还剩 3 分",
    order: "您排的：\n① 各楼自己修\n② 先查线路",
    in: "投好了",
    voters: "已投 1 人",
  },
  en: {
    topic: "/topic The light in building 3 is broken",
    options: "How do we mend it? | All at once | Each its own | Wires first",
    question: "Clean-up on Saturday",
    all: "All at once",
    each: "Each its own",
    wires: "Wires first",
    cast: "✅ Cast",
    castConsent: "For",
    shareOut: "3 left",
    order: "Your order:\n① Each its own\n② Wires first",
    in: "Your vote is in",
    voters: "1 voted",
  },
} as const;

describe.each(oneDatabase)("a ballot in private chat (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async (kind: string, locale: TestLocale = "zh-CN") => {
    const say = texts[locale];
    town = await openTown({ database, locale });
    await town.says("wang", say.topic);
    const isAsked = /consent|countmein/.test(kind);
    const question = isAsked ? say.question : say.options;
    await town.says("li", `/poll #1 ${kind} 2d: ${question}`);
    return say;
  };
  const card = () => transcript([town.card("#2 ")]);
  const contents = async () => {
    const rows = await town.store.db
      .selectFrom("open_ballots")
      .select("content")
      .where("replaced_at", "is", null)
      .orderBy("elector_id")
      .execute();
    return rows.map(({ content }) => JSON.parse(content) as unknown);
  };

  it("tells all there is to know, and how to fill it in", async () => {
    await open("irv tie=lot");
    expect(await openBallot(town, "wang")).toBe(
      `🗳 #2 楼道灯怎么修？（议题 #1）
按喜欢的先后排一排 · 12月3日 周四 10:00 截止
同票抽签定

1. 物业统一换　0
2. 各楼自己修　0
3. 先查线路　0
已投 0 人

从最想要的开始，一个一个点；再点一下就拿掉。只排几个也行。排好点 ✅
也可以直接发数字，比如 2 1 3
[物业统一换] [各楼自己修] [先查线路]`,
    );
  });

  describe.each(["zh-CN", "en"] as const)("in %s", (locale) => {
    it.each(["irv", "schulze", "stv seats=2"])(
      "is ranked by taps (%s)",
      async (kind) => {
        const say = await open(kind, locale);
        await openBallot(town, "wang");
        expect(await tap(town, "wang", say.each)).toBe(`① ${say.each}`);
        await tap(town, "wang", say.all, say.wires);
        expect(await tap(town, "wang", `② ${say.all}`)).toContain(say.all);
        expect(shown(town, "wang")).toContain(say.order);
        expect(await contents()).toEqual([]);
        expect(await tap(town, "wang", say.cast)).toContain(say.in);
        expect(shown(town, "wang")).toContain(`① ${say.each}\n② ${say.wires}`);
        expect(await contents()).toEqual([{ ranking: [[1], [2]] }]);
        expect(card()).toContain(say.voters);
      },
    );

    it("takes scores, one tap a point, and after the highest none", async () => {
      const say = await open("score", locale);
      await openBallot(town, "wang");
      const six = Array.from({ length: 6 }, () => say.all);
      await tap(town, "wang", ...six, say.each, say.each, say.wires);
      await tap(town, "wang", say.cast);
      expect(await contents()).toEqual([
        {
          scores: [
            [1, 2],
            [2, 1],
          ],
        },
      ]);
    });

    it("shares out dots, and no more than there are", async () => {
      const say = await open("dots points=5", locale);
      await openBallot(town, "wang");
      await tap(town, "wang", say.each, say.each);
      expect(shown(town, "wang")).toContain(say.shareOut);
      await tap(town, "wang", say.all, say.all, say.all);
      const before = shown(town, "wang");
      const full = await town.presses("wang", say.wires, { privately: true });
      expect(full.show_alert).toBe(true);
      expect(shown(town, "wang")).toBe(before);
      await tap(town, "wang", say.cast);
      expect(await contents()).toEqual([
        {
          scores: [
            [0, 3],
            [1, 2],
          ],
        },
      ]);
    });

    it("votes at once where one tap is all (single, approval)", async () => {
      const say = await open("single", locale);
      await openBallot(town, "wang");
      expect(await tap(town, "wang", say.each)).toContain(say.each);
      expect(shown(town, "wang")).toMatch(
        locale === "en"
          ? /Your vote now: Each its own/
          : /现在投的：各楼自己修/,
      );
      await town.says("li", `/poll #1 approval 2d: ${say.options}`);
      await openBallot(town, "wang", 3);
      await tap(town, "wang", say.all, say.wires);
      expect(await contents()).toEqual([{ choices: [1] }, { choices: [0, 2] }]);
      await tap(town, "wang", say.all);
      expect(await contents()).toEqual([{ choices: [1] }, { choices: [2] }]);
    });

    it("takes a stance, and a block once it has a reason", async () => {
      const say = await open("consent", locale);
      await openBallot(town, "wang");
      expect(await tap(town, "wang", "✅")).toContain(say.castConsent);
      expect(shown(town, "wang")).toContain(`✅ ${say.castConsent}`);
      await tap(town, "wang", "🚧");
      expect(await contents()).toEqual([{ choices: [0] }]);
      const noted = await write(town, "wang", "太吵 too loud");
      expect(noted).toContain("太吵 too loud");
      expect(await contents()).toEqual([{ choices: [3] }]);
      expect(await openBallot(town, "wang")).toContain("太吵 too loud");
    });

    it("counts in who is in, and out again", async () => {
      await open("countmein need=2", locale);
      await openBallot(town, "wang");
      await tap(town, "wang", "🙋");
      expect(await contents()).toEqual([{ choices: [0] }]);
      await tap(town, "wang", "🙋");
      expect(await contents()).toEqual([]);
    });
  });

  it("opens by /vote #n too, and by its colon", async () => {
    await open("irv");
    await town.start("wang");
    expect(await write(town, "wang", "/vote #2")).toContain("🗳 #2 楼道灯");
    expect(await write(town, "wang", "/我要投票 ＃２")).toContain(
      "🗳 #2 楼道灯",
    );
    expect(await write(town, "wang", "/vote #2：2 1")).toContain("投好了");
    expect(await contents()).toEqual([{ ranking: [[1], [0]] }]);
    expect(await write(town, "wang", "/vote #9")).toContain("没有 #9 这个投票");
    expect(await write(town, "wang", "/vote")).toContain("没有等您投的票");
  });

  it("starts again at ✏️, and holds nothing of a draft in the database", async () => {
    await open("irv");
    const empty = await openBallot(town, "wang");
    await tap(town, "wang", "各楼自己修", "先查线路");
    await town.restart();
    await tap(town, "wang", "物业统一换");
    expect(shown(town, "wang")).toContain(
      "您排的：\n① 各楼自己修\n② 先查线路\n③ 物业统一换",
    );
    expect(await tap(town, "wang", "✏️")).toBe("清掉了，从头来。");
    expect(shown(town, "wang")).toBe(empty);
  });

  it("changes a vote at ✏️, beginning with what it is", async () => {
    await open("score");
    await openBallot(town, "wang");
    await tap(town, "wang", "各楼自己修", "✅ 投出去");
    expect(await tap(town, "wang", "✏️ 改一改")).toContain("最后一次的算数");
    expect(shown(town, "wang")).toContain("您打的分：\n各楼自己修　1");
    await tap(town, "wang", "各楼自己修", "先查线路", "✅ 投出去");
    expect(shown(town, "wang")).toContain("改好了");
    expect(await contents()).toEqual([
      {
        scores: [
          [1, 2],
          [2, 1],
        ],
      },
    ]);
    await tap(town, "wang", "✏️ 改一改", "✅ 投出去");
    expect(shown(town, "wang")).toContain("已经是这样投的");
    const kept = await town.store.db
      .selectFrom("open_ballots")
      .select("attempt")
      .execute();
    expect(kept).toHaveLength(2);
  });

  it("begins anew where equal ranks fit into no draft", async () => {
    await open("schulze");
    await openBallot(town, "wang");
    expect(await write(town, "wang", "1=2>3")).toContain(
      "① 物业统一换 = 各楼自己修\n② 先查线路",
    );
    await tap(town, "wang", "✏️ 改一改");
    expect(shown(town, "wang")).toContain(
      "您现在投的：物业统一换 = 各楼自己修 > 先查线路",
    );
    expect(shown(town, "wang")).not.toContain("您排的");
  });

  it("shows the counts once one has voted, where they show after one's vote", async () => {
    await open("irv after");
    for (const who of ["uncle", "wang"] as const satisfies readonly Role[]) {
      expect(await openBallot(town, who)).not.toContain("各楼自己修　");
      await tap(town, who, "各楼自己修", "✅ 投出去");
    }
    expect(shown(town, "wang")).toContain("现在：物业统一换 0、各楼自己修 2");
    expect(await openBallot(town, "wang")).toContain("2. 各楼自己修　2");
    expect(await openBallot(town, "zhao")).not.toContain("各楼自己修　");
  });

  it("shows who voted what, where the poll is open by name", async () => {
    await open("approval open after");
    await openBallot(town, "uncle");
    await tap(town, "uncle", "各楼自己修", "先查线路");
    expect(await openBallot(town, "wang")).not.toContain("李叔");
    await tap(town, "wang", "先查线路");
    expect(shown(town, "wang")).toContain(
      "谁投了什么：\n各楼自己修：李叔\n先查线路：王阿姨、李叔",
    );
  });

  it("brings the picture that came with the poll", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", "/poll #1 2d: 修吗？ | 修 | 不修", {
      photos: [photo(1)],
    });
    await openBallot(town, "wang");
    const said = town.privateChat("wang").slice(-2);
    expect(said[0]?.caption).toContain("#2");
    expect(said[0]?.photo).toBeDefined();
    expect(said[1]?.text).toContain("🗳 #2 修吗？");
  });
});
