import { afterEach, describe, expect, it } from "vitest";
import type { User } from "#playground";
import {
  oneDatabase,
  openTown,
  transcript,
  type Town,
  type Who,
} from "../../support/town.ts";

const table = [
  "房号,面积,业主",
  "3-1-501,89.5,王秀英",
  "3-1-502,102.35,赵强",
  "3-1-503,60,钱多多",
].join("\n");

describe.each(oneDatabase)("claiming a household (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: Who) => town.privateChat(who).at(-1)?.text ?? "";
  const lastInGroup = () => town.group().at(-1)?.text ?? "";
  const claims = (who: Who, text: string) =>
    town.says(who, `/claim ${text}`, { privately: true });

  /** A town with a roster, and the codes by unit. */
  async function open() {
    town = await openTown({ database });
    await town.start("li", "t1-1");
    await town.says("li", "/topics");
    await town.says("li", "/roster", {
      privately: true,
      document: { bytes: Buffer.from(table), name: "roster.csv" },
    });
    await town.presses("li", "✅", { privately: true });
    return makeCodes();
  }

  async function makeCodes(): Promise<Record<string, string>> {
    const before = town.privateChat("li").length;
    await town.says("li", "/roster codes", { privately: true });
    const said = town.privateChat("li").slice(before);
    const csv = said.find((one) => one.document?.file_name === "codes.csv");
    const text = Buffer.from(town.fileOf(csv as never)).toString();
    const [title, ...rows] = text.replace("\ufeff", "").trim().split("\r\n");
    expect(title).toBe("unit,code");
    return Object.fromEntries(
      rows.map((row) => row.split(",") as [string, string]),
    );
  }

  const residents = () =>
    town.store.db.selectFrom("household_members").selectAll().execute();
  const stranger = (): User =>
    town.playground.world.addUser({ name: "小孙", languageCode: "zh-hans" });

  it("sends a list and a sheet to print, and keeps no code", async () => {
    const codes = await open();
    expect(Object.keys(codes)).toEqual(["3-1-501", "3-1-502", "3-1-503"]);
    for (const code of Object.values(codes)) {
      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    }
    const sheet = town.privateChat("li").at(-1);
    expect(sheet?.document?.file_name).toBe("codes.pdf");
    expect(sheet?.caption).toContain("打印");
    const pdf = Buffer.from(town.fileOf(sheet as never));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const { db } = town.store;
    const kept = JSON.stringify([
      await db.selectFrom("claim_codes").selectAll().execute(),
      await db.selectFrom("claim_sheets").selectAll().execute(),
      await db.selectFrom("notices").select("body").execute(),
      await db.selectFrom("ledger").select("details").execute(),
      await db.selectFrom("jobs").select("payload").execute(),
    ]);
    for (const code of Object.values(codes)) {
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(code.replace("-", ""));
    }
    expect(
      await db.selectFrom("claim_sheets").select("seed").execute(),
    ).toEqual([{ seed: "" }]);
  });

  it("uses a code up, however it is typed", async () => {
    const codes = await open();
    const code = codes["3-1-501"] ?? "";
    await town.start("wang");
    await claims("wang", ` ${code.toLowerCase().replace("-", " ")} `);
    expect(lastTo("wang")).toContain("3-1-501 登记好了");
    expect(lastTo("wang")).toContain("89.5 ㎡");
    await claims("uncle", code);
    expect(lastTo("uncle")).toContain("已经有人用过");
    await claims("wang", code);
    expect(lastTo("wang")).toContain("这个码不能再用了");
    expect(await residents()).toHaveLength(1);
    await town.says("wang", "/join");
    expect(lastInGroup()).toContain("已经在名册");
  });

  it("lets in whoever has the code, from the slip or typed", async () => {
    const codes = await open();
    const bare = (unit: string) => (codes[unit] ?? "").replace("-", "");
    const scanning = stranger();
    await town.start(scanning, `claim1_${bare("3-1-501")}`);
    expect(lastTo(scanning)).toContain("3-1-501 登记好了");
    expect(lastTo(scanning)).toContain("还没进群");
    expect(lastTo(scanning)).toContain("李主任");
    const typing = stranger();
    await claims(typing, codes["3-1-502"] ?? "");
    expect(lastTo(typing)).toContain("3-1-502 登记好了");
    await town.says(typing, "/topics", { privately: true });
    expect(lastTo(typing)).not.toContain("先把我加到");
    // Somebody of the group whom the bot never met is no newcomer.
    await town.start("zhang", `claim1_${bare("3-1-503")}`);
    expect(lastTo("zhang")).toContain("登记好了");
    expect(lastTo("zhang")).not.toContain("还没进群");
  });

  it("makes nobody a member by a wrong, used or replaced code", async () => {
    const codes = await open();
    const used = codes["3-1-501"] ?? "";
    await claims("wang", used);
    const old = codes["3-1-502"] ?? "";
    await makeCodes();
    const who = stranger();
    for (const [code, answer] of [
      ["ABCD-2345", "没有这个认领码"],
      [used, "已经有人用过"],
      [old, "已经作废"],
      ["王阿姨家", "不像认领码"],
    ] as const) {
      await claims(who, code);
      expect(lastTo(who)).toContain(answer);
    }
    await town.start(who, "claim1_ABCD2345");
    expect(lastTo(who)).toContain("没有这个认领码");
    await town.start(who, "claim999_ABCD2345");
    expect(lastTo(who)).toContain("没有这个认领码");
    await town.says(who, "/topics", { privately: true });
    expect(lastTo(who)).toContain("先把我加到");
    expect(await residents()).toHaveLength(1);
  });

  it("gives the code to one of two who are as fast", async () => {
    const codes = await open();
    const code = codes["3-1-501"] ?? "";
    const { world } = town.playground;
    for (const who of ["wang", "uncle"] as const) {
      const user = town.people[who];
      world.send(user.id, user, { text: `/claim ${code}` });
    }
    await town.settle();
    expect(await residents()).toHaveLength(1);
    const answers = [lastTo("wang"), lastTo("uncle")].sort();
    expect(answers.filter((one) => one.includes("登记好了"))).toHaveLength(1);
    expect(answers.filter((one) => one.includes("用过"))).toHaveLength(1);
  });

  it("refuses who guesses, for an hour, and says so once", async () => {
    const codes = await open();
    const code = codes["3-1-501"] ?? "";
    await town.says("wang", "/topics");
    await town.start("wang");
    for (let i = 2; i < 7; i += 1) {
      await claims("wang", `AAAA-AAA${i}`);
      expect(lastTo("wang")).toContain("没有这个认领码");
    }
    await claims("wang", code);
    expect(lastTo("wang")).toContain("11:00 以后再来");
    const said = town.privateChat("wang").length;
    await claims("wang", code);
    await town.start("wang", `claim1_${code.replace("-", "")}`);
    expect(town.privateChat("wang")).toHaveLength(said);
    expect(await residents()).toHaveLength(0);
    const entries = await town.store.db
      .selectFrom("ledger")
      .select("details")
      .where("act", "=", "claim.locked")
      .execute();
    expect(entries).toHaveLength(1);
    await town.advance({ hours: 1 });
    await claims("wang", code);
    expect(lastTo("wang")).toContain("登记好了");
  });

  it("stops guessing by who is in no community, too", async () => {
    const codes = await open();
    const who = stranger();
    for (let i = 2; i < 7; i += 1) await claims(who, `AAAA-AAA${i}`);
    await claims(who, codes["3-1-501"] ?? "");
    expect(lastTo(who)).toContain("以后再来");
    expect(await residents()).toHaveLength(0);
  });

  it("does it in the group, too, without naming the home", async () => {
    const codes = await open();
    await town.says("wang", `/claim ${codes["3-1-501"] ?? ""}`);
    expect(lastInGroup()).toContain("登记好了");
    expect(lastInGroup()).toContain("私聊");
    expect(lastInGroup()).not.toContain("3-1-501");
    await town.says("li", `/claim ${codes["3-1-502"] ?? ""}`, {
      asGroup: true,
    });
    expect(lastInGroup()).toContain("匿名身份");
    expect(await residents()).toHaveLength(1);
  });

  const linkIn = (text: string) => /start=(\w+)/.exec(text)?.[1] ?? "";

  it("gives a resident a link for the next, for a day and once", async () => {
    const codes = await open();
    await claims("wang", codes["3-1-501"] ?? "");
    await town.says("wang", "/claim", { privately: true });
    const old = linkIn(lastTo("wang"));
    await town.says("wang", "/claim", { privately: true });
    const link = linkIn(lastTo("wang"));
    expect(lastTo("wang")).toContain("3-1-501");
    await town.start("uncle", old);
    expect(lastTo("uncle")).toContain("已经作废");
    await town.start("uncle", link);
    expect(lastTo("uncle")).toContain("3-1-501 登记好了");
    await town.start("uncle", link);
    expect(lastTo("uncle")).toContain("这个码不能再用了");
    await town.start("zhao", link);
    expect(lastTo("zhao")).toContain("已经有人用过");

    await town.says("uncle", "/claim", { privately: true });
    const late = linkIn(lastTo("uncle"));
    await town.start("uncle", late);
    expect(lastTo("uncle")).toContain("码没有用掉");
    await town.advance({ days: 1 });
    await town.start("zhao", late);
    expect(lastTo("zhao")).toContain("过期");
    expect(await residents()).toHaveLength(2);
  });

  it("never says the link in the group", async () => {
    const codes = await open();
    await town.says("wang", `/claim ${codes["3-1-501"] ?? ""}`);
    await town.says("wang", "/claim");
    expect(transcript(town.group().slice(-1))).toContain("[🔗 打开私聊]");
    await town.start("wang", "k1-0");
    expect(linkIn(lastTo("wang"))).toMatch(/^claim1_/);
    await town.says("wang", "/claim");
    expect(lastInGroup()).toContain("发到您私聊");
    expect(transcript(town.group())).not.toContain("start=claim");
    await town.says("zhao", "/claim");
    expect(lastInGroup()).toContain("召集人发的认领码");
  });

  it("lets somebody have two homes, and leave one", async () => {
    const codes = await open();
    await town.start("wang");
    await claims("wang", codes["3-1-501"] ?? "");
    await claims("wang", codes["3-1-502"] ?? "");
    await town.says("wang", "/claim", { privately: true });
    expect(lastTo("wang")).toMatch(/3-1-501.*3-1-502/s);
    await town.presses("wang", "退出 3-1-501", { privately: true });
    expect(lastTo("wang")).toContain("要退出 3-1-501");
    await town.presses("wang", "❌", { privately: true });
    expect(await residents()).toHaveLength(2);
    await town.says("wang", "/claim", { privately: true });
    await town.presses("wang", "退出 3-1-501", { privately: true });
    const left = await town.presses("wang", "✅ 退出", { privately: true });
    expect(left.text).toContain("已经退出 3-1-501");
    expect(await residents()).toHaveLength(1);
  });
});
