import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("/settings (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const last = () => town.group().at(-1)?.text ?? "";
  const shown = () =>
    transcript(
      town
        .group()
        .filter((one) => one.text?.startsWith("⚙️"))
        .slice(-1),
    );

  it("shows everything, and marks what is so on the buttons", async () => {
    town = await openTown({ database });
    await town.says("li", "/settings");
    for (const text of [
      "语言：中文",
      "时区：北京时间",
      "安静时间：22:00-08:00",
      "每天汇总：18:00",
      "每天最多主动说：12 条",
      "自动受理：不开",
      "筛选的规矩：用通常的",
      "[✓ 中文] [English]",
      "[✓ 北京时间]",
      "[✓ 22:00-08:00]",
      "[✓ 18:00]",
      "[✓ 12 条]",
      "[✓ 不自动]",
    ]) {
      expect(shown()).toContain(text);
    }
    expect(shown()).not.toContain("说话的地方");
    await town.presses("li", "24 条");
    await town.presses("li", "5 人附议");
    expect(shown()).toContain("[✓ 24 条]");
    expect(shown()).toContain("自动受理：满 5 人附议");
    const rows = keyboardOf(town);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(3);
  });

  it("takes one line for each of them", async () => {
    town = await openTown({ database });
    for (const [line, text] of [
      ["budget 6", "每天最多主动说：6 条"],
      ["accept 3", "自动受理：满 3 人附议"],
      ["accept off", "自动受理：不开"],
      ["rules 大家的事都收", "本群自己写的"],
      ["rules off", "用通常的"],
      ["tz asia/taipei", "时区：台北时间"],
      ["tz Europe/Paris", "时区：Europe/Paris"],
      ["quiet off", "安静时间：不设"],
    ] as const) {
      await town.says("li", `/settings ${line}`);
      expect(last()).toContain(text);
    }
  });

  it.each([
    ["budget", "1 到 99"],
    ["budget 0", "1 到 99"],
    ["budget 100", "1 到 99"],
    ["budget lots", "1 到 99"],
    ["accept", "1 到 999"],
    ["accept -3", "1 到 999"],
    ["rules", "最多 1000 个字"],
    [`rules ${"长".repeat(1_001)}`, "这次是 1001 个"],
    ["here", "那个话题里写"],
    ["weather", "没看懂要改哪一项"],
  ])("refuses %s and changes nothing", async (line, text) => {
    town = await openTown({ database });
    await town.says("li", `/settings ${line}`);
    expect(last()).toContain(text);
    const entries = await town.store.db
      .selectFrom("ledger")
      .select("act")
      .where("act", "=", "community.set")
      .execute();
    expect(entries).toEqual([]);
  });

  it("names the community in private chat", async () => {
    town = await openTown({ database });
    await town.says("li", "/help");
    await town.start("li");
    await town.says("li", "/settings", { privately: true });
    expect(town.privateChat("li").at(-1)?.text).toContain(
      "「幸福里小区」的设置",
    );
    await town.presses("li", "20:00", { privately: true });
    expect(town.privateChat("li").at(-1)?.text).toContain("每天汇总：20:00");
    await town.says("li", "/settings here", { privately: true });
    expect(town.privateChat("li").at(-1)?.text).toContain("那个话题里写");
  });

  it("tells what the bot cost the group, and when that was too much", async () => {
    town = await openTown({ database });
    await town.says("li", "/settings budget 1");
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.presses("uncle", "👍", { on: "📌 #1" });
    await town.presses("zhao", "👍", { on: "📌 #1" });
    await town.says("li", "/settings");
    expect(last()).toMatch(/最近 7 天：我在群里说了 \d+ 条/);
    expect(last()).toContain("大家点了 2 下按钮");
    expect(last()).not.toContain("超过了");
    for (const n of [1, 2, 3]) {
      await town.says("li", `/poll #1 single 30m: 第 ${n} 次？ | 修 | 不修`);
    }
    await town.advance({ hours: 1 });
    await town.says("li", "/settings");
    expect(last()).toContain("有一天主动说的超过了 1 条");
  });
});

const keyboardOf = (town: Town): unknown[][] =>
  (
    town.group().findLast((one) => one.text?.startsWith("⚙️"))
      ?.reply_markup as unknown as { inline_keyboard: unknown[][] }
  ).inline_keyboard;
