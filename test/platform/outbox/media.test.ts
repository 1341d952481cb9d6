import { afterEach, describe, expect, it } from "vitest";
import { html } from "#platform/i18n";
import { findSubject, say } from "#platform/outbox";
import { photo } from "../../support/photo.ts";
import { databases, noRates } from "../../support/town.ts";
import { openWorkshop, until, type Workshop } from "../../support/workshop.ts";

const topic = { kind: "topic", number: 1 };
const content = {
  text: html`<b>#1</b> the light is broken`,
  buttons: [[{ label: "more", url: "https://example.org/" }]],
};

describe.each(databases)("pictures, files and places (%s)", (database) => {
  let shop: Workshop;
  afterEach(() => shop.close());

  /** Telegram's ids of so many photos that somebody sent. */
  function takePhotos(count: number): string[] {
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    return Array.from({ length: count }, (_, i) => {
      const { photo } = shop.world.send(shop.group.id, li, {
        photo: { bytes: Buffer.from(`photo ${i}`) },
      });
      return photo?.at(-1)?.file_id ?? "";
    });
  }

  const says = async (notice: Omit<Parameters<typeof say>[1], "to">) => {
    await shop.turn((turn) => say(turn, { to: "group", ...notice }));
    await shop.settle();
  };
  const subjectOf = (messageId: number) =>
    shop.turn(({ tx, community }) =>
      findSubject(tx, {
        communityId: community.id,
        chatId: shop.group.id,
        messageId,
      }),
    );

  it("shows one photo with the words and buttons below it", async () => {
    shop = await openWorkshop({ database });
    const photos = takePhotos(1);
    const asked = shop.world.messages(shop.group.id).at(-1)?.message_id ?? 0;
    await says({ content, photos, replyTo: asked, about: topic });
    const [shown, ...others] = shop.said();
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      caption: "#1 the light is broken",
      caption_entities: [{ type: "bold", offset: 0, length: 2 }],
      reply_markup: { inline_keyboard: [[{ text: "more" }]] },
      reply_to_message: { message_id: asked },
    });
    expect(shown?.photo?.at(-1)?.file_id).toBe(photos[0]);
    expect(await subjectOf(shown?.message_id ?? 0)).toEqual(topic);
  });

  it("shows several as an album, ten at most, all about the item", async () => {
    shop = await openWorkshop({ database });
    const photos = takePhotos(12);
    const asked = shop.world.messages(shop.group.id).at(-1)?.message_id ?? 0;
    await says({ content, photos, replyTo: asked, about: topic });
    const album = shop.said();
    expect(album.map((one) => one.photo?.at(-1)?.file_id)).toEqual(
      photos.slice(0, 10),
    );
    expect(new Set(album.map((one) => one.media_group_id)).size).toBe(1);
    expect(album.map((one) => one.caption)).toEqual([
      "#1 the light is broken",
      ...Array.from({ length: 9 }, () => undefined),
    ]);
    expect(album[0]?.caption_entities).toHaveLength(1);
    expect(album[0]?.reply_to_message?.message_id).toBe(asked);
    expect(album[0]?.reply_markup).toBeUndefined();
    for (const { message_id } of album) {
      expect(await subjectOf(message_id)).toEqual(topic);
    }
  });

  it("cuts words that are too long for a caption", async () => {
    shop = await openWorkshop({ database });
    const [photo = ""] = takePhotos(1);
    const long = { text: html`<b>${"灯".repeat(3_000)}</b>` };
    await says({ content: long, photos: [photo] });
    await says({ content: long, photos: [photo, photo] });
    await says({ content: long, file: { name: "a.txt", text: "a" } });
    const cut = `${"灯".repeat(1_023)}…`;
    expect(shop.said().map((one) => one.caption)).toEqual([
      cut,
      cut,
      undefined,
      cut,
    ]);
  });

  it("sends files of text or of bytes, and keeps neither", async () => {
    shop = await openWorkshop({ database });
    const bytes = Uint8Array.from([0, 255, 137, 80, 0]);
    await says({ content, file: { name: "a.txt", text: "灯" } });
    await says({ content, file: { name: "a.xlsx", bytes } });
    const sent = shop.said().map(({ document }) => ({
      name: document?.file_name,
      bytes: [...shop.world.fileBytes(document?.file_id ?? "")],
    }));
    expect(sent).toEqual([
      { name: "a.txt", bytes: [...Buffer.from("灯")] },
      { name: "a.xlsx", bytes: [...bytes] },
    ]);
    const rows = await shop.store.db
      .selectFrom("notices")
      .select("body")
      .execute();
    expect(rows.map((row) => row.body)).toEqual(["", ""]);
  });

  it("shows a picture of the bot's own as a photo, and does not keep it", async () => {
    shop = await openWorkshop({ database });
    const picture = photo(7);
    await says({ content, picture, about: topic });
    const [shown, ...others] = shop.said();
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      caption: "#1 the light is broken",
      caption_entities: [{ type: "bold", offset: 0, length: 2 }],
      reply_markup: { inline_keyboard: [[{ text: "more" }]] },
    });
    expect(shown?.document).toBeUndefined();
    const { file_id = "" } = shown?.photo?.at(-1) ?? {};
    expect([...shop.world.fileBytes(file_id)]).toEqual([...picture.bytes]);
    expect(await subjectOf(shown?.message_id ?? 0)).toEqual(topic);
    const rows = await shop.store.db
      .selectFrom("notices")
      .select("body")
      .execute();
    expect(rows.map((row) => row.body)).toEqual([""]);
  });

  it("shows a place on the map, with its name if it has one", async () => {
    shop = await openWorkshop({ database });
    const place = { latitude: 31.23, longitude: 121.47 };
    await says({ content, place: { ...place, name: null }, about: topic });
    await says({ content, place: { ...place, name: "East gate" } });
    const [bare, named] = shop.said();
    expect(bare).toMatchObject({ location: place });
    expect(bare?.venue).toBeUndefined();
    expect(named?.venue).toMatchObject({ location: place, title: "East gate" });
    expect(await subjectOf(bare?.message_id ?? 0)).toEqual(topic);
  });

  it("goes to the group in words alone when the person cannot be reached", async () => {
    shop = await openWorkshop({ database });
    const [, , wang] = shop.users;
    if (!wang) throw new Error("the sample has six people");
    shop.world.start(wang);
    await shop.settle();
    shop.world.blockBot(wang, true);
    const photos = takePhotos(2);
    await shop.turn((turn) =>
      say(turn, {
        to: { userId: wang.id },
        content,
        photos,
        otherwise: { text: html`in words` },
      }),
    );
    await until(() => shop.texts().includes("in words"));
  });
});

describe("an album", () => {
  let shop: Workshop;
  afterEach(() => shop.close());

  it("counts as many messages as it has photos", async () => {
    const groupMs = 700;
    shop = await openWorkshop({
      rates: { ...noRates, group: 10, groupMs },
    });
    const [li] = shop.users;
    if (!li) throw new Error("the sample has six people");
    const { photo } = shop.world.send(shop.group.id, li, {
      photo: { bytes: Buffer.from("photo") },
    });
    const photos = Array.from({ length: 10 }, () => photo?.[0]?.file_id ?? "");
    await shop.turn(async (turn) => {
      await say(turn, { to: "group", content, photos });
      await say(turn, { to: "group", content });
    });
    await until(() => shop.said().length === 11);
    const [album, next] = shop.world.calls
      .filter((call) => call.method.startsWith("send"))
      .map((call) => call.at);
    expect((next ?? 0) - (album ?? 0)).toBeGreaterThanOrEqual(groupMs - 1);
  });
});
