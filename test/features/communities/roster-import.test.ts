import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";
import { makeXlsx } from "../../support/make-xlsx.ts";

const table = [
  "房号,面积,业主,Telegram",
  "3-1-501,89.5,王秀英、李明,@wang_ayi",
  "3-1-502,102.35,赵强,@not_here_yet",
  "3-1-503,60,钱多多,",
].join("\n");

describe.each(databases)("importing a roster (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: Role) => town.privateChat(who).at(-1)?.text ?? "";
  const sends = (who: Role, text: string, content: string | Uint8Array) =>
    town.says(who, text, {
      privately: true,
      document: { bytes: Buffer.from(content), name: "名册.csv" },
    });
  async function open() {
    town = await openTown({ database });
    await town.says("wang", "/topics");
    await town.start("li");
  }
  const rowsIn = async (name: "households" | "household_members") =>
    (await town.store.db.selectFrom(name).selectAll().execute()).length;

  it("asks for the file, shows what it read, and imports at ✅", async () => {
    await open();
    await town.says("li", "/roster", { privately: true });
    expect(lastTo("li")).toContain("房号,面积,业主");
    await sends("li", "", table);
    expect(lastTo("li")).toContain("3 户，共 251.85 ㎡，业主 4 人");
    expect(lastTo("li")).toContain("3-1-501 · 89.5 ㎡ · 王秀英、李明");
    expect(await rowsIn("households")).toBe(0);

    const done = await town.presses("li", "✅", { privately: true });
    expect(done.text).toContain("导入好了");
    expect(lastTo("li")).toContain("3 户，共 251.85 ㎡");
    expect(await rowsIn("households")).toBe(3);
    await town.says("li", "/roster", { privately: true });
    expect(lastTo("li")).toContain("已认领 1 户，住户 1 人");
  });

  it("takes an Excel file with the caption", async () => {
    await open();
    const xlsx = makeXlsx([
      [
        ["名册"],
        ["房号", "建筑面积（㎡）", "业主姓名", "备注"],
        ["1-101", 89.5, "王", "空"],
      ],
    ]);
    await sends("li", "/roster", xlsx);
    expect(lastTo("li")).toContain("1-101 · 89.5 ㎡ · 王");
    expect(lastTo("li")).toContain("没有用上：备注");
  });

  it("takes the corrected file that follows, without being asked", async () => {
    await open();
    await sends("li", "/roster", table);
    await sends("li", "", table.replace("60", "61"));
    expect(lastTo("li")).toContain("3 户，共 252.85 ㎡");
    await town.presses("li", "✅", { privately: true });
    expect(await rowsIn("households")).toBe(3);
    await sends("li", "", table.replace("60", "62"));
    expect(lastTo("li")).toContain("变动 1 户");
    await town.start("wang");
    await sends("wang", "", table);
    expect(lastTo("wang")).toContain("没看懂");
  });

  it("changes nothing over one bad row, and says which rows are bad", async () => {
    await open();
    const bad = Array.from({ length: 12 }, (_, i) => `9-${i},0,王`);
    await sends("li", "/roster", [table, ...bad].join("\n"));
    expect(lastTo("li")).toContain("有 12 处要改，名册没有动");
    expect(lastTo("li")).toContain("第 5 行：面积“0”要大于零");
    expect(lastTo("li")).toContain("还有 2 处");
    expect(transcript(town.privateChat("li").slice(-1))).not.toContain("✅");
    expect(await rowsIn("households")).toBe(0);
  });

  it("is done once, however often ✅ is pressed", async () => {
    await open();
    await sends("li", "/roster", table);
    const [shown] = town.privateChat("li").slice(-1);
    const { world } = town.playground;
    const { li } = town.people;
    const press = () =>
      world.press(li.id, shown?.message_id ?? 0, li, { label: "✅ 导入" });
    const [first, second] = await Promise.all([press(), press()]);
    await town.settle();
    expect(first.text).toContain("导入好了");
    expect(second.text).toContain("已经导入过");
    expect(await rowsIn("households")).toBe(3);
  });

  it("leaves the roster alone at ❌, after a day, and when it has changed since", async () => {
    await open();
    await sends("li", "/roster", table);
    await town.presses("li", "❌", { privately: true });
    expect(lastTo("li")).toContain("没有导入");

    await sends("li", "/roster", table);
    await town.advance({ days: 1 });
    const late = await town.presses("li", "✅", { privately: true });
    expect(late.text).toContain("不算数");
    const kept = await town.store.db
      .selectFrom("roster_imports")
      .select("roster")
      .execute();
    expect(kept.map(({ roster }) => roster)).toEqual(["", ""]);

    await sends("li", "/roster", table);
    await town.start("chen");
    await sends("chen", "/roster", "unit,area,owners\n1-101,1,陈");
    await town.advance({ minutes: 1 });
    await town.presses("chen", "✅", { privately: true });
    const beaten = await town.presses("li", "✅", { privately: true });
    expect(beaten.text).toContain("名册又变了");
    expect(await rowsIn("households")).toBe(1);
  });

  it("shows what a new file changes, and keeps who is gone out", async () => {
    await open();
    await sends("li", "/roster", table);
    await town.presses("li", "✅", { privately: true });
    const next = table
      .replace("102.35,赵强", "103,孙红")
      .replace("3-1-501", "3-1-504");
    await sends("li", "/roster", next);
    expect(lastTo("li")).toContain("新增 1 户，变动 1 户，少了 1 户");
    expect(lastTo("li")).toContain("新表格里没有：3-1-501");
    expect(lastTo("li")).toContain("有几家业主变了");
    await town.presses("li", "✅", { privately: true });
    await town.says("li", "/roster 3-1-501", { privately: true });
    expect(lastTo("li")).toContain("没有 3-1-501");
    await town.says("li", "/roster ３－１－５０４", { privately: true });
    expect(lastTo("li")).toContain("王阿姨");
    await sends("li", "/roster", next);
    expect(lastTo("li")).toContain("和现在的名册一样");

    await sends("li", "/roster", table);
    await town.presses("li", "✅", { privately: true });
    await town.says("li", "/roster 3-1-501", { privately: true });
    expect(lastTo("li")).toContain("王阿姨");
    expect(await rowsIn("households")).toBe(4);
  });

  it("has whom it names by @ in their household when they first appear", async () => {
    await open();
    await sends("li", "/roster", table);
    await town.presses("li", "✅", { privately: true });
    await town.says("li", "/roster 3-1-502", { privately: true });
    expect(lastTo("li")).toContain("@not_here_yet，还没来过");
    const { world } = town.playground;
    const newcomer = world.addUser({
      name: "小孙",
      username: "not_here_yet",
      languageCode: "zh-hans",
    });
    world.addMember(town.groupId, newcomer);
    await town.says(newcomer, "大家好");
    await town.says("li", "/roster 3-1-502", { privately: true });
    expect(lastTo("li")).toContain("小孙，12月1日起");
    // A name that the file no longer has is nobody's household.
    await sends("li", "/roster", table.replace("@not_here_yet", ""));
    await town.presses("li", "✅", { privately: true });
    await town.says("li", "/roster 3-1-502", { privately: true });
    expect(lastTo("li")).toContain("还没有人认领");
  });

  it("gives the roster out as it came", async () => {
    await open();
    await sends("li", "/roster", table);
    await town.presses("li", "✅", { privately: true });
    await town.says("li", "/roster export", { privately: true });
    const file = town.privateChat("li").at(-1);
    const csv = Buffer.from(town.fileOf(file as never)).toString();
    expect(csv.startsWith("\ufeff房号,面积,业主,Telegram,住户人数\r\n")).toBe(
      true,
    );
    expect(csv).toContain("3-1-501,89.5,王秀英、李明,wang_ayi,1");
    await sends("li", "/roster", csv);
    expect(lastTo("li")).toContain("和现在的名册一样");
  });

  it("is for conveners, in private chat", async () => {
    await open();
    await town.says("li", "/roster");
    expect(transcript(town.group().slice(-1))).toContain("[🔗 打开私聊]");
    await town.start("li", "h1-0");
    expect(lastTo("li")).toContain("房号,面积,业主");
    await town.start("wang", "h1-0");
    expect(lastTo("wang")).toContain("只有召集人");
    await sends("wang", "/roster", table);
    expect(lastTo("wang")).toContain("只有召集人");
    await town.says("li", "没有文件的话", { privately: true });
    expect(lastTo("li")).toContain("没有收到文件");
    await town.says("li", "/roster codes", { privately: true });
    expect(lastTo("li")).toContain("还没有名册");
    expect(await rowsIn("households")).toBe(0);
  });

  it("writes into the ledger how many, and no names", async () => {
    await open();
    await sends("li", "/roster", table);
    await town.presses("li", "✅", { privately: true });
    const entries = await town.store.db
      .selectFrom("ledger")
      .select(["act", "details"])
      .where("act", "=", "roster.imported")
      .execute();
    expect(entries).toHaveLength(1);
    expect(JSON.parse(entries[0]?.details ?? "{}")).toMatchObject({
      added: 3,
      households: 3,
      areaCm2: 2_518_500,
    });
    expect(entries[0]?.details).not.toContain("王");
  });
});
