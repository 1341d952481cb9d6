import { afterEach, describe, expect, it } from "vitest";
import { oneDatabase, openTown, type Town } from "../../support/town.ts";

describe.each(oneDatabase)("the picture of a result (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const pictures = () => town.group().filter(({ photo }) => photo);

  async function openPoll(): Promise<void> {
    town = await openTown({ database });
    await town.says("wang", "/topic 3号楼楼道灯坏了");
    await town.says("li", "/poll #1 2d: 楼道灯怎么修？ | 统一换 | 各楼修");
  }

  it("comes as a photo after the result, in reply to the card", async () => {
    await openPoll();
    const card = town.card("#2 ");
    await town.presses("wang", "统一换");
    await town.presses("uncle", "统一换");
    await town.presses("zhao", "各楼修");
    await town.advance({ days: 2 });
    const [picture, ...others] = pictures();
    if (!picture) throw new Error("there is no picture");
    expect(others).toEqual([]);
    expect(picture.caption).toBe("🗳 #2 楼道灯怎么修？");
    expect(picture.reply_to_message?.message_id).toBe(card.message_id);
    const png = Buffer.from(town.fileOf(picture));
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1_080);
    const result = town.group().find(({ text }) => text?.includes("#2 有结果"));
    expect(result?.message_id).toBeLessThan(picture.message_id);
  });

  it("does not come where nobody voted", async () => {
    await openPoll();
    await town.advance({ days: 2 });
    expect(pictures()).toEqual([]);
  });

  it("comes for a poll closed early, and again after it was reopened", async () => {
    await openPoll();
    await town.presses("wang", "统一换");
    await town.says("li", "/close #2 都投完了");
    expect(pictures()).toHaveLength(1);
    await town.says("li", "/reopen #2 还有人没投");
    expect(pictures()).toHaveLength(1);
    await town.advance({ days: 2 });
    expect(pictures()).toHaveLength(2);
  });
});
