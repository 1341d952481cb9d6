import { afterEach, describe, expect, it } from "vitest";
import type { SeenMessage } from "#playground";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";
import {
  mayAdd,
  mayEdit,
  mayWithdraw,
} from "../../../src/features/topics/rules/authorship.ts";
import type { Stage } from "../../../src/features/topics/types.ts";

const alone = { endorsements: 0, merged: 0, held: 0 };

it.each([
  ["collect", alone, true, true, true],
  ["collect", { ...alone, endorsements: 1 }, false, true, true],
  ["collect", { ...alone, merged: 1 }, false, true, false],
  ["collect", { ...alone, held: 1 }, true, true, false],
  ["deliberate", alone, false, true, true],
  ["deliberate", { ...alone, held: 1 }, false, true, false],
  ["act", alone, false, true, false],
  ["supervise", alone, false, true, false],
  ["evaluate", alone, false, true, false],
  ["closed", alone, false, false, false],
] as const satisfies readonly (readonly [
  Stage,
  typeof alone,
  boolean,
  boolean,
  boolean,
])[])(
  "of a topic in %s with %o the author may edit %s, add %s, withdraw %s",
  (stage, by, edit, add, withdraw) => {
    expect([
      mayEdit({ stage }, by),
      mayAdd({ stage }),
      mayWithdraw({ stage }, by),
    ]).toEqual([edit, add, withdraw]);
  },
);

const privately = { privately: true };

describe.each(databases)("the author of a topic (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  async function open(locale: "zh-CN" | "en" = "zh-CN") {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.start("wang", "t1-1");
  }
  const last = (who: "wang" | "li" = "wang") =>
    transcript(town.privateChat(who).slice(-1));
  const acts = async () => {
    const rows = await town.store.db
      .selectFrom("ledger")
      .select(["act", "details"])
      .where("number", "=", 1)
      .orderBy("seq")
      .execute();
    return rows.map(({ act }) => act);
  };

  it("changes it while nobody has endorsed it", async () => {
    await open();
    expect(last()).toContain("[✏️ 改] [🗑 撤回]");
    await town.presses("wang", "✏️", privately);
    await town.says("wang", "三号楼和四号楼的灯坏了", privately);
    expect(last()).toContain("改好了");
    expect(town.card("📌 #1 ").text).toContain("#1 三号楼和四号楼的灯坏了");
    await town.says("uncle", "/topics 四号楼");
    expect(transcript(town.group().slice(-1))).toContain("#1 三号楼和四号楼");
    expect(await acts()).toEqual(["topic.raised", "topic.edited"]);
  });

  it("only adds to it afterwards, also when that happens meanwhile", async () => {
    await open();
    await town.presses("wang", "✏️", privately);
    await town.presses("uncle", "👍", { on: "📌 #1 " });
    await town.says("wang", "换成别的事", privately);
    expect(last()).toContain("已经有人附议了，所以没有换");
    await town.says("wang", "楼".repeat(281), privately);
    expect(last()).toContain("最多写 280 个字");
    await town.says("wang", "四号楼\n也黑", privately);
    expect(town.card("📌 #1 ").text).toContain("#1 三号楼楼道灯坏了\n");
    expect(town.card("📌 #1 ").text).toContain("\n补充：四号楼 也黑\n");
    await town.says("uncle", "/topics 四号楼");
    expect(transcript(town.group().slice(-1))).toContain("#1 三号楼楼道灯坏了");
    await town.start("wang", "t1-1");
    expect(last()).toContain("[✏️ 补充] [🗑 撤回]");
    expect(await acts()).toEqual(["topic.raised", "topic.added"]);
  });

  it("takes it back, with a trace, and the conveners who took it up hear of it", async () => {
    await open();
    await town.start("li");
    await town.says("li", "/screen");
    await town.presses("li", "✅");
    await town.presses("wang", "🗑", privately);
    await town.presses("wang", "⬅️ 不撤了", privately);
    expect(last()).toContain("没有撤回");
    await town.presses("wang", "🗑", privately);
    await town.presses("wang", "✅ 撤回", privately);
    expect(last()).toContain("#1 三号楼楼道灯坏了：已撤回");
    expect(town.card("📌 #1 ").text).toContain("提出的人撤回了");
    expect(last("li")).toContain("提出的人撤回了，不用再安排");
    expect((await acts()).at(-1)).toBe("topic.withdraw");
  });

  it("cannot take it back while it is voted on", async () => {
    await open();
    const page = town.privateChat("wang").at(-1) as SeenMessage;
    await town.says("li", "/poll #1 single 2d: 修不修？ | 修 | 不修");
    const refused = await town.presses("wang", "🗑", { on: page });
    expect(refused.text).toContain("在投票");
    await town.start("wang", "t1-1");
    expect(last()).not.toContain("🗑");
    await town.says("li", "/close #2");
    await town.presses("wang", "🗑", { on: page });
    expect(last()).toContain("真的要撤回吗");
  });

  it("does not change what another was merged into", async () => {
    await open();
    await town.says("uncle", "/topic 电梯坏了");
    await town.presses("wang", "✏️", privately);
    await town.says("li", "/merge #2 #1");
    await town.says("wang", "换成别的事", privately);
    expect(town.card("📌 #1 ").text).toContain("#1 三号楼楼道灯坏了");
    expect(await acts()).toEqual(["topic.raised"]);
  });

  it("is nobody else", async () => {
    await open();
    const { world } = town.playground;
    await town.says("uncle", "/topics");
    await town.start("uncle");
    await town.start("li");
    const forged = ["edit", "withdraw", "withdraw-surely"].flatMap((button) =>
      (["uncle", "li", "wang"] as const).map((who) => ({ button, who })),
    );
    for (const { button, who } of forged) {
      // Of the author nobody must learn in the group that it is they.
      const on =
        who === "wang" ? town.card("📌 #1 ") : town.privateChat(who).at(-1);
      const answered = await world.pressForged(
        on?.chat.id ?? 0,
        on?.message_id ?? 0,
        town.people[who],
        `topics.${button}:1:1`,
      );
      await town.settle();
      expect(answered.text).toContain("只有提这件事的人");
    }
    expect(await acts()).toEqual(["topic.raised"]);
  });
});
