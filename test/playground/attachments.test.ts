import { describe, expect, it } from "vitest";
import type { Message } from "#playground";
import { drawPng } from "./draw-png.ts";
import { openPlayground } from "./open-playground.ts";

const gif = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64");
const photo = { bytes: gif, name: "a.gif" };
const place = { latitude: 31.2304, longitude: 121.4737 };

describe("what people attach", () => {
  it("reaches the bot as an album: an update each, in order, one caption", async () => {
    const { world, wang, drain } = await openPlayground();
    await drain();
    const seen = world.send(wang.id, wang, {
      photos: [photo, photo, photo],
      caption: "/topic 灯坏了",
    });
    const messages = (await drain()).map(({ message }) => message);
    expect(messages).toHaveLength(3);
    const [first, ...others] = messages;
    expect(first).toMatchObject({
      message_id: seen.message_id,
      caption: "/topic 灯坏了",
      caption_entities: [{ type: "bot_command", offset: 0, length: 6 }],
    });
    for (const other of others) expect(other).not.toHaveProperty("caption");
    const ids = messages.map((message) => message?.message_id ?? 0);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const groups = new Set(messages.map((message) => message?.media_group_id));
    expect(groups.size).toBe(1);
    expect(groups).not.toContain(undefined);
    const files = messages.map((message) => message?.photo?.at(-1)?.file_id);
    expect(new Set(files).size).toBe(3);
  });

  it("is no album when the photo is alone, and none has more than ten", async () => {
    const { world, wang, drain } = await openPlayground();
    await drain();
    world.send(wang.id, wang, { photos: [photo], caption: "灯" });
    const [update] = await drain();
    expect(update?.message).toMatchObject({ caption: "灯" });
    expect(update?.message).not.toHaveProperty("media_group_id");
    expect(() =>
      world.send(wang.id, wang, { photos: Array(11).fill(photo) as never }),
    ).toThrow("at most 10");
  });

  it("shows a bot in privacy mode only the photo with the command", async () => {
    const { world, group, wang, drain } = await openPlayground();
    await drain();
    world.send(group.id, wang, {
      photos: [photo, photo],
      caption: "/topic 灯",
    });
    expect(await drain()).toMatchObject([
      { message: { caption: "/topic 灯" } },
    ]);
  });

  it("can be a place, with a name or without", async () => {
    const { world, wang, drain } = await openPlayground();
    await drain();
    world.send(wang.id, wang, { location: place });
    world.send(wang.id, wang, { venue: { ...place, title: "活动室" } });
    const [location, venue] = (await drain()).map(({ message }) => message);
    expect(location?.location).toEqual(place);
    expect(location).not.toHaveProperty("text");
    expect(venue).toMatchObject({
      location: place,
      venue: { location: place, title: "活动室", address: "" },
    });
    const placed = location?.message_id ?? 0;
    expect(() => world.editMessage(wang.id, placed, wang, "x")).toThrow(
      "stays as it is",
    );
    expect(() =>
      world.send(wang.id, wang, { location: place, text: "这里" }),
    ).toThrow("no caption");
    expect(() =>
      world.send(wang.id, wang, { location: { latitude: 91, longitude: 0 } }),
    ).toThrow("no place");
  });

  it("is in the message that answers it", async () => {
    const { world, wang, drain } = await openPlayground();
    const document = { bytes: Buffer.from("a"), name: "报价.csv" };
    for (const attached of [{ photo }, { location: place }, { document }]) {
      const sent = world.send(wang.id, wang, attached);
      await drain();
      const text = { text: "这个", replyTo: sent.message_id };
      world.send(wang.id, wang, text);
      world.send(wang.id, wang, { photo, replyTo: sent.message_id });
      const replies = (await drain()).map(({ message }) => message);
      const [kind] = Object.keys(attached) as ["photo"];
      for (const reply of replies) {
        expect(reply?.reply_to_message?.[kind]).toEqual(sent[kind]);
        expect(reply?.reply_to_message?.[kind]).toBeDefined();
      }
    }
  });

  it("has a thumbnail first, unless it is as small", async () => {
    const { world, wang, drain } = await openPlayground();
    await drain();
    world.send(wang.id, wang, { photo: { bytes: drawPng(1, 240, 180) } });
    world.send(wang.id, wang, { photo });
    const [large, small] = (await drain()).map(({ message }) => message?.photo);
    expect(large).toMatchObject([
      { width: 90, height: 68 },
      { width: 240, height: 180 },
    ]);
    expect(large?.[0]?.file_id).not.toBe(large?.[1]?.file_id);
    expect(small).toHaveLength(1);
  });

  it("is fetched with the bot's own token alone", async () => {
    const { world, wang, drain, ask, url, playground } = await openPlayground();
    await drain();
    world.send(wang.id, wang, { photo });
    const [update] = await drain();
    const file_id = update?.message?.photo?.at(-1)?.file_id;
    const { file_path } = await ask<{ file_path: string }>("getFile", {
      file_id,
    });
    const get = async (token: string, path: string) => {
      const response = await fetch(`${url}/file/bot${token}/${path}`);
      return { status: response.status, body: await response.text() };
    };
    expect(await get("1:wrong", file_path)).toMatchObject({
      status: 401,
      body: expect.stringContaining("Unauthorized") as string,
    });
    expect(await get(playground.token, "photos/none.jpg")).toMatchObject({
      status: 404,
      body: expect.stringContaining("Not Found") as string,
    });
    expect((await get(playground.token, file_path)).status).toBe(200);
  });
});

describe("what the bot attaches", () => {
  it("can be what people sent, alone or as an album", async () => {
    const { world, group, wang, ask } = await openPlayground();
    const ids = [photo, photo].map((one) => {
      const sent = world.send(group.id, wang, { photo: one });
      return sent.photo?.at(-1)?.file_id ?? "";
    });
    const alone = await ask<Message>("sendPhoto", {
      chat_id: group.id,
      photo: ids[0],
      caption: "灯",
    });
    expect(alone.photo?.at(-1)?.file_id).toBe(ids[0]);
    const album = await ask<Message[]>("sendMediaGroup", {
      chat_id: group.id,
      media: ids.map((media) => ({ type: "photo", media })),
    });
    expect(album.map((one) => one.photo?.at(-1)?.file_id)).toEqual(ids);
    expect(album[0]?.media_group_id).toBeDefined();
    expect(album[0]?.media_group_id).toBe(album[1]?.media_group_id);
  });

  it("can be a place", async () => {
    const { world, group, ask, call } = await openPlayground();
    const location = await ask<Message>("sendLocation", {
      chat_id: group.id,
      ...place,
      reply_markup: {
        inline_keyboard: [[{ text: "去", callback_data: "go" }]],
      },
    });
    expect(location).toMatchObject({
      location: place,
      reply_markup: { inline_keyboard: [[{ text: "去" }]] },
    });
    const venue = await ask<Message>("sendVenue", {
      chat_id: group.id,
      latitude: "31.2304",
      longitude: "121.4737",
      title: "活动室",
      address: "3 号楼",
    });
    expect(venue.venue).toEqual({
      location: place,
      title: "活动室",
      address: "3 号楼",
    });
    expect(world.message(group.id, venue.message_id)?.location).toEqual(place);
    const copy = await ask<Message>("copyMessage", {
      chat_id: group.id,
      from_chat_id: group.id,
      message_id: venue.message_id,
      caption: "x",
    });
    const copied = world.message(group.id, copy.message_id);
    expect(copied?.venue).toEqual(venue.venue);
    expect(copied).not.toHaveProperty("caption");
    const to = { chat_id: group.id };
    expect(await call("sendLocation", { ...to, longitude: 1 })).toMatchObject({
      description: "Bad Request: latitude is empty",
    });
    expect(await call("sendLocation", { ...to, latitude: 1 })).toMatchObject({
      description: "Bad Request: longitude is empty",
    });
    const edit = { ...to, message_id: location.message_id };
    expect(await ask("editMessageReplyMarkup", edit)).not.toHaveProperty(
      "reply_markup",
    );
    expect(await call("editMessageText", { ...edit, text: "x" })).toMatchObject(
      {
        description: "Bad Request: there is no text in the message to edit",
      },
    );
  });

  it.each([
    ["a.png", "image/png"],
    ["a.pdf", "application/pdf"],
    ["a.csv", "text/csv"],
  ])("can be %s, whose bytes stay as they are", async (name, mime) => {
    const { world, group, ask } = await openPlayground();
    const body = new FormData();
    body.set("chat_id", String(group.id));
    body.set("document", new Blob(["房号\n1-101"], { type: mime }), name);
    const sent = await ask<Message>("sendDocument", body);
    expect(sent.document).toMatchObject({ file_name: name, mime_type: mime });
    const bytes = world.fileBytes(sent.document?.file_id ?? "");
    expect(Buffer.from(bytes).toString()).toBe("房号\n1-101");
  });
});
