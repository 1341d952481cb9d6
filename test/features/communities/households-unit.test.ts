import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Town,
  type Who,
} from "../../support/town.ts";

const table = [
  "房号,面积,业主,Telegram",
  "3-1-501,89.5,王秀英,@wang_ayi",
  "3-1-502,102.35,赵强,",
].join("\n");

describe.each(databases)("a unit of the roster (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: Who) => town.privateChat(who).at(-1)?.text ?? "";
  const tells = (text: string) => town.says("li", text, { privately: true });
  const imports = async (text: string) => {
    await town.says("li", "/roster", {
      privately: true,
      document: { bytes: Buffer.from(text), name: "roster.csv" },
    });
    await town.presses("li", "✅", { privately: true });
  };
  async function open() {
    town = await openTown({ database });
    await town.says("wang", "/topics");
    await town.start("li");
    await imports(table);
  }

  it("shows its area, owners and residents", async () => {
    await open();
    await tells("/roster 3-1-501");
    expect(lastTo("li")).toContain("面积 89.5 ㎡");
    expect(lastTo("li")).toContain("业主：王秀英（12月1日起）");
    expect(lastTo("li")).toContain("王阿姨，12月1日起");
    await tells("/roster 9-9-999");
    expect(lastTo("li")).toContain("没有 9-9-999");
  });

  it("changes hands: who lived there is out, and one new code opens it", async () => {
    await open();
    await town.start("wang");
    await town.says("wang", "/claim", { privately: true });
    const link = /start=(\w+)/.exec(lastTo("wang"))?.[1] ?? "";
    await tells("/roster 3-1-501");
    await town.presses("li", "🔁", { privately: true });
    expect(lastTo("li")).toContain("新业主叫什么");
    await tells("、");
    expect(lastTo("li")).toContain("没有业主姓名");
    await tells("孙红、孙强");
    expect(lastTo("li")).toContain("现在是 孙红、孙强");
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(lastTo("li"))?.[0] ?? "";
    await town.start("uncle", link);
    expect(lastTo("uncle")).toContain("已经作废");
    await town.says("uncle", `/claim ${code}`, { privately: true });
    expect(lastTo("uncle")).toContain("3-1-501 登记好了");
    await tells("/roster 3-1-501");
    expect(lastTo("li")).toContain("李叔");
    expect(lastTo("li")).not.toContain("王阿姨");
  });

  it("stays as it was when the question is left", async () => {
    await open();
    await tells("/roster 3-1-501");
    await town.presses("li", "🔁", { privately: true });
    await town.presses("li", "❌", { privately: true });
    expect(lastTo("li")).toContain("没有改");
    await tells("谢谢");
    await tells("/roster 3-1-501");
    expect(lastTo("li")).toContain("业主：王秀英");
    expect(lastTo("li")).toContain("王阿姨");
  });

  it("loses one resident, whom the same file would bring back only as a change", async () => {
    await open();
    await tells("/roster 3-1-501");
    const out = await town.presses("li", "🗑 王阿姨", { privately: true });
    expect(out.text).toContain("王阿姨");
    expect(transcript(town.privateChat("li").slice(-1))).toContain(
      "还没有人认领",
    );
    await tells("/roster export");
    const file = town.privateChat("li").at(-1);
    const csv = Buffer.from(town.fileOf(file as never)).toString();
    expect(csv).not.toContain("wang_ayi");
    await imports(table);
    await tells("/roster 3-1-501");
    expect(lastTo("li")).toContain("王阿姨");
  });

  it("is not opened again by the link of whoever was taken out", async () => {
    await open();
    await town.start("wang");
    await town.says("wang", "/claim", { privately: true });
    const link = /start=(\w+)/.exec(lastTo("wang"))?.[1] ?? "";
    await tells("/roster 3-1-501");
    await town.presses("li", "🗑 王阿姨", { privately: true });
    await town.start("wang", link);
    expect(lastTo("wang")).toContain("已经作废");
  });

  it("gets another area", async () => {
    await open();
    await tells("/roster 3-1-502");
    await town.presses("li", "✏️", { privately: true });
    await tells("很大");
    expect(lastTo("li")).toContain("看不懂");
    await tells("１０３．５㎡");
    expect(lastTo("li")).toContain("改成 103.5 ㎡");
    await tells("/roster");
    expect(lastTo("li")).toContain("共 193 ㎡");
    const { details } = await town.store.db
      .selectFrom("ledger")
      .select("details")
      .where("act", "=", "household.measured")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(details ?? "{}")).toMatchObject({
      before: 1_023_500,
      after: 1_035_000,
    });
  });
});
