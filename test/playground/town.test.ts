import { afterEach, describe, expect, it } from "vitest";
import { openTown, type Town } from "../support/town.ts";
import { drawPng } from "./draw-png.ts";

describe("the town that other tests live in", () => {
  let town: Town;
  afterEach(() => town.close());

  it("passes on what people attach, and hands files out", async () => {
    town = await openTown({ database: "sqlite" });
    const bytes = drawPng(1);
    const photos = [{ bytes }, { bytes: drawPng(2) }];
    const album = await town.says("wang", "看看这灯", { photos });
    expect(album.caption).toBe("看看这灯");
    expect(town.fileOf(album)).toEqual(bytes);
    const venue = { latitude: 31.2, longitude: 121.4, title: "活动室" };
    const place = await town.says("wang", "", { venue });
    expect(place.venue?.title).toBe("活动室");
    await town.start("wang");
    const roster = { bytes: Buffer.from("房号\n1-101"), name: "名册.csv" };
    const sent = await town.says("wang", "给", {
      document: roster,
      privately: true,
    });
    expect(sent.chat.id).toBe(town.people.wang.id);
    expect(Buffer.from(town.fileOf(sent)).toString()).toBe("房号\n1-101");
    expect(town.playground.world.pendingUpdates()).toBe(0);
  });

  it("follows its group into a supergroup, and into topics", async () => {
    town = await openTown({ database: "sqlite", groupType: "group" });
    const { world } = town.playground;
    const before = town.groupId;
    const moved = world.migrate(before);
    await town.settle();
    expect(town.groupId).toBe(moved.id);
    world.setForum(town.groupId, true);
    const threadId = world.createTopic(town.groupId, "维修", town.people.li);
    const twin = world.addUser({ name: "王阿姨", languageCode: "en" });
    world.addMember(town.groupId, twin);
    const said = await town.says(twin, "灯坏了", { threadId });
    expect(said).toMatchObject({
      chat: { id: moved.id, is_forum: true },
      from: { id: twin.id, first_name: "王阿姨", language_code: "en" },
      message_thread_id: threadId,
    });
  });
});
