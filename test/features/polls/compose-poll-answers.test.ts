import { afterEach, describe, expect, it } from "vitest";
import { photo } from "../../support/photo.ts";
import {
  oneDatabase,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(oneDatabase)("answers while composing (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const shown = () => transcript(town.privateChat("li").slice(-1));
  const press = (label: string | RegExp) =>
    town.presses("li", label, { privately: true });
  const say = (text: string) => town.says("li", text, { privately: true });
  const findPoll = () =>
    town.store.db.selectFrom("polls").selectAll().executeTakeFirstOrThrow();
  /** A question of one's own, of that kind. */
  async function begin(kind: string): Promise<void> {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("wang", "/join");
    await town.start("li");
    await say("/poll #1");
    await press("✏️ 自己写");
    await press(kind);
  }

  it("refuses what cannot be, with the reasons of /poll, and asks again", async () => {
    await begin("单选");
    for (const [text, reason] of [
      ["问".repeat(301), "问题最多写 300 个字"],
      ["| 修 | 不修", "没看懂。请点下面的按钮"],
      ["修吗？ | 修", "至少要写两个选项"],
    ] as const) {
      await say(text);
      expect(shown(), text).toContain(reason);
      expect(shown(), text).toContain("问大家什么？");
    }
    await press("✅ 就用标题");
    for (const [text, reason] of [
      ["修", "至少要写两个选项"],
      ["修\n修", "有两个选项看起来一样：修"],
      [`修\n${"甲".repeat(101)}`, "一个选项最多写 100 个字"],
      ["甲乙丙丁戊己庚辛壬癸子".split("").join("\n"), "选项最多 10 个"],
    ] as const) {
      await say(text);
      expect(shown(), text).toContain(reason);
      expect(shown(), text).toContain("有哪些选项？");
      expect(shown(), text).not.toContain("/poll #12");
    }
    await say("修｜不修");
    expect(shown()).toContain("🗳 楼道灯坏了（议题 #1）\n选一个");
    for (const [button, text, reason] of [
      ["⏰", "13月5日", "没看懂「13月5日」"],
      ["⏰", "2026-11-30", "11月30日 周一 23:59 已经过了"],
      ["👥", "老王头", "找不到「老王头」"],
      ["👥", "每户", "还没有住户名册"],
      ["📏", "很多", "没看懂「很多」"],
      ["📏", "3/2", "「3/2」比全部还多"],
      ["📏", "2/3", "「2/3」是按比例算的"],
      ["🏁", "一半全体", "「1/2」是按比例算的"],
      ["🔒", "秘", "没看懂。请点下面的按钮"],
      ["⚖️", "打架", "没看懂「打架」"],
    ] as const) {
      if ("📏🏁⚖️".includes(button)) await press("⚙️");
      await press(button);
      await say(text);
      expect(shown(), text).toContain(reason);
      await press("⬅️");
      expect(shown(), text).toContain("🗳 楼道灯坏了（议题 #1）\n选一个");
    }
    await town.says("uncle", "/topics");
    await press("👥");
    await say("@wang_ayi、李叔");
    expect(shown()).toContain("名单上 2 人");
    await press("⚙️");
    await press("📏");
    await say("2/3");
    await press("👥");
    await press("群里的人");
    expect(shown()).toContain("「2/3」是按比例算的");
    expect(shown()).toContain("谁来投？");
    await press("⬅️");
    await press("✅ 发到群里");
    const rules = JSON.parse((await findPoll()).rules) as object;
    expect(rules).toMatchObject({ electorate: "list", quorum: "2/3" });
  });

  it("lets nothing through that /poll refuses when the method changes", async () => {
    await begin("单选");
    await say("修吗？ | 修 | 不修");
    await press("⚙️");
    await press("🏁");
    await press("过半数");
    await press("⚙️");
    await press("👀");
    await press("截止后公布");
    await press("🔒");
    await press(/^秘密$/);
    // A secret poll shows at the end anyhow, and a ballot of area names its owner.
    await press("⚙️");
    expect(shown()).not.toContain("👀");
    expect(shown()).toContain("🏁 通过：过半数");
    await press("⬅️");
    await press("🗳");
    await press("双过半特别");
    expect(shown()).toContain("票上带着面积，就看得出是谁家的");
    await press("分点数");
    expect(shown()).toContain("🔢 每人 10 分");
    await press("⚙️");
    expect(shown()).toContain("⚖️");
    expect(shown()).not.toContain("🏁");
    await press("⬅️");
    await press("🗳 分点数");
    await press("选几位");
    expect(shown()).toContain("一共选几个？");
    await say("0");
    expect(shown()).toContain("没看懂「0」。后面要写 1 到 99 的整数");
    await say("2");
    expect(shown()).toContain("要选 2 个，选项只有 2 个");
    await press("1 个");
    await press("🗳 选几位");
    await press("算我一个");
    await say("20");
    expect(shown()).toContain("满 20 个人就办");
    await press("⚙️");
    expect(shown()).not.toContain("📏");
    await press("⬅️");
    await press("🗳 算我一个");
    await press("单选");
    // What was written of it before is there again.
    expect(shown()).toContain("· 修\n· 不修");
    await press("✅ 发到群里");
    expect(JSON.parse((await findPoll()).rules)).toMatchObject({
      method: "single",
      pass: null,
      shows: "end",
      secrecy: "secret",
    });
  });

  it("takes a word of /poll at the preview, and says when it takes none", async () => {
    await begin("单选");
    await say("修吗？ | 修 | 不修");
    await say("谁=已加入");
    expect(shown()).toContain("名册上 1 人");
    await say("到场 = 30");
    await press("⚙️");
    expect(shown()).toContain("📏 到场：30");
    await say("公开");
    await say("5d");
    expect(shown()).toContain("🔒 记名");
    expect(shown()).toContain("⏰ 5 天");
    await say("随便");
    expect(shown()).toContain("没看懂。请点下面的按钮");
    expect(shown()).toContain("⏰ 5 天");
  });

  it("takes options from what was said on the topic", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("uncle", "/topic 路灯也坏了");
    const long = `灯要换声控的。${"理".repeat(95)}。`;
    const endless = "长".repeat(101);
    for (const text of ["请物业统一换", "a | b", long, endless]) {
      await town.says("zhao", `/opinion #1 ${text}`);
    }
    await town.says("zhang", "/opinion #2 先请人查线路");
    await town.says("li", "/merge #2 #1");
    await town.start("li");
    await say("/poll #1");
    await press("🚗");
    await press("📝 改选项");
    await press("💬");
    expect(shown()).toContain("1-3 灯要换声控的。");
    expect(shown()).toContain("现在的选项：\n· 先到先停");
    await press("⬅️");
    await say("别的办法1\n别的办法2");
    await press("📝 改选项");
    await press("💬");
    await press("1-1");
    await press("1-2");
    await press("1-3");
    await press("2-1");
    expect(shown()).toContain(
      "· 别的办法1\n· 别的办法2\n· 请物业统一换\n· a / b\n· 灯要换声控的。\n· 先请人查线路",
    );
    await press("1-4");
    expect(shown()).toContain("这一条头一句就超过 100 个字");
    await press("✅ 1-2");
    await say("我自己的");
    expect(shown()).toContain("🗳 楼道灯坏了：车怎么停好？");
    await press("✅ 发到群里");
    expect(JSON.parse((await findPoll()).options)).toEqual([
      "别的办法1",
      "别的办法2",
      "请物业统一换",
      "灯要换声控的。",
      "先请人查线路",
      "我自己的",
    ]);
  });

  it("pages through topics and opinions, eight at a time", async () => {
    town = await openTown({ database });
    const matters = "灯 路 门 车 树 水 电 气 狗 墙".split(" ");
    for (const [i, matter] of matters.entries()) {
      const who =
        (["wang", "uncle", "zhao", "zhang"] as const)[i % 4] ?? "wang";
      await town.says(who, `/topic ${i + 1}号楼的${matter}坏了`);
    }
    await town.start("li");
    await say("/poll");
    expect(shown()).toContain("[#10 ");
    expect(shown()).toContain("[#3 ");
    expect(shown()).not.toContain("[#2 ");
    await press("➡️");
    expect(shown()).toContain("[#2 ");
    await press("⬅️");
    expect(shown()).toContain("[#10 ");
    await say("＃2");
    expect(shown()).toContain("🗳 #2 2号楼的路坏了");
    await press("⬅️");
    await say("什么");
    expect(shown()).toContain("没看懂");
  });

  it.each(["photo", "document"] as const)(
    "sends the %s along",
    async (kind) => {
      await begin("单选");
      const file =
        kind === "photo"
          ? { photo: photo(7) }
          : { document: { bytes: Buffer.from("%PDF-1.4"), name: "方案.pdf" } };
      await town.says("li", "修吗？ | 修 | 不修", { privately: true, ...file });
      const line = kind === "photo" ? "📎 附一张图片" : "📎 附一个文件";
      expect(shown()).toContain(line);
      await press("📎");
      await press("🗑 去掉附件");
      expect(shown()).not.toContain(line);
      await press("📎");
      await town.says("li", "", { privately: true, ...file });
      expect(shown()).toContain("📎 收到，会跟投票一起发到群里。");
      expect(shown()).toContain(line);
      await press("✅ 发到群里");
      const sent = town.group().at(-1);
      expect(sent?.caption).toBe("🗳 #2 的附件，投票前看一看");
      expect(sent && town.fileOf(sent)).toEqual(
        Buffer.from((file.photo ?? file.document).bytes),
      );
    },
  );

  it("sends a document along that /poll is the caption of", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.start("li");
    const bytes = Buffer.from("%PDF-1.4");
    await town.says("li", "/poll #1 2d: 修吗？ | 修 | 不修", {
      privately: true,
      document: { bytes, name: "方案.pdf" },
    });
    const sent = town.group().at(-1);
    expect(sent?.caption).toBe("🗳 #2 的附件，投票前看一看");
    expect(sent?.document?.file_name).toBe("方案.pdf");
  });
});
