import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

let town: Town;
afterEach(() => town.close());

const numbersIn = (list: string | undefined) =>
  [...(list ?? "").matchAll(/^#(\d+)/gm)].map(([, number]) => Number(number));
const list = () => town.group().at(-1);
const shown = () => numbersIn(list()?.text);

async function raise(
  texts: readonly string[],
  who: Role = "wang",
): Promise<void> {
  for (const text of texts) await town.says(who, `/topic ${text}`);
}

const set = (number: number, values: Record<string, string | number>) =>
  town.store.db
    .updateTable("topics")
    .set(values)
    .where("number", "=", number)
    .execute();

describe.each(databases)("filters of the list (%s)", (database) => {
  async function open(locale: TestLocale = "zh-CN") {
    town = await openTown({ database, locale });
    await raise(["楼道灯坏了", "小区门口乱停车"]);
    await raise(["电梯太慢", "水压低，洗澡没水"], "uncle");
    await set(2, { stage: "act", category: "parking" });
    await set(3, { stage: "closed", outcome: "rated", category: "facilities" });
    await set(4, { stage: "deliberate" });
  }

  it("are words of the search, in any language", async () => {
    await open();
    for (const [search, expected] of [
      ["在办", [2]],
      ["being done", [2]],
      ["办结", [3]],
      ["closed", [3]],
      ["等筛选", [1]],
      ["停车 在办", [2]],
      ["电梯 在办", []],
      ["设施", [3]],
      ["Facilities", [3]],
      ["mine", [2, 1]],
      ["我的 灯", [1]],
      ["没受理的事", []],
    ] as const) {
      await town.says("wang", `/topics ${search}`);
      expect([search, shown()]).toEqual([search, expected]);
    }
  });

  it("find the name of a category in the text, too", async () => {
    await open();
    await raise(["想多几个停车的地方"], "zhao");
    await town.says("wang", "/topics 停车");
    expect(shown()).toEqual([5, 2]);
  });

  it("are buttons that stay together with the words, the page and each other", async () => {
    await open();
    await town.says("li", "/topics");
    expect(shown()).toEqual([4, 3, 2, 1]);
    await town.presses("li", "在办");
    expect(list()?.text).toMatch(/^📌 大家提的事 · 在办\n#2 /);
    await town.presses("uncle", "✓ 在办");
    expect(shown()).toEqual([4, 3, 2, 1]);
    await town.presses("uncle", "我提的");
    expect(list()?.text).toMatch(/^📌 大家提的事 · 李叔提的\n#4 /);
    await town.presses("wang", "办结");
    expect(shown()).toEqual([3]);
    await town.presses("wang", "商量中");
    expect(shown()).toEqual([4]);
    await town.presses("wang", "✓ 李叔提的");
    await town.presses("wang", "在办");
    await town.presses("wang", "我提的");
    expect(shown()).toEqual([2]);
    await town.presses("wang", "商量中");
    expect(list()?.text).toContain("这样的事现在没有");
    expect(transcript(town.group().slice(-1))).toContain("✓ 商量中");
  });

  it("read in English", async () => {
    await open("en");
    await town.says("wang", "/topics solved");
    expect(list()?.text).toMatch(/^📌 What people raised · done\n#3 /);
    await town.presses("wang", "✓ done");
    await town.presses("wang", "Raised by me");
    expect(list()?.text).toMatch(/ · raised by .+\n#2 /);
    expect(shown()).toEqual([2, 1]);
  });

  it("never tell who is unnamed, but to that person", async () => {
    await open();
    await set(4, { is_unnamed: 1 });
    await town.says("uncle", "/topics mine");
    expect(shown()).toEqual([3]);
    await town.start("uncle");
    await town.says("uncle", "/topics mine", { privately: true });
    expect(numbersIn(town.privateChat("uncle").at(-1)?.text)).toEqual([4, 3]);
  });
});

describe.each(databases)("pages of a search (%s)", (database) => {
  const many = async (count: number) => {
    town = await openTown({ database });
    // Conveners may raise that many in an hour.
    for (let i = 1; i <= count; i++) {
      await town.says("li", `/topic 第 ${i} 件：灯`);
    }
    await raise(["电梯太慢"], "uncle");
  };

  it("keep the words in the group", async () => {
    await many(9);
    await town.says("wang", "/topics 灯");
    expect(shown()).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
    await town.presses("uncle", "➡️");
    expect(list()?.text).toMatch(/有「灯」的事\n#1 /);
    await town.presses("uncle", "⬅️");
    expect(shown()).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
    await town.presses("uncle", "我提的");
    expect(list()?.text).toContain("有「灯」的事 · 李叔提的");
  });

  it("keep the words in private chat", async () => {
    await many(9);
    await town.start("li");
    await town.says("li", "/topics 灯", { privately: true });
    const answered = await town.presses("li", "➡️", { privately: true });
    expect(answered.text ?? "").toBe("");
    const last = () => town.privateChat("li").at(-1)?.text;
    expect(last()).toMatch(/有「灯」的事\n#1 /);
    await town.presses("li", "在办", { privately: true });
    expect(last()).toMatch(/有「灯」的事 · 在办\n/);
  });

  it("start with everything where a link opens the list", async () => {
    await many(9);
    await town.start("li", "l1-0");
    const last = () => town.privateChat("li").at(-1)?.text;
    expect(last()).toMatch(/大家提的事\n#10 /);
    await town.presses("li", "➡️", { privately: true });
    expect(numbersIn(last())).toEqual([2, 1]);
  });

  it("do not turn into another list once the words are gone", async () => {
    await many(9);
    await town.says("wang", "/topics 灯");
    const { world } = town.playground;
    const { reply_markup: markup } = list() as unknown as {
      reply_markup: { inline_keyboard: { callback_data: string }[][] };
    };
    const data = markup.inline_keyboard
      .flat()
      .map((button) => button.callback_data)
      .find((one) => one.includes(":1:"));
    await town.says("uncle", "/topics 电梯");
    const other = list();
    const answered = await world.pressForged(
      town.groupId,
      other?.message_id ?? 0,
      town.people.wang,
      data ?? "",
    );
    await town.settle();
    expect(answered.text).toContain("已经过时");
    expect(list()?.text).toBe(other?.text);
  });
});
