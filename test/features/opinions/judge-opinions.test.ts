import { afterEach, describe, expect, it } from "vitest";
import { listOpinions } from "#features/opinions";
import {
  oneDatabase,
  openTown,
  transcript,
  type Database,
  type Role,
  type Town,
} from "../../support/town.ts";

let town: Town;
afterEach(() => town.close());

async function discuss(database: Database) {
  town = await openTown({ database });
  await town.says(
    "wang",
    "/topic 三号楼楼道灯坏了\n晚上黑，老人上下楼不安全。",
  );
  const replyTo = town.card("#1 ").message_id;
  await town.says("uncle", "装声控灯最省电", { replyTo });
  await town.says("zhao", "先查线路", { replyTo });
  await town.says("uncle", "物业出钱", { replyTo });
}

const judging = (who: Role) => transcript(town.privateChat(who).slice(-1));
const press = (who: Role, label: string) =>
  town.presses(who, label, { privately: true });
const counts = async () =>
  (await listOpinions(town.store.db, 1, 1)).map(
    ({ agree, disagree, pass }) => `${agree}/${disagree}/${pass}`,
  );
const forge = (who: Role, data: string) => {
  const on = town.privateChat(who).at(-1);
  return town.playground.world
    .pressForged(on?.chat.id ?? 0, on?.message_id ?? 0, town.people[who], data)
    .finally(() => town.settle());
};

describe.each(oneDatabase)("behind 🔗 (%s)", (database) => {
  it("the topic stands in full, and what was said on it", async () => {
    await discuss(database);
    await town.presses("zhang", "👍");
    const more = (
      town.card("#1 ").reply_markup as {
        inline_keyboard: { text: string; url?: string }[][];
      }
    ).inline_keyboard
      .flat()
      .find(({ text }) => text.includes("🔗"));
    const payload = new URL(more?.url ?? "").searchParams.get("start");
    await town.start("zhang", payload ?? "");
    expect(transcript(town.privateChat("zhang"))).toBe(
      `📌 #1 三号楼楼道灯坏了
王阿姨 提出 · 12月1日
晚上黑，老人上下楼不安全。
👍 1 · 💬 3 · 等筛选
1-3 物业出钱 · ✅ 1 ❌ 0 ⚪ 0
1-2 先查线路 · ✅ 1 ❌ 0 ⚪ 0
1-1 装声控灯最省电 · ✅ 1 ❌ 0 ⚪ 0
想说两句，回复这条消息就行。

--
#1 三号楼楼道灯坏了 · 1/3
💬 1-1 装声控灯最省电
李叔 说的，您怎么看？
[✅ 同意] [❌ 不同意] [⚪ 说不好] [➡️ 下一条]`,
    );
  });

  it("one opinion after another is judged in one message", async () => {
    await discuss(database);
    await town.start("zhang", "t1-1");
    const messages = town.privateChat("zhang").length;
    expect(await press("zhang", "✅")).toMatchObject({
      text: "1-1 已记下：✅ 同意",
      show_alert: false,
    });
    expect(judging("zhang")).toContain("2/3\n💬 1-2 先查线路\n小赵 说的");
    await press("zhang", "❌");
    expect(judging("zhang")).toContain("3/3\n💬 1-3 物业出钱");
    await press("zhang", "⚪");
    expect(judging("zhang")).toBe(
      `#1 三号楼楼道灯坏了
谢谢，大家说的您都看过了。现在是这样：
表态的人还不够：1-1、1-2、1-3
[⬅️ 再看一遍]`,
    );
    expect(town.privateChat("zhang")).toHaveLength(messages);
    expect(await counts()).toEqual(["2/0/0", "1/1/0", "1/0/1"]);
    expect(town.card("#1 ").text).toContain("💬 3 ");
  });

  it("what fewest have judged comes first, and never one's own", async () => {
    await discuss(database);
    await town.start("zhang", "t1-1");
    await press("zhang", "✅");
    await town.start("uncle", "t1-1");
    expect(judging("uncle")).toContain("1/1\n💬 1-2 ");
    await town.start("wang", "t1-1");
    expect(judging("wang")).toContain("1/3\n💬 1-2 ");
    await press("wang", "➡️");
    expect(judging("wang")).toContain("2/3\n💬 1-3 ");
    await press("wang", "➡️");
    expect(judging("wang")).toContain("3/3\n💬 1-1 ");
    await press("wang", "➡️");
    expect(judging("wang")).toContain("谢谢");
    expect(await counts()).toEqual(["2/0/0", "1/0/0", "1/0/0"]);
  });

  it("a judgement can be changed, and three people make it count", async () => {
    await discuss(database);
    for (const who of ["zhang", "wang", "li"] as const) {
      await town.start(who, "t1-1");
      await press(who, "✅");
      await press(who, "❌");
      await press(who, who === "li" ? "✅" : "❌");
    }
    expect(judging("li")).toBe(
      `#1 三号楼楼道灯坏了
谢谢，大家说的您都看过了。现在是这样：
多数同意：1-1
看法不同：1-3
多数人不同意：1-2
[⬅️ 再看一遍]`,
    );
    await press("wang", "⬅️");
    expect(judging("wang")).toContain("1/3\n💬 1-1 装声控灯最省电");
    expect(judging("wang")).toContain("您上次选的：✅ 同意");
    await press("wang", "➡️");
    await press("wang", "✅");
    expect(judging("wang")).toContain("3/3\n💬 1-3");
    await press("wang", "➡️");
    expect(judging("wang")).toContain("看法不同：1-2、1-3");
    expect(await counts()).toEqual(["4/0/0", "2/2/0", "2/2/0"]);
  });

  it("opened again, it asks only for what is left", async () => {
    await discuss(database);
    await town.start("zhang", "t1-1");
    await press("zhang", "✅");
    await town.start("zhang", "t1-1");
    expect(judging("zhang")).toContain("2/3\n💬 1-2");
    const open = town
      .privateChat("zhang")
      .filter((message) => message.reply_markup !== undefined);
    expect(open).toHaveLength(1);
  });

  it("shows the newest eight and how many are older", async () => {
    await discuss(database);
    const replyTo = town.card("#1 ").message_id;
    for (let i = 4; i <= 10; i++) {
      await town.says("wang", `第 ${i} 条`, { replyTo });
    }
    await town.start("zhang", "t1-1");
    const [page] = town.privateChat("zhang");
    const numbers = page?.text?.match(/^1-\d+/gm);
    expect(numbers).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map((seq) => `1-${seq}`));
    expect(page?.text).toContain("还有早一些的 2 条");
  });

  it("a reply there is an opinion", async () => {
    await discuss(database);
    await town.start("zhang", "t1-1");
    const [page] = town.privateChat("zhang");
    await town.says("zhang", "我来修", {
      privately: true,
      replyTo: page?.message_id ?? 0,
    });
    expect(town.privateChat("zhang").at(-1)?.text).toContain("1-4");
    expect(town.card("#1 ").text).toContain("💬 4 ");
  });

  it("presses that cannot be are answered and change nothing", async () => {
    await discuss(database);
    await town.start("uncle", "t1-1");
    const own = await forge("uncle", "opinions.judge:1:1:1:1:0");
    expect(own.text).toContain("您自己说的");
    const nothing = await forge("uncle", "opinions.judge:1:1:99:0:0");
    expect(nothing.text).toContain("找不到");
    const nowhere = await forge("uncle", "opinions.judge:1:77:1:0:0");
    expect(nowhere.text).toContain("找不到");
    for (const data of [
      "opinions.judge:1:1:2:3:0",
      "opinions.judge:1:1:2:-1:0",
      "opinions.judge:1:1:2:0:7",
      "opinions.skip:1:1:2:9",
      "opinions.judge:1:1:2",
      "opinions.again:1:x",
    ]) {
      expect((await forge("uncle", data)).text).toContain("已经过时");
    }
    const elsewhere = await forge("uncle", "opinions.judge:99:1:2:0:0");
    expect(elsewhere.text).toContain("不是给您的");
    expect(await counts()).toEqual(["1/0/0", "1/0/0", "1/0/0"]);
  });

  it("presses forged onto other messages change nothing", async () => {
    await discuss(database);
    await town.start("zhang", "t1-1");
    const { world } = town.playground;
    const [page] = town.privateChat("zhang");
    const said = transcript([...town.privateChat("zhang"), ...town.group()]);
    const press = async (chatId: number, id: number, data: string) => {
      const { text } = await world.pressForged(
        chatId,
        id,
        town.people.zhang,
        data,
      );
      await town.settle();
      return text;
    };
    const card = town.card("#1 ").message_id;
    for (const data of [
      "opinions.judge:1:1:1:1:0",
      "opinions.skip:1:1:1:0",
      "opinions.again:1:1",
    ]) {
      const [own, group] = [page?.chat.id ?? 0, town.groupId];
      expect(await press(own, page?.message_id ?? 0, data)).toContain("过时");
      expect(await press(group, card, data)).toContain("表态在私聊里");
    }
    const now = transcript([...town.privateChat("zhang"), ...town.group()]);
    expect(now).toBe(said);
    expect(await counts()).toEqual(["1/0/0", "1/0/0", "1/0/0"]);
  });

  it("nobody is asked to judge before the whole group", async () => {
    await discuss(database);
    await town.says("zhang", "/start t1-1");
    expect(town.group().at(-1)?.text).toContain("1-3 物业出钱");
  });

  it("a reply to the question is an opinion, too", async () => {
    await discuss(database);
    await town.start("zhang", "t1-1");
    const replyTo = town.privateChat("zhang").at(-1)?.message_id ?? 0;
    await town.says("zhang", "我来修", { privately: true, replyTo });
    expect(await counts()).toHaveLength(4);
  });

  it("a closed topic is shown and no longer judged", async () => {
    await discuss(database);
    await town.start("zhang", "t1-1");
    await town.says("li", "/screen");
    await town.presses("li", "❌");
    await town.presses("li", "➡️ 不写理由");
    const late = await press("zhang", "✅");
    expect(late).toMatchObject({
      text: "这件事已经结束，这一下没有记。",
      show_alert: true,
    });
    expect(await counts()).toEqual(["1/0/0", "1/0/0", "1/0/0"]);
    const before = town.privateChat("wang").length;
    await town.start("wang", "t1-1");
    expect(town.privateChat("wang")).toHaveLength(before + 1);
    expect(town.privateChat("wang").at(-1)?.text).toContain("没有受理");
  });

  it("who has left is no longer heard", async () => {
    await discuss(database);
    await town.start("zhang", "t1-1");
    const { world } = town.playground;
    world.removeMember(town.groupId, town.people.zhang.id);
    await town.settle();
    await press("zhang", "✅");
    const replyTo = town.privateChat("zhang")[0]?.message_id ?? 0;
    await town.says("zhang", "还有我", { privately: true, replyTo });
    await town.start("zhang", "t1-1");
    expect(town.privateChat("zhang").at(-1)?.text).toContain("另一个群");
    expect(await counts()).toEqual(["1/0/0", "1/0/0", "1/0/0"]);
  });

  it("a number that is no topic is said to be none", async () => {
    await discuss(database);
    await town.start("zhang", "t1-9");
    expect(town.privateChat("zhang").at(-1)?.text).toContain("#9");
  });
});
