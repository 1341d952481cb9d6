import { afterEach, describe, expect, it } from "vitest";
import {
  templateNames,
  templates,
} from "../../../src/features/polls/rules/templates.ts";
import {
  oneDatabase,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

const stories = {
  "zh-CN": {
    topic: "三号楼楼道灯坏了",
    step: "✏️ 到私聊里一步步写",
    way: [
      ["press", "✏️ 自己写", "怎么投？"],
      ["press", "排序", "问大家什么？\n"],
      ["say", "楼道灯怎么修？", "有哪些选项？"],
      ["say", "1. 统一换\n2. 各楼修\n3. 先查线路", "统一换　0\n各楼修　0"],
      ["press", "⏰ 3 天", "投到什么时候？"],
      ["say", "12-05 20:00", "12月5日 周六 20:00 截止"],
      ["press", "👥 群里的人", "召集人 2 位"],
      ["press", "名册上的人", "名册上 2 人"],
      ["press", "🔒 不显示名字", "谁投了什么，给谁看？"],
      ["press", /^秘密$/, "秘密投票，谁投了什么没人查得到"],
      ["press", "⚙️", "其他规矩"],
      ["press", "📏 到场：不限", "多少人投了才算数？"],
      ["say", "2/3", "到场要 2/3"],
      ["press", "⚙️", "📏 到场：三分之二"],
      ["press", "🏁", "得多少票才通过？"],
      ["press", "过半数", "过半数"],
      ["press", "⚙️", "🏁 通过：过半数"],
      ["press", "⚖️", "票数一样怎么办？"],
      ["press", "抽签", "同票抽签定"],
    ],
    posted: "#2 已经发到群里，12月5日 周六 20:00 截止。",
    card: "🗳 #2 楼道灯怎么修？（议题 #1）",
  },
  en: {
    topic: "Stairway light broken",
    step: "✏️ Step by step in private",
    way: [
      ["press", "✏️ My own question", "How do people vote?"],
      ["press", "Ranking", "What do you ask?\n"],
      ["say", "How do we fix it?", "What are the options?"],
      ["say", "1. All at once\n2. Each\n3. Check", "All at once  0\nEach  0"],
      ["press", "⏰ 3 days", "How long is it open?"],
      ["say", "12-05 20:00", "Sat 5 Dec, 20:00"],
      ["press", "👥 Everyone here", "2 conveners"],
      ["press", "The roster", "2 people on the roster"],
      ["press", "🔒 No names", "Who sees who voted for what?"],
      ["press", /^Secret$/, "Secret: nobody can look up"],
      ["press", "⚙️", "More rules"],
      ["press", "📏 Quorum: none", "How many must vote"],
      ["say", "2/3", "2/3"],
      ["press", "⚙️", "📏 Quorum: two thirds"],
      ["press", "🏁", "How many votes does it take to pass?"],
      ["press", /^over half$/, "half"],
      ["press", "⚙️", "🏁 Pass: over half"],
      ["press", "⚖️", "What if votes are tied?"],
      ["press", "a lot", "lot"],
    ],
    posted: "#2 is in the group now and closes on Sat 5 Dec, 20:00.",
    card: "🗳 #2 How do we fix it? (topic #1)",
  },
} as const;

describe.each(oneDatabase)("composing a poll (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const shown = () => transcript(town.privateChat("li").slice(-1));
  const press = (label: string | RegExp) =>
    town.presses("li", label, { privately: true });
  const say = (text: string) => town.says("li", text, { privately: true });
  const polls = async () => {
    const rows = await town.store.db.selectFrom("polls").selectAll().execute();
    return rows.map((row) => ({
      question: row.question,
      options: JSON.parse(row.options) as string[],
      rules: JSON.parse(row.rules) as Record<string, unknown>,
      length: row.closes_at - row.opened_at,
    }));
  };

  it.each(["zh-CN", "en"] as const)(
    "leads from the group to a posted poll, through a restart at every step (%s)",
    async (locale) => {
      const story = stories[locale];
      town = await openTown({ database, locale });
      await town.says("wang", `/topic ${story.topic}`);
      await town.says("wang", "/join");
      await town.says("uncle", "/join");
      await town.says("li", "/poll #1");
      const asked = town.group().at(-1);
      expect(transcript(asked ? [asked] : [])).toContain(story.step);
      const [[button]] = (
        asked?.reply_markup as unknown as {
          inline_keyboard: [[{ url: string }]];
        }
      ).inline_keyboard;
      const payload = new URL(button.url).searchParams.get("start") ?? "";
      await town.start("li", payload);
      expect(shown()).toContain(`🗳 #1 ${story.topic}`);
      for (const [how, what, answer] of story.way) {
        await town.restart();
        await (how === "press" ? press(what) : say(what));
        expect(shown(), String(what)).toContain(answer);
      }
      await town.restart();
      const preview = town.privateChat("li").at(-1)?.text ?? "";
      const told = await press("✅");
      expect(told.text).toBe(story.posted);
      expect(town.privateChat("li").at(-1)?.text).toBe(story.posted);
      expect(await polls()).toMatchObject([
        {
          rules: {
            method: "irv",
            secrecy: "secret",
            shows: "end",
            electorate: "joined",
            quorum: "2/3",
            pass: "1/2",
            tie: "lot",
          },
        },
      ]);
      // What was shown is what came, but for the number.
      const card = town.card("#2 ").text ?? "";
      expect(card.split("\n")[0]).toBe(story.card);
      const below = preview.split("\n\n")[1] ?? "";
      expect(card.split("\n").slice(1)).toEqual(below.split("\n").slice(1));
      expect(
        await town.store.db.selectFrom("poll_plans").selectAll().execute(),
      ).toEqual([]);
    },
  );

  /** What a template leaves to be written. */
  const missing: Partial<Record<string, readonly [string, string]>> = {
    representative: ["王阿姨\n李叔\n小赵\n张师傅", "2"],
    joining: ["", "20"],
  };

  it.each([["zh-CN"], ["en"]] as const)(
    "opens a poll from each template (%s)",
    async (locale) => {
      town = await openTown({ database, locale });
      await town.says("wang", "/topic 电梯");
      await town.start("li");
      await town.says("li", "", {
        privately: true,
        document: {
          bytes: Buffer.from("房号,面积,业主\n1-101,80,王\n1-102,90,李"),
          name: "roster.csv",
        },
      });
      await press("✅");
      for (const name of templateNames) {
        await say("/poll #1");
        const at = templateNames.indexOf(name);
        await town.presses("li", labelOf(town, at), { privately: true });
        for (const text of missing[name] ?? []) if (text) await say(text);
        expect(shown(), name).toContain("✅");
        await press("✅");
        const { rules, options, question, length } =
          (await polls()).at(-1) ?? {};
        expect(rules, name).toMatchObject(templates[name].settings);
        expect(question).toContain("电梯");
        expect(options?.length).toBeGreaterThan(0);
        expect(length).toBe(templates[name].days * 86_400_000);
      }
      expect(await polls()).toHaveLength(templateNames.length);
    },
  );
});

/** The button of the newest private message at that place. */
function labelOf(town: Town, at: number): string {
  const message = town.privateChat("li").at(-1);
  const { inline_keyboard: rows } = message?.reply_markup as unknown as {
    inline_keyboard: { text: string }[][];
  };
  return rows.flat()[at]?.text ?? "";
}
