import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#platform/ledger";
import type { Store } from "#platform/store";
import {
  databases,
  openTown,
  type Town,
  type Who,
} from "../../support/town.ts";

/** Every value of every table that names or numbers the person, as `table.column: value`. */
async function findTraces(
  store: Store,
  person: { names: readonly string[]; userId: number },
): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await store.db.introspection.getTables()) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(name)}`.execute(store.db);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = String(value);
        const isThem =
          value === person.userId ||
          new RegExp(`(?<!\\d)${person.userId}(?!\\d)`).test(text) ||
          person.names.some((one) =>
            text.toLowerCase().includes(one.toLowerCase()),
          );
        if (isThem) found.push(`${name}.${column}: ${text}`);
      }
    }
  }
  return found;
}

/** The person leaves traces wherever anybody can. */
async function leaveTraces(town: Town): Promise<void> {
  const { world } = town.playground;
  await town.start("wang");
  await town.start("li");
  await town.start("zhao");
  await town.says("wang", "/topic 三号楼楼道灯坏了，王阿姨家门口最黑");
  await town.says("uncle", "/topic 感谢王阿姨 @wang_ayi 一直扫楼道");
  await town.presses("wang", "👍", { on: "#2 " });
  await town.says("uncle", "王阿姨说得对", {
    replyTo: town.card("#1 ").message_id,
  });
  await town.says(
    "li",
    "/poll #1 single 3d: 请王阿姨带头吗？ | 请王阿姨 | 不请",
  );
  await town.says("li", "/poll #2 single 3d: 挂锦旗吗？ | 挂 | 不挂");
  await town.start("wang", "t1-1");
  await town.presses("wang", "✏️", { privately: true });
  await town.says("wang", "问王阿姨就行，地下室也黑", { privately: true });
  await town.presses("wang", "不请");
  await town.presses("wang", "不挂");
  await town.says("li", "/close #4 王阿姨说不用");
  await town.says("li", "/session #1 2026-12-05 19:30 @ 王阿姨家 限1人");
  await town.presses("wang", "🙋");
  await town.presses("zhao", "🙋");
  await town.says("li", "/follow #1 @wang_ayi 2026-12-20 请王阿姨联系电工");
  await town.says("li", "/summary #1");
  await town.says("wang", "/quiet 22:00-07:00", { privately: true });
  await town.says("wang", "/mydata", { privately: true });
  const other = world.addGroup({
    title: "阳光里",
    type: "supergroup",
    creator: town.people.li,
    members: [town.people.wang],
  });
  world.addBot(other.id, town.people.li);
  world.send(other.id, town.people.wang, { text: "/topic 阳光里门口积水" });
  const third = world.addGroup({
    title: "第三家",
    type: "supergroup",
    creator: town.people.li,
    members: [],
  });
  world.addBot(third.id, town.people.li);
  world.send(third.id, town.people.li, { text: "/topic 门坏了" });
  await town.settle();
  world.send(third.id, town.people.li, {
    text: "/follow #1 @wang_ayi 2026-12-20 修门",
  });
  await town.settle();
}

const traces = (town: Town) =>
  findTraces(town.store, {
    names: ["王阿姨", "wang_ayi"],
    userId: town.people.wang.id,
  });

describe.each(databases)("/forgetme (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("leaves no name, username or id in any table, and the ledger's chain whole", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await leaveTraces(town);
    expect((await traces(town)).length).toBeGreaterThan(15);

    await town.says("wang", "/forgetme", { privately: true });
    const asked = town.privateChat("wang").at(-1)?.text ?? "";
    expect(asked).toContain("一位居民");
    expect((await traces(town)).length).toBeGreaterThan(15);
    const answer = await town.presses("wang", "✅", { privately: true });
    expect(answer.text).toContain("已经把您忘掉了");

    expect(await traces(town)).toEqual([]);
    expect(await verifyLedger(town.store.db)).toMatchObject({ ok: true });
    const { rows } = await sql<{ details: string | null }>`
      select details from ledger where act = 'poll.closed'`.execute(
      town.store.db,
    );
    expect(rows).toEqual([{ details: null }]);
  });

  it("keeps what was said as a resident's, and shows it so", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await leaveTraces(town);
    await town.says("wang", "/forgetme", { privately: true });
    await town.presses("wang", "✅", { privately: true });

    const first = town.card("📌 #1 ").text ?? "";
    expect(first).toContain("三号楼楼道灯坏了，一位居民家门口最黑");
    expect(first).toContain("一位居民 提出");
    expect(town.card("📌 #2 ").text).toContain("感谢一位居民 一位居民 一直扫");
    // What is closed stays counted, what is running is taken back.
    expect(town.card("🗳 #4 ").text).toMatch(/不挂\s+1/);
    expect(town.card("🗳 #3 ").text).toMatch(/不请\s+0/);
    expect(town.card("🔧 #6 ").text).toContain("一位居民");
    // The next on the waiting list moves up and hears of it.
    expect(town.privateChat("zhao").at(-1)?.text).toContain("#5");
    await town.says("uncle", "/topics 一位居民");
    expect(town.group().at(-1)?.text).toContain("#1 三号楼");
    // What was added is found as before, and by the name no more.
    await town.says("uncle", "/topics 地下室");
    expect(town.group().at(-1)?.text).toContain("#1 三号楼");
    await town.says("uncle", "/topics 阿姨");
    expect(town.group().at(-1)?.text).not.toContain("#1 三号楼");
  });

  it("tells the conveners of what was left with nobody", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await leaveTraces(town);
    await town.says("wang", "/forgetme", { privately: true });
    await town.presses("wang", "✅", { privately: true });
    await town.advanceTo("2026-12-02 10:01");
    const told = town.privateChat("li").map(({ text }) => text ?? "");
    expect(told.join("\n")).toContain("#6 请一位居民联系电工，负责的 一位居民");
    expect(told.join("\n")).toContain("「幸福里小区」");
  });

  it("is for the person alone, and nothing happens without ✅", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "/forgetme");
    const foreign = await town.presses("uncle", "✅");
    expect(foreign.text).toContain("不是给您的");
    const kept = await town.presses("wang", "❌");
    expect(kept.text).toContain("什么都没有动");
    expect(town.card("📌 #1 ").text).toContain("王阿姨 提出");
    expect(() => town.card("忘掉吗")).toThrow("no card");
  });

  /** Somebody new in the group, by this name. */
  const comes = (name: string) => {
    const { world } = town.playground;
    const user = world.addUser({ name, languageCode: "zh-hans" });
    world.addMember(town.groupId, user);
    return user;
  };
  const goes = async (who: Who) => {
    await town.says(who, "/forgetme", { privately: true });
    await town.presses(who, "✅", { privately: true });
  };

  it("takes a common word out of nobody's texts but their own", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    const lamp = comes("小孙");
    await town.start(lamp);
    for (const where of ["一号楼", "二号楼", "三号楼", "四号楼"]) {
      await town.says("uncle", `/topic ${where}楼道灯坏了`);
    }
    await town.says("li", "/close #1 楼道灯修好了");
    await town.advance({ minutes: 1 });
    Object.assign(lamp, { first_name: "楼道灯" });
    const replyTo = town.card("📌 #2 ").message_id;
    await town.says(lamp, "我是楼道灯，门口也黑", { replyTo });
    await town.says("uncle", "谢谢@楼道灯 提醒，楼道灯要换", { replyTo });
    const { details } = await town.store.db
      .selectFrom("ledger")
      .select("details")
      .where("act", "=", "topic.close-asked")
      .executeTakeFirstOrThrow();
    expect(details).toContain("楼道灯");
    await goes(lamp);

    expect(town.card("📌 #2 ").text).toContain("二号楼楼道灯坏了");
    const opinions = await town.store.db
      .selectFrom("opinions")
      .select("text")
      .orderBy("seq")
      .execute();
    expect(opinions.map(({ text }) => text)).toEqual([
      "我是一位居民，门口也黑",
      "谢谢一位居民 提醒，楼道灯要换",
    ]);
    const { details: kept } = await town.store.db
      .selectFrom("ledger")
      .select("details")
      .where("act", "=", "topic.close-asked")
      .executeTakeFirstOrThrow();
    expect(kept).toBe(details);
  });

  it("takes out a name that was a few times in texts before, however often since", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await town.says("uncle", "/topic 孙阿姨说一号楼漏水");
    const sun = comes("孙阿姨");
    await town.start(sun);
    for (const where of ["二号楼", "三号楼", "四号楼", "五号楼"]) {
      await town.says("uncle", `/topic 孙阿姨说${where}漏水`);
    }
    await goes(sun);
    for (const n of [1, 2, 3, 4, 5]) {
      expect(town.card(`📌 #${n} `).text).not.toContain("孙阿姨");
    }
  });

  it("leaves a name to whoever had it before", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("uncle", "/topic 感谢王阿姨扫楼道");
    await town.advance({ minutes: 1 });
    const other = comes("王阿姨");
    await town.start(other);
    await town.says(other, "/topic 王阿姨家门口积水");
    await goes(other);
    expect(town.card("📌 #2 ").text).toContain("感谢王阿姨扫楼道");
    expect(town.card("📌 #3 ").text).toContain("一位居民家门口积水");
    expect(town.card("📌 #1 ").text).toContain("王阿姨 提出");
  });

  it.each(["reason", "single"])(
    "leaves the record as it is when %s goes",
    async (name) => {
      town = await openTown({ database, on: "2026-12-01" });
      await town.says("uncle", "/topic 三号楼楼道灯坏了");
      await town.says("li", "/poll #1 single 3d: 先修哪里？ | 一楼 | 二楼");
      const user = comes(name);
      await town.start(user);
      await town.says(user, "/join");
      await goes(user);
      const { rows } = await sql<{ act: string }>`
        select act from ledger where details is null`.execute(town.store.db);
      expect(rows).toEqual([]);
    },
  );

  it("makes somebody new of whoever comes again", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await leaveTraces(town);
    await town.says("wang", "/forgetme", { privately: true });
    await town.presses("wang", "✅", { privately: true });
    await town.says("wang", "/topic 门口有水");
    expect(town.card("门口有水").text).toContain("王阿姨 提出");
    expect(town.card("📌 #1 ").text).toContain("一位居民 提出");
    await town.presses("wang", "不请", { on: "🗳 #3 " });
    expect(town.card("🗳 #3 ").text).toMatch(/不请\s+1/);
    await town.says("li", "/reopen #4 再投一次");
    expect(town.card("🗳 #4 挂锦旗吗").text).toMatch(/不挂\s+0/);
    const numbers = await town.store.db
      .selectFrom("members")
      .select("member_id")
      .where("community_id", "=", 1)
      .where("user_id", "=", town.people.wang.id)
      .execute();
    expect(numbers).toHaveLength(1);
  });
});

describe("/forgetme in English", () => {
  let town: Town;
  afterEach(() => town.close());

  it("calls them a resident", async () => {
    town = await openTown({ database: "sqlite", locale: "en" });
    await town.says("wang", "/topic The stairway light is broken");
    await town.says("wang", "/forgetme");
    await town.presses("wang", "✅");
    expect(town.card("📌 #1 ").text).toContain("Raised by a resident");
  });
});

describe("the database file", () => {
  let town: Town;
  let folder: string;
  afterEach(async () => {
    await town.close();
    rmSync(folder, { recursive: true });
  });

  const bytes = (): string =>
    ["", "-wal"]
      .map((ending) => readFileSync(join(folder, `town.db${ending}`)))
      .map((content) => content.toString("utf8"))
      .join("");

  it("has none of it left, not even where pages were split", async () => {
    folder = mkdtempSync(join(tmpdir(), "shangliang-"));
    town = await openTown({
      database: "sqlite",
      file: join(folder, "town.db"),
      on: "2026-12-01",
    });
    await leaveTraces(town);
    for (let i = 0; i < 60; i++) {
      const names = "王阿姨，".repeat((i * 7) % 20);
      await town.says("uncle", `/topic 第${i}件：${names}您看`);
    }
    expect(bytes()).toContain("王阿姨");
    await town.says("wang", "/forgetme", { privately: true });
    await town.presses("wang", "✅", { privately: true });
    const left = bytes();
    expect(left).toContain("一位居民");
    for (const trace of ["王阿姨", "wang_ayi"]) {
      expect(left.includes(trace)).toBe(false);
    }
  });
});
