import { describe, expect, it } from "vitest";
import type { Message } from "#playground";
import { openPlayground, type Opened } from "./open-playground.ts";

const gif = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64");
const csv = Buffer.from("房号,面积\n1-101,88.5\n");

function form(
  fields: Record<string, string | number>,
  files: Record<string, [Uint8Array, string, string?]> = {},
): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    body.set(name, String(value));
  }
  for (const [name, [bytes, fileName, type]] of Object.entries(files)) {
    const part = new Blob([Uint8Array.from(bytes)], type ? { type } : {});
    body.set(name, part, fileName);
  }
  return body;
}

async function download(opened: Opened, fileId: string): Promise<Buffer> {
  const { ask, url, playground } = opened;
  const { file_path } = await ask<{ file_path: string }>("getFile", {
    file_id: fileId,
  });
  const response = await fetch(
    `${url}/file/bot${playground.token}/${file_path}`,
  );
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe("files from people", () => {
  it("come down byte for byte", async () => {
    const opened = await openPlayground();
    const { world, wang, drain } = opened;
    await drain();
    world.send(wang.id, wang, {
      document: { bytes: csv, name: "名册.csv" },
      caption: "/roster",
    });
    world.send(wang.id, wang, { photo: { bytes: gif }, caption: "灯" });
    const [roster, picture] = await drain();
    const document = roster?.message?.document;
    expect(document).toMatchObject({
      file_name: "名册.csv",
      mime_type: "text/csv",
      file_size: csv.length,
    });
    expect(await download(opened, document?.file_id ?? "")).toEqual(csv);
    const photo = picture?.message?.photo?.at(-1);
    expect(photo).toMatchObject({ width: 1, height: 1 });
    expect(await download(opened, photo?.file_id ?? "")).toEqual(gif);
  });

  it("over 20 MB cannot be fetched by the bot", async () => {
    const { world, wang, call, drain } = await openPlayground();
    await drain();
    const bytes = new Uint8Array(20 * 1024 * 1024 + 1);
    world.send(wang.id, wang, { document: { bytes, name: "film.mp4" } });
    const [update] = await drain();
    const file_id = update?.message?.document?.file_id;
    expect(await call("getFile", { file_id })).toMatchObject({
      status: 400,
      description: "Bad Request: file is too big",
    });
  });
});

describe("files from the bot", () => {
  it("go up as photo or document, with caption, keyboard and reply", async () => {
    const opened = await openPlayground();
    const { world, group, ask, say } = opened;
    const { message_id } = await say("card");
    const keyboard = {
      inline_keyboard: [[{ text: "a", callback_data: "a" }]],
    };
    const sent = await ask<Message>(
      "sendPhoto",
      form(
        {
          chat_id: group.id,
          caption: "<b>海报</b>",
          parse_mode: "HTML",
          reply_markup: JSON.stringify(keyboard),
          reply_parameters: JSON.stringify({ message_id }),
        },
        { photo: [gif, "poster.gif"] },
      ),
    );
    expect(sent).toMatchObject({
      caption: "海报",
      caption_entities: [{ type: "bold", offset: 0, length: 2 }],
      reply_markup: keyboard,
      reply_to_message: { message_id },
    });
    expect(world.calls.at(-1)).toMatchObject({
      method: "sendPhoto",
      ok: true,
      params: { photo: { name: "poster.gif", size: gif.length } },
    });
    const document = await ask<Message>(
      "sendDocument",
      form(
        { chat_id: group.id, document: "attach://file" },
        { file: [Buffer.from("BEGIN:VCALENDAR"), "session-4.ics"] },
      ),
    );
    expect(document.document).toMatchObject({
      file_name: "session-4.ics",
      mime_type: "text/calendar",
    });
  });

  it("can be sent again by their id, as what they are", async () => {
    const { group, ask, call } = await openPlayground();
    const first = await ask<Message>(
      "sendDocument",
      form({ chat_id: group.id }, { document: [csv, "a.csv"] }),
    );
    const file_id = first.document?.file_id;
    const again = await ask<Message>("sendDocument", {
      chat_id: group.id,
      document: file_id,
    });
    expect(again.document).toEqual(first.document);
    expect(
      await call("sendPhoto", { chat_id: group.id, photo: file_id }),
    ).toMatchObject({
      description: "Bad Request: can't use file of type Document as Photo",
    });
    expect(await call("getFile", { file_id: "no" })).toMatchObject({
      description: "Bad Request: invalid file_id",
    });
  });

  it("come as an album", async () => {
    const { group, ask, call } = await openPlayground();
    const media = [
      { type: "photo", media: "attach://one", caption: "两张" },
      { type: "photo", media: "attach://two" },
    ];
    const files = { one: [gif, "1.gif"], two: [gif, "2.gif"] } as const;
    const sent = await ask<Message[]>(
      "sendMediaGroup",
      form(
        { chat_id: group.id, media: JSON.stringify(media) },
        { one: [...files.one], two: [...files.two] },
      ),
    );
    expect(sent).toHaveLength(2);
    expect(sent[0]).toMatchObject({ caption: "两张" });
    expect(sent[0]?.media_group_id).toBe(sent[1]?.media_group_id);
    const many = Array(11).fill(media[0]);
    expect(
      await call(
        "sendMediaGroup",
        form(
          { chat_id: group.id, media: JSON.stringify(many) },
          { one: [...files.one] },
        ),
      ),
    ).toMatchObject({
      description: "Bad Request: too many messages to send as an album",
    });
  });

  it("change their caption and their picture", async () => {
    const { world, group, ask, call } = await openPlayground();
    const sent = await ask<Message>(
      "sendPhoto",
      form({ chat_id: group.id, caption: "a" }, { photo: [gif, "1.gif"] }),
    );
    const edit = { chat_id: group.id, message_id: sent.message_id };
    expect(
      await ask("editMessageCaption", { ...edit, caption: "b" }),
    ).toMatchObject({ caption: "b" });
    expect(await ask("editMessageCaption", edit)).not.toHaveProperty("caption");
    expect(
      await call("editMessageCaption", { ...edit, caption: "字".repeat(1025) }),
    ).toMatchObject({
      description: "Bad Request: message caption is too long",
    });
    const media = { type: "document", media: "attach://f", caption: "c" };
    await ask(
      "editMessageMedia",
      form({ ...edit, media: JSON.stringify(media) }, { f: [csv, "a.csv"] }),
    );
    const seen = world.message(group.id, sent.message_id);
    expect(seen).toMatchObject({
      caption: "c",
      document: { file_name: "a.csv" },
    });
    expect(seen).not.toHaveProperty("photo");
  });

  it.each([
    ["nothing", {}, "there is no photo in the request"],
    ["no picture", { photo: csv }, "IMAGE_PROCESS_FAILED"],
    ["an empty file", { photo: Buffer.alloc(0) }, "file must be non-empty"],
  ])("refuse %s as a photo", async (_, files, reason) => {
    const { group, call } = await openPlayground();
    const parts = Object.entries(files).map(
      ([name, bytes]) =>
        [name, [bytes, "a.png"]] as [string, [Uint8Array, string]],
    );
    const body = form({ chat_id: group.id }, Object.fromEntries(parts));
    expect(await call("sendPhoto", body)).toMatchObject({
      status: 400,
      description: `Bad Request: ${reason}`,
    });
  });

  it("refuse photos over 10 MB and uploads over 50 MB", async () => {
    const { group, call } = await openPlayground();
    const big = Buffer.concat([gif, Buffer.alloc(10 * 1024 * 1024)]);
    const photo = form({ chat_id: group.id }, { photo: [big, "a.gif"] });
    expect(await call("sendPhoto", photo)).toMatchObject({ status: 400 });
    const huge = Buffer.alloc(51 * 1024 * 1024);
    const document = form({ chat_id: group.id }, { document: [huge, "a"] });
    expect(await call("sendDocument", document)).toMatchObject({
      status: 413,
      description: "Request Entity Too Large",
    });
  });
});
