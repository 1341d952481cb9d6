import { afterEach, describe, expect, it } from "vitest";
import type { SeenMessage } from "#playground";
import { photo } from "../../support/photo.ts";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

const privately = { privately: true };

describe.each(databases)("raising in private chat (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  async function open(locale: "zh-CN" | "en" = "zh-CN") {
    town = await openTown({ database, locale });
    await town.says("wang", "hello");
    await town.says("wang", "/topics");
  }
  const seen = () => town.privateChat("wang");
  const last = () => transcript(seen().slice(-1));
  const cards = () =>
    town.group().filter(({ text }) => text?.startsWith("📌 #"));

  it("begins with the bare command, too", async () => {
    await open();
    await town.start("wang");
    await town.says("wang", "/topic", privately);
    expect(last()).toContain("您想提什么事");
    await town.says("wang", "三号楼楼道灯坏了", privately);
    await town.presses("wang", "✅ 提出", privately);
    expect(town.card("#1 ").text).toContain("王阿姨 提出");
  });

  it("shows first what the group will see, and posts nothing before ✅", async () => {
    await open();
    await town.start("wang", "n1-0");
    expect(last()).toContain("您想提什么事");
    await town.says("wang", "三号楼楼道灯坏了\n晚上黑", privately);
    expect(last()).toContain("📌 三号楼楼道灯坏了\n晚上黑");
    expect(cards()).toHaveLength(0);
    await town.restart();
    await town.presses("wang", "📍", privately);
    await town.says("wang", "", {
      venue: { latitude: 31.2, longitude: 121.5, title: "三号楼门口" },
      ...privately,
    });
    expect(last()).toContain("📍 三号楼门口");
    await town.presses("wang", "✏️", privately);
    await town.says("wang", "三号楼的灯坏了", privately);
    expect(last()).toContain("📌 三号楼的灯坏了");
    await town.presses("wang", "✅ 提出", privately);
    expect(last()).toBe("记下了，是 #1，群里看得到。\n");
    expect(town.card("#1 ").text).toContain("王阿姨 提出");
    expect(town.card("#1 ").text).toContain("📍 三号楼门口");
    // Nothing is left to answer to.
    await town.says("wang", "随便说一句", privately);
    expect(last()).toContain("没看懂");
  });

  it("leaves the name out everywhere if that is wished", async () => {
    await open();
    await town.start("wang", "n1-0");
    await town.says("wang", "楼上半夜拖椅子", privately);
    await town.presses("wang", "🙈 不署名", privately);
    expect(last()).toContain("🙈 不署名 ✓");
    await town.presses("wang", "🙈", privately);
    expect(last()).not.toContain("✓");
    await town.presses("wang", "🙈", privately);
    await town.presses("wang", "✅ 提出", privately);
    expect(last()).toContain("没有写您的名字");
    expect(town.card("#1 ").text).toContain("一位居民 提出");
    // Only from its author the photo would be taken, so it is taken from nobody here.
    const replyTo = town.card("#1 ").message_id;
    const shown = await town.says("wang", "", { photo: photo(1), replyTo });
    expect(town.card("#1 ").text).not.toContain("📷");
    const { world } = town.playground;
    expect(world.message(town.groupId, shown.message_id)?.reactions).toEqual(
      [],
    );
    await town.says("li", "/screen");
    await town.start("li", "t1-1");
    await town.says("wang", "/mine");
    await town.says("uncle", "/topics");
    const said = [...town.group().slice(1), ...town.privateChat("li")];
    for (const one of said) expect(one.text ?? "").not.toContain("王阿姨");
    const entries = await town.store.db
      .selectFrom("ledger")
      .select(["member_id", "details"])
      .where("act", "=", "topic.raised")
      .execute();
    expect(entries).toHaveLength(1);
    expect(entries[0]?.member_id).toBe(null);
    expect(entries[0]?.details).not.toContain("author");
  });

  it("is dropped at any step", async () => {
    await open();
    await town.start("wang", "n1-0");
    await town.presses("wang", "🗑", privately);
    expect(last()).toContain("好，这件不提了");
    await town.start("wang", "n1-0");
    await town.says("wang", "三号楼楼道灯坏了", privately);
    const preview = seen().at(-1);
    await town.presses("wang", "🗑", privately);
    expect(last()).toContain("好，这件不提了");
    expect(preview).toBeDefined();
    expect(cards()).toHaveLength(0);
    expect(await countDrafts()).toBe(0);
  });

  it("starts with a photo too, and takes an album as one", async () => {
    await open();
    await town.start("wang");
    await town.says("wang", "井盖松了", {
      photos: [photo(1), photo(2)],
      ...privately,
    });
    expect(last()).toContain("📌 井盖松了\n📷 2 张照片");
    const location = { latitude: 31.2, longitude: 121.5 };
    await town.says("wang", "", { location, ...privately });
    expect(last()).toContain("📷 2 张照片 · 📍 地图上标了位置");
    await town.presses("wang", "✅ 提出", privately);
    expect(town.card("#1 ").text).toContain("📷 2 张照片");
    expect(town.group().filter((one) => one.photo)).toHaveLength(2);
  });

  it("asks for the words that photos lack", async () => {
    await open();
    await town.start("wang");
    await town.says("wang", "", {
      photos: [photo(1), photo(2)],
      ...privately,
    });
    expect(last()).toContain("收到 2 张照片");
    await town.says("wang", "👍", privately);
    expect(last()).toContain("写在命令后面就行");
    await town.says("wang", "井盖松了", privately);
    expect(last()).toContain("📌 井盖松了\n📷 2 张照片");
    expect(cards()).toHaveLength(0);
  });

  it("may be one of two, of which the other is still asked for", async () => {
    await open();
    await town.start("wang", "n1-0");
    await town.says("wang", "三号楼楼道灯坏了", privately);
    const first = seen().at(-1) as SeenMessage;
    await town.start("wang", "n1-0");
    await town.presses("wang", "✅ 提出", { on: first });
    expect(cards()).toHaveLength(1);
    await town.says("wang", "快递柜太少", privately);
    expect(last()).toContain("📌 快递柜太少");
  });

  it("is forgotten when it is left", async () => {
    await open();
    await town.start("wang", "n1-0");
    await town.says("wang", "三号楼楼道灯坏了", privately);
    await town.advance({ days: 8 });
    const late = await town.presses("wang", "✅ 提出", privately);
    expect(late.text).toContain("已经提出来或者放下了");
    expect(cards()).toHaveLength(0);
    expect(await countDrafts()).toBe(0);
  });

  it("works in English", async () => {
    await open("en");
    await town.start("wang", "n1-0");
    expect(last()).toContain("What would you like to raise?");
    await town.says("wang", "The gate is stuck", privately);
    await town.presses("wang", "Unnamed", privately);
    await town.presses("wang", "📍", privately);
    await town.says("wang", "at the gate of building 3", privately);
    await town.presses("wang", "✅ Raise it", privately);
    expect(last()).toContain("Noted as #1; the group can see it, without");
    expect(town.card("#1 ").text).toContain("Raised by a resident");
    expect(town.card("#1 ").text).toContain("📍 at the gate of building 3");
  });

  const countDrafts = async () =>
    (await town.store.db.selectFrom("topic_drafts").selectAll().execute())
      .length;
});
